package dev.loyalty.redemption;

import dev.loyalty.ledger.Activation;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitPeriod;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.redemption.HoldDecision.Held;
import dev.loyalty.redemption.HoldDecision.HeldLot;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.redemption.RedemptionDecision.Declined;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds units for a redemption, confirms it, or lets them go.
 *
 * <p>Units that are held lie in a lot of their own, which keeps their age and becomes active when the hold times out: as
 * of then they are free, whether anything is booked or not. Limits are used from the hold on; what a hold used that timed
 * out comes free when its end is booked. A count in the ledger says whether a hold is open.
 */
public final class HoldCalculation {

    private static final String OPEN = "open hold";
    private static final int FIRST_LOT = 1;

    private HoldCalculation() {}

    /**
     * Sets aside what an accepted redemption would spend; hosts reach it through {@link dev.loyalty.Loyalty#hold}.
     *
     * @throws IllegalArgumentException if the hold would end before it begins
     */
    public static Held hold(Accepted promised, LedgerSnapshot ledger, Instant until) {
        Instant at = promised.at();
        if (!until.isAfter(at)) {
            throw new IllegalArgumentException(
                    "the hold for redemption " + promised.key().event() + " would end at " + until
                            + ", which is not after " + at + ". Maybe add its length to the time of the request?");
        }
        String event = promised.key().event() + " held";
        Map<LotId, Long> units = new LinkedHashMap<>();
        promised.booking().entries().stream()
                .filter(entry -> entry.kind() == EntryKind.REDEEMED && entry.lot() != null)
                .forEach(entry -> units.merge(entry.lot(), -entry.units(), Math::addExact));
        Map<String, Integer> numbers = new HashMap<>();
        List<HeldLot> lots = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        units.forEach((from, count) -> {
            int number = numbers.merge(from.account(), FIRST_LOT, Integer::sum);
            LotId held = new LotId(event, from.account(), number);
            lots.add(new HeldLot(from, held, count));
            entries.add(Entry.take(EntryKind.HELD, from, count, at));
            entries.add(Entry.open(
                    EntryKind.HELD, held, count, at, terms(ledger.lot(from).orElseThrow(), until)));
        });
        List<LimitUse> uses = new ArrayList<>(promised.booking().uses());
        uses.add(new LimitUse(open(promised, until), 1));
        return new Held(
                promised,
                until,
                lots,
                new Booking(
                        key(promised, Calculation.HOLD),
                        entries,
                        uses,
                        promised.booking().expectations()));
    }

    /** As old as the units were, and not lost while they are held. */
    private static LotTerms terms(Lot lot, Instant until) {
        boolean past = lot.end().map(end -> !end.isAfter(until)).orElse(false);
        return new LotTerms(
                lot.earnedAt(), new Activation.Held(until, lot.id()), past ? new Expiry.At(until) : lot.expiry());
    }

    /**
     * Turns a hold into the redemption that it promised; hosts reach it through {@link dev.loyalty.Loyalty#confirm}.
     *
     * @param ledger the member's ledger as the host holds it now
     */
    public static RedemptionDecision confirm(Held held, Instant at, LedgerSnapshot ledger) {
        Accepted promised = held.promised();
        if (!at.isBefore(held.until())) {
            return declined(promised, RefusalReason.HOLD_TIMED_OUT, held.until().toString());
        }
        boolean complete =
                isOpen(held, ledger) && held.lots().stream().allMatch(lot -> left(ledger, lot.held()) == lot.units());
        if (!complete) {
            return declined(promised, RefusalReason.HOLD_ENDED, null);
        }
        List<Entry> entries = new ArrayList<>();
        held.lots().forEach(lot -> entries.addAll(giveBack(lot, true, at, ledger)));
        LedgerSnapshot free = ledger.after(entries);
        Map<LotId, LotId> stillHeld = new HashMap<>();
        held.lots().stream()
                .filter(lot -> ledger.lot(lot.from()).isEmpty())
                .forEach(lot -> stillHeld.put(lot.from(), lot.held()));
        for (Entry entry : promised.booking().entries()) {
            List<Entry> now = confirmed(entry, stillHeld, free);
            entries.addAll(now);
            free = free.after(now);
        }
        return new Accepted(
                promised.version(),
                promised.at(),
                promised.bodyHash(),
                promised.member(),
                promised.order(),
                promised.wishes(),
                promised.measures(),
                promised.switches(),
                promised.currency(),
                promised.silent(),
                promised.redeemed(),
                promised.passedOver(),
                booking(promised.key(), entries, List.of(new LimitUse(open(promised, held.until()), -1)), ledger));
    }

    /** An entry as promised; what is issued repays what is owed by now, not what was owed then. */
    private static List<Entry> confirmed(Entry promised, Map<LotId, LotId> stillHeld, LedgerSnapshot free) {
        LotId lot = promised.lot();
        if (promised.kind() == EntryKind.REDEEMED && lot != null) {
            LotId from = stillHeld.getOrDefault(lot, lot);
            return List.of(Entry.take(EntryKind.REDEEMED, from, -promised.units(), promised.at()));
        }
        LotTerms terms = promised.terms();
        return promised.kind() == EntryKind.ISSUED && lot != null && terms != null
                ? LedgerArithmetic.issue(free, lot, promised.units(), terms)
                : List.of();
    }

    /**
     * Lets go what is left of a hold, before it times out or after; hosts reach it through
     * {@link dev.loyalty.Loyalty#release}.
     *
     * @return empty if the hold was confirmed or released before
     */
    public static Optional<Released> release(Held held, Instant at, LedgerSnapshot ledger) {
        if (!isOpen(held, ledger)) {
            return Optional.empty();
        }
        Accepted promised = held.promised();
        List<LimitUse> freed = new ArrayList<>();
        held.booking().uses().forEach(use -> freed.add(new LimitUse(use.key(), -use.amount())));
        return Optional.of(new Released(
                at,
                promised.bodyHash(),
                booking(
                        key(promised, Calculation.RELEASE),
                        held.lots().stream()
                                .flatMap(lot -> giveBack(lot, false, at, ledger).stream())
                                .toList(),
                        freed,
                        ledger)));
    }

    /**
     * Moves what is left back to the lot it came from, unless the host has forgotten that. What is outstanding is taken,
     * or, if it is spent now as promised, is outstanding of the lot it came from.
     */
    private static List<Entry> giveBack(HeldLot lot, boolean spent, Instant at, LedgerSnapshot ledger) {
        Lot held = ledger.lot(lot.held()).orElse(null);
        if (held == null || held.isClosed() || ledger.lot(lot.from()).isEmpty()) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        long outstanding = Math.min(held.left(), held.outstanding());
        long free = spent ? held.left() : held.left() - outstanding;
        if (outstanding > 0 && spent) {
            entries.add(Entry.outstanding(EntryKind.REVERSED, held.id(), -outstanding, at));
            entries.add(Entry.outstanding(EntryKind.REVERSED, lot.from(), outstanding, at));
        } else if (outstanding > 0) {
            entries.add(Entry.reclaim(held.id(), outstanding, at));
        }
        if (free > 0) {
            entries.add(Entry.take(EntryKind.RELEASED, held.id(), free, at));
            entries.add(Entry.give(EntryKind.RELEASED, lot.from(), free, at));
        }
        return entries;
    }

    private static Booking booking(
            IdempotencyKey key, List<Entry> entries, List<LimitUse> uses, LedgerSnapshot ledger) {
        return new Booking(
                key, entries, uses, List.of(new Expectation.LedgerUnchanged(ledger.member(), ledger.revision())));
    }

    private static boolean isOpen(Held held, LedgerSnapshot ledger) {
        return ledger.member().equals(held.key().member()) && ledger.used(open(held.promised(), held.until())) > 0;
    }

    private static long left(LedgerSnapshot ledger, LotId lot) {
        return ledger.lot(lot).map(Lot::left).orElse(0L);
    }

    /** Counts 1 while the hold is open; named by the days it lasts, so that stores can forget it with other counts. */
    private static LimitKey open(Accepted promised, Instant until) {
        LocalDate first = promised.at().atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate last = until.atZone(ZoneOffset.UTC).toLocalDate();
        return new LimitKey(OPEN, promised.key().event(), new LimitPeriod(first, last.plusDays(1)));
    }

    private static IdempotencyKey key(Accepted promised, Calculation calculation) {
        IdempotencyKey key = promised.key();
        return new IdempotencyKey(key.programme(), key.member(), key.event(), calculation);
    }

    private static Declined declined(Accepted promised, RefusalReason reason, @Nullable String because) {
        return new Declined(
                promised.version(),
                promised.redeemed().stream()
                        .map(redeemed -> Refusal.of(redeemed.reward(), reason, because))
                        .toList());
    }
}
