package dev.loyalty.referral;

import dev.loyalty.facts.Scope;
import dev.loyalty.internal.counting.Countable;
import dev.loyalty.internal.math.Allocation;
import dev.loyalty.internal.settlement.Accounts;
import dev.loyalty.internal.settlement.LimitUses;
import dev.loyalty.internal.settlement.LotBook;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.Proviso;
import dev.loyalty.ledger.ReversalTerms;
import dev.loyalty.ledger.Share;
import dev.loyalty.ledger.SpecialAward;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Order;
import dev.loyalty.model.Span;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Makes awards of what was granted: by line of the friend's order, in lots, with what must stay true of them. */
final class RewardMaker {

    private final PolicyDefinition policy;
    private final IdempotencyKey key;
    private final Activity activity;
    private final List<Countable.Part> parts;
    private final BigDecimal total;
    private final Map<LotOwner, LotBook> lots = new HashMap<>();

    /** @param total what counts of the friend's order; 0 if it is none */
    RewardMaker(
            PolicyDefinition policy,
            IdempotencyKey key,
            Activity activity,
            Countable countable,
            Scope whole,
            BigDecimal total) {
        this.policy = policy;
        this.key = key;
        this.activity = activity;
        this.parts = countable.parts(whole);
        this.total = total;
    }

    /** Whose lots are kept apart: what goes back by itself has lots of its own. */
    private record LotOwner(Side side, @Nullable String milestone) {}

    Reward reward(RewardAsk ask, Account account, long units, List<LimitUse> uses) {
        String milestone = milestone(ask);
        LotBook book = lots.computeIfAbsent(
                new LotOwner(ask.side(), milestone),
                owner -> new LotBook(policy, RewardKeys.event(key, milestone), activity.at()));
        LotId lot = book.lot(ask.rule(), account.name(), ask.lot());
        ReversalTerms terms = new ReversalTerms(
                ask.per() == null, provisos(ask), Accounts.clawback(policy, account.unit() == AccountUnit.ITEMS));
        Award award = new Award(ask.rule(), lot, null, shares(units), LimitUses.summed(uses), terms);
        return new Reward(ask.side(), milestone, award, book.terms(lot));
    }

    SpecialReward special(RewardAsk ask, long units, List<LimitUse> uses) {
        SpecialAward award = new SpecialAward(
                ask.rule(),
                null,
                null,
                gift(ask, units),
                shares(units),
                LimitUses.summed(uses),
                ask.per() == null,
                provisos(ask));
        return new SpecialReward(ask.side(), milestone(ask), award);
    }

    private SpecialAward.Gift gift(RewardAsk ask, long units) {
        return switch (ask.verb()) {
            case DONATION -> new SpecialAward.Donation(ask.account(), Money.ofMinor(policy.currency(), units));
            case RECOGNITION -> new SpecialAward.Recognition(ask.account());
            case TIER_GIFT -> {
                Span lasting = Objects.requireNonNull(ask.lasting(), "lasting");
                yield new SpecialAward.TierGift(
                        ask.account(),
                        lasting.addTo(activity.at().atZone(policy.zone()).toLocalDate()));
            }
            case POINTS, CREDIT, ITEMS -> throw new IllegalStateException(ask.verb() + " is of an account");
        };
    }

    private List<Share> shares(long units) {
        List<Long> wholes = Allocation.largestRemainder(
                units,
                parts.stream()
                        .map(part -> part.ofScope().times(Fraction.of(units)))
                        .toList());
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (wholes.get(i) > 0) {
                shares.add(new Share(parts.get(i).line(), wholes.get(i)));
            }
        }
        return shares;
    }

    /** A reward stays while the least amount of the order stays, or anything of it; a milestone is not of one order. */
    private List<Proviso> provisos(RewardAsk ask) {
        return activity instanceof Order && ask.milestone() == null
                ? List.of(new Proviso.AtLeast(least(ask), total))
                : List.of();
    }

    /** What must be left of the friend's order. */
    BigDecimal least(RewardAsk ask) {
        BigDecimal any = BigDecimal.ONE
                .movePointLeft(policy.currency().getDecimalPlaces())
                .min(total);
        BigDecimal least = ask.least();
        return least == null ? any : least.max(any);
    }

    private static @Nullable String milestone(RewardAsk ask) {
        Milestone milestone = ask.milestone();
        return milestone == null ? null : milestone.name();
    }
}
