package dev.loyalty.redemption;

import dev.loyalty.internal.math.Allocation;
import dev.loyalty.internal.settlement.Accounts;
import dev.loyalty.internal.settlement.LotBook;
import dev.loyalty.internal.settlement.LotWish;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.Redeemed;
import dev.loyalty.ledger.RedeemedShare;
import dev.loyalty.ledger.RedemptionUse;
import dev.loyalty.ledger.Share;
import dev.loyalty.model.Fraction;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.redemption.Till.Portion;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Makes of what was settled what is kept: by reward and line, and as entries. */
final class RedemptionBooking {

    private final PolicyDefinition policy;
    private final RedemptionRequest request;
    private final Desk desk;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Redeemed> redeemed = new ArrayList<>();
    private final LotBook lots;
    private final Map<LotId, Long> brought = new LinkedHashMap<>();

    RedemptionBooking(PolicyDefinition policy, RedemptionRequest request, RedemptionSettlement.Settled settled) {
        this.policy = policy;
        this.request = request;
        this.desk = settled.desk();
        this.lots = new LotBook(policy, request.id(), request.at());
        settled.granted().forEach(taken -> redeemed.add(redeemed(taken)));
        entries.addAll(desk.entries());
        entries.addAll(lots.issue(request.ledger().after(desk.entries()), brought));
    }

    List<Redeemed> redeemed() {
        return redeemed;
    }

    Booking booking() {
        List<Expectation> expectations = new ArrayList<>();
        expectations.add(new Expectation.LedgerUnchanged(
                request.member().id(), request.ledger().revision()));
        expectations.addAll(desk.limits().expectations());
        return new Booking(request.key(), entries, desk.limits().uses(), expectations);
    }

    private Redeemed redeemed(Desk.Taken taken) {
        Granted granted = taken.granted();
        Ask ask = granted.ask();
        Account account = Accounts.named(policy, ask.rule(), ask.account());
        RedemptionUse use = ask.benefit().use();
        String tender = account.unit() == AccountUnit.POINTS ? "points" : account.name();
        return new Redeemed(
                ask.reward(),
                ask.rule(),
                ask.offer(),
                account.name(),
                granted.units(),
                use,
                money(granted.value()),
                shares(granted),
                use == RedemptionUse.PAYMENT ? tender : null,
                brought(granted),
                donation(granted),
                taken.uses());
    }

    /** By line, in the order of the lines; units follow the value by largest remainder. */
    private List<RedeemedShare> shares(Granted granted) {
        if (granted.portions().isEmpty()) {
            return List.of(new RedeemedShare(Share.WHOLE, granted.units(), money(granted.value())));
        }
        List<Long> units = Allocation.inProportion(granted.units(), granted.parts());
        List<Portion> portions = granted.portions();
        return IntStream.range(0, portions.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> portions.get(i).item().position()))
                .filter(i -> granted.parts().get(i) > 0)
                .map(i -> new RedeemedShare(
                        portions.get(i).item().id(),
                        units.get(i),
                        money(granted.parts().get(i))))
                .toList();
    }

    private Redeemed.@Nullable Brought brought(Granted granted) {
        Benefit benefit = granted.ask().benefit();
        if (benefit instanceof Benefit.Brings brings) {
            return issued(granted.ask(), brings.account(), Math.multiplyExact(granted.times(), brings.units()));
        }
        return benefit instanceof Benefit.Rate rate && rate.use() == RedemptionUse.LOT && rate.to() != null
                ? issued(granted.ask(), rate.to(), granted.value())
                : null;
    }

    private Redeemed.Brought issued(Ask ask, String account, long units) {
        LotId lot = lots.lot(ask.rule(), account, LotWish.NONE);
        brought.merge(lot, units, Math::addExact);
        return new Redeemed.Brought(lot, units);
    }

    private Redeemed.@Nullable Donation donation(Granted granted) {
        if (!(granted.ask().benefit() instanceof Benefit.Rate rate)
                || rate.use() != RedemptionUse.DONATION
                || rate.to() == null) {
            return null;
        }
        Fraction added = Fraction.of(granted.value()).times(rate.topUp()).dividedBy(Fraction.of(100));
        return new Redeemed.Donation(rate.to(), money(added.round(RoundingMode.HALF_UP)));
    }

    private Money money(long minor) {
        return Money.ofMinor(policy.currency(), minor);
    }
}
