package dev.loyalty.reversal;

import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.Share;
import dev.loyalty.ledger.TakeBack;
import dev.loyalty.ledger.TakenBack;
import dev.loyalty.model.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes back the share of what came back.
 *
 * <p>reversed now = target( all that came back so far ) − target( what came back before ), where the target of a share
 * is its units × returned / bought, rounded toward zero. Whatever the steps, the last unit takes the last point.
 */
public final class ReversalCalculation {

    private final ReversalRequest request;
    private final SortedMap<String, BigDecimal> bought;

    private ReversalCalculation(ReversalRequest request) {
        this.request = request;
        this.bought = request.original().units();
    }

    /**
     * Computes a reversal; hosts reach it through {@link dev.loyalty.Loyalty#reverse}.
     *
     * @throws IllegalArgumentException if a line is unknown, or more comes back than was bought and is not yet returned,
     *     or the id of the return was used for other units
     */
    public static ReversalDecision reverse(ReversalRequest request) {
        for (ReversalDecision made : request.earlier()) {
            if (made.key().equals(request.key())) {
                if (made.bodyHash().equals(bodyHash(request))) {
                    return made;
                }
                throw new IllegalArgumentException("return " + request.id() + " was made before at " + made.at()
                        + " of the units " + made.returned() + ", not at " + request.at() + " of " + request.returned()
                        + ". Maybe another return, which needs an id of its own?");
            }
        }
        return new ReversalCalculation(request).reverse();
    }

    private ReversalDecision reverse() {
        request.returned().forEach(this::check);
        List<ReversedAward> awards = new ArrayList<>();
        SortedMap<String, Long> units = new TreeMap<>();
        SortedMap<LimitKey, Long> freed = new TreeMap<>();
        for (Award award : request.original().awards()) {
            long before = target(award, false);
            long after = target(award, true);
            if (after != before) {
                awards.add(new ReversedAward(award.rule(), award.account(), award.line(), after - before));
                units.merge(award.account(), after - before, Math::addExact);
            }
            free(award, before, after).forEach(use -> freed.merge(use.key(), use.amount(), Math::addExact));
        }
        List<Entry> entries = new ArrayList<>();
        List<Recovery> recoveries = new ArrayList<>();
        LedgerSnapshot ledger = request.ledger();
        for (Map.Entry<String, Long> reversed : units.entrySet()) {
            String account = reversed.getKey();
            TakenBack back = LedgerArithmetic.takeBack(ledger, wish(account, reversed.getValue()));
            entries.addAll(back.entries());
            ledger = ledger.after(back.entries());
            recoveries.add(new Recovery(account, back.taken(), back.alreadyExpired(), back.notTaken(), back.owed()));
        }
        return new ReversalDecision(
                request.original().key(),
                request.at(),
                bodyHash(request),
                request.returned(),
                awards,
                recoveries,
                booking(entries, freed));
    }

    private static String bodyHash(ReversalRequest request) {
        return CanonicalJson.hash(
                List.of(request.id(), request.at(), request.original().key(), request.returned()));
    }

    private void check(String id, BigDecimal units) {
        BigDecimal quantity = bought.get(id);
        String activity = request.original().activity().id();
        if (quantity == null) {
            throw new IllegalArgumentException(activity + " has no line \"" + id + "\"; it has " + bought.keySet());
        }
        BigDecimal before = Returned.before(request.earlier(), id);
        if (units.signum() == 0) {
            throw new IllegalArgumentException(
                    "0 units of line \"" + id + "\" of " + activity + " came back. Maybe leave the line out?");
        }
        boolean sameSign = units.signum() == quantity.signum();
        if (!sameSign || before.add(units).abs().compareTo(quantity.abs()) > 0) {
            throw new IllegalArgumentException(units.toPlainString() + " units of line \"" + id + "\" of " + activity
                    + " cannot come back: " + quantity.toPlainString() + " were bought and "
                    + before.toPlainString() + " came back before. Maybe a return was sent twice?");
        }
    }

    private long target(Award award, boolean withThis) {
        long target = 0;
        for (Share share : award.shares()) {
            BigDecimal quantity = bought.get(share.line());
            if (quantity == null) {
                throw new IllegalArgumentException(
                        "the receipt of " + request.original().activity().id() + " awards for line \"" + share.line()
                                + "\", which it does not have");
            }
            BigDecimal returned = Returned.before(request.earlier(), share.line());
            if (withThis) {
                returned = returned.add(request.returned().getOrDefault(share.line(), BigDecimal.ZERO));
            }
            target = Math.addExact(target, proportion(share.units(), Fraction.of(returned), Fraction.of(quantity)));
        }
        return target;
    }

    /** The part of a limit's use that comes free: units in proportion, a time only when nothing of the award is left. */
    private static List<LimitUse> free(Award award, long before, long after) {
        List<LimitUse> free = new ArrayList<>();
        Fraction units = Fraction.of(award.units());
        if (units.signum() != 0) {
            for (LimitUse use : award.uses()) {
                long part = proportion(use.amount(), Fraction.of(before), units)
                        - proportion(use.amount(), Fraction.of(after), units);
                if (part != 0) {
                    free.add(new LimitUse(use.key(), part));
                }
            }
        }
        return free;
    }

    private static long proportion(long units, Fraction part, Fraction whole) {
        return Fraction.of(units).times(part).dividedBy(whole).round(RoundingMode.DOWN);
    }

    private TakeBack wish(String account, long units) {
        List<LotId> own = request.original().booking().entries().stream()
                .filter(entry -> entry.kind() == EntryKind.ISSUED)
                .map(Entry::lot)
                .filter(lot -> lot != null && lot.account().equals(account))
                .toList();
        long expired = request.earlier().stream()
                .flatMap(reversal -> reversal.recoveries().stream())
                .filter(recovery -> recovery.account().equals(account))
                .mapToLong(Recovery::alreadyExpired)
                .sum();
        return new TakeBack(
                account, units, own, expired, request.at(), request.original().clawback());
    }

    private Booking booking(List<Entry> entries, SortedMap<LimitKey, Long> freed) {
        IdempotencyKey original = request.original().key();
        return new Booking(
                request.key(),
                entries,
                freed.entrySet().stream()
                        .map(use -> new LimitUse(use.getKey(), use.getValue()))
                        .toList(),
                List.of(new Expectation.LedgerUnchanged(
                        original.member(), request.ledger().revision())));
    }
}
