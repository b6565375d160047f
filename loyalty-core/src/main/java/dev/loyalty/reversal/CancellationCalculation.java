package dev.loyalty.reversal;

import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.GiveBack;
import dev.loyalty.ledger.GivenBack;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.ledger.Redeemed;
import dev.loyalty.ledger.RedemptionUse;
import dev.loyalty.ledger.Share;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives back what was spent for what came back.
 *
 * <p>given back now = target( all that came back so far ) − given back before, where the target of a reward is what was
 * spent for the lines that came back, rounded toward zero. A reward that brought things comes back as a whole: the things
 * that are left are taken, and the same part of the units is given back. A donation stays.
 *
 * <p>Units go to the lots they came from, which keep their dates; those that a reversal could not take while they were spent
 * stay taken. Used by one thread and thrown away.
 */
public final class CancellationCalculation {

    private static final int FIRST_LOT = 1;

    private final CancellationRequest request;
    private final Back now;
    private final Back back;
    private final Function<String, @Nullable LotTerms> renewal;
    private final List<Entry> entries = new ArrayList<>();
    private final List<CancelledReward> rewards = new ArrayList<>();
    private final List<NotUndone> notUndone = new ArrayList<>();
    private final SortedMap<LimitKey, Long> uses = new TreeMap<>();
    private LedgerSnapshot ledger;

    private CancellationCalculation(
            CancellationRequest request, Back before, Back now, Function<String, @Nullable LotTerms> renewal) {
        this.request = request;
        this.now = now;
        this.back = before.plus(now);
        this.renewal = renewal;
        this.ledger = request.ledger();
    }

    /**
     * Computes a cancellation; hosts reach it through {@link dev.loyalty.Loyalty#cancel}.
     *
     * @param renewal by account, the dates for units whose own time has run out; null if they come back expired
     * @throws IllegalArgumentException if a line is unknown, or more comes back than was bought and is not yet returned, or
     *     the id was used for something else
     */
    public static CancellationDecision cancel(
            CancellationRequest request, Function<String, @Nullable LotTerms> renewal) {
        List<CancellationDecision> others = new ArrayList<>(request.earlier());
        CancellationDecision made = others.stream()
                .filter(cancellation -> cancellation.key().equals(request.key()))
                .findFirst()
                .orElse(null);
        others.remove(made);
        Back before = Back.NOTHING;
        for (CancellationDecision other : others) {
            before = before.plus(new Back(other.returned(), new TreeMap<>()));
        }
        Back now = new Back(resolve(request, before), new TreeMap<>());
        if (made == null) {
            return new CancellationCalculation(request, before, now, renewal).cancel();
        }
        if (made.bodyHash().equals(bodyHash(request, now))) {
            return made;
        }
        throw new IllegalArgumentException("cancellation " + request.id() + " was made before at " + made.at()
                + " of the units " + made.returned() + ", not at " + request.at() + " of " + now.units()
                + ". Maybe another cancellation, which needs an id of its own?");
    }

    private static SortedMap<String, BigDecimal> resolve(CancellationRequest request, Back before) {
        Bought bought = new Bought(request.original().key().event(), units(request), before);
        if (request.what() instanceof WhatCameBack.Lines lines) {
            return bought.left(lines.lines());
        }
        if (request.what() instanceof WhatCameBack.Units units) {
            units.units().forEach(bought::check);
            return units.units();
        }
        return bought.left();
    }

    /** What can come back: the lines of the order, and the whole. */
    private static SortedMap<String, BigDecimal> units(CancellationRequest request) {
        SortedMap<String, BigDecimal> units = new TreeMap<>();
        Order order = request.original().order();
        if (order != null) {
            order.lines().forEach(line -> units.put(line.id(), line.quantity()));
        }
        units.put(Share.WHOLE, BigDecimal.ONE);
        return units;
    }

    private static String bodyHash(CancellationRequest request, Back now) {
        return CanonicalJson.hash(
                List.of(request.id(), request.at(), request.original().key(), now));
    }

    private CancellationDecision cancel() {
        for (CancellationDecision made : request.earlier()) {
            made.booking().uses().forEach(use -> uses.merge(use.key(), -use.amount(), Math::addExact));
        }
        request.original().redeemed().forEach(this::cancel);
        List<LimitUse> freed = uses.entrySet().stream()
                .filter(use -> use.getValue() != 0)
                .map(use -> new LimitUse(use.getKey(), use.getValue()))
                .toList();
        return new CancellationDecision(
                request.original().key(),
                request.at(),
                bodyHash(request, now),
                request.what(),
                now.units(),
                rewards,
                notUndone,
                new Booking(
                        request.key(),
                        entries,
                        freed,
                        List.of(new Expectation.LedgerUnchanged(
                                request.ledger().member(), request.ledger().revision()))));
    }

    private void cancel(Redeemed redeemed) {
        long before = request.earlier().stream()
                .flatMap(made -> made.rewards().stream())
                .filter(reward -> reward.reward().equals(redeemed.reward()))
                .mapToLong(CancelledReward::units)
                .reduce(0, Math::addExact);
        Fraction due = due(redeemed, before);
        long units = due.round(RoundingMode.DOWN) - before;
        for (LimitUse use : redeemed.uses()) {
            uses.merge(use.key(), -freed(use, before + units, redeemed.units()), Math::addExact);
        }
        if (units > 0) {
            GivenBack given = LedgerArithmetic.giveBack(
                    ledger,
                    new GiveBack(
                            request.original().paid(redeemed),
                            before,
                            units,
                            request.at(),
                            renewed(redeemed.account())));
            add(given.entries());
            rewards.add(new CancelledReward(
                    redeemed.reward(),
                    redeemed.account(),
                    redeemed.units(),
                    due,
                    before,
                    units,
                    given.usable(),
                    given.expired(),
                    given.renewed(),
                    given.reclaimed()));
        }
    }

    private static long freed(LimitUse use, long givenBack, long spent) {
        return Fraction.of(use.amount())
                .times(Fraction.of(givenBack))
                .dividedBy(Fraction.of(spent))
                .round(RoundingMode.DOWN);
    }

    private Fraction due(Redeemed redeemed, long before) {
        boolean all = isBack(Share.WHOLE, BigDecimal.ONE);
        boolean nowAll = now.units().containsKey(Share.WHOLE);
        if (redeemed.use() == RedemptionUse.DONATION) {
            if (nowAll) {
                notUndone.add(new NotUndone(redeemed.reward(), redeemed.units(), NotUndone.Reason.DONATED));
            }
            return Fraction.ZERO;
        }
        Redeemed.Brought brought = redeemed.brought();
        if (brought != null) {
            return nowAll ? takeBack(redeemed, brought) : Fraction.of(before);
        }
        if (all) {
            return Fraction.of(redeemed.units());
        }
        return redeemed.shares().stream()
                .map(share -> Fraction.of(share.units()).times(part(share.line())))
                .reduce(Fraction.ZERO, Fraction::plus);
    }

    private boolean isBack(String line, BigDecimal units) {
        return back.units(line).compareTo(units) == 0;
    }

    /** The part of a line that came back. */
    private Fraction part(String line) {
        BigDecimal bought = units(request).getOrDefault(line, BigDecimal.ONE);
        return Fraction.of(back.units(line)).dividedBy(Fraction.of(bought));
    }

    /** Takes the things that are left, and gives the same part of what they cost. */
    private Fraction takeBack(Redeemed redeemed, Redeemed.Brought brought) {
        LotId id = brought.lot();
        Lot lot = ledger.lot(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        id + " is not in the snapshot. Maybe it was trimmed: a cancellation needs the lots of its"
                                + " redemption."));
        long left = lot.expiredAt(request.at()) ? 0 : Math.min(lot.left(), brought.units());
        if (left > 0) {
            add(List.of(Entry.take(EntryKind.REVERSED, id, left, request.at())));
        }
        if (left < brought.units()) {
            notUndone.add(new NotUndone(id.account(), brought.units() - left, NotUndone.Reason.SPENT));
        }
        return Fraction.of(redeemed.units()).times(Fraction.of(left)).dividedBy(Fraction.of(brought.units()));
    }

    private GiveBack.@Nullable FreshLot renewed(String account) {
        LotTerms terms = renewal.apply(account);
        if (terms == null) {
            return null;
        }
        int number = (int) rewards.stream()
                        .filter(reward -> reward.account().equals(account) && reward.renewed() > 0)
                        .count()
                + FIRST_LOT;
        return new GiveBack.FreshLot(new LotId(request.id(), account, number), terms);
    }

    private void add(List<Entry> more) {
        entries.addAll(more);
        ledger = ledger.after(more);
    }
}
