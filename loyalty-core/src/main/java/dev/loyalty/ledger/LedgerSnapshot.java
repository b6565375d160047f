package dev.loyalty.ledger;

import dev.loyalty.model.Fraction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A member's ledger as a calculation reads it. Immutable and canonical: equal content is {@code equals}, however it
 * came about, so a snapshot that was kept equals the one rebuilt from its bookings.
 *
 * <p>Debts exist only while their account has no usable units: a credit repays debt at once, and a reversal takes other
 * lots before it makes debt.
 *
 * @param member   whose ledger, not blank
 * @param revision how many bookings it holds; a store compares it before it commits
 * @param lots     by id, whatever order was given; ids are unique
 * @param debts    units owed by account; accounts without debt do not appear
 * @param used     what is used of limits; counters at 0 do not appear. The host may add counters shared by all members
 * @param remainders what is earned and not a whole unit yet, exactly, in accounts that carry it; less than 0 where whole
 *     units were granted for what came back meanwhile. Remainders of 0 do not appear
 */
public record LedgerSnapshot(
        String member,
        long revision,
        List<Lot> lots,
        SortedMap<String, Long> debts,
        SortedMap<LimitKey, Long> used,
        SortedMap<RemainderKey, Fraction> remainders) {

    private static final Comparator<Lot> BY_ID = Comparator.comparing(Lot::id);

    /** @throws IllegalArgumentException if a number is negative or a lot id appears twice */
    public LedgerSnapshot {
        Checks.text(member, "LedgerSnapshot.member");
        Checks.notNegative(revision, "LedgerSnapshot.revision");
        lots = lots.stream().sorted(BY_ID).toList();
        for (int i = 1; i < lots.size(); i++) {
            if (lots.get(i).id().equals(lots.get(i - 1).id())) {
                throw new IllegalArgumentException(
                        "LedgerSnapshot.lots holds " + lots.get(i).id() + " twice. Maybe two snapshots were joined.");
            }
        }
        debts = canonical(debts, "LedgerSnapshot.debts");
        used = canonical(used, "LedgerSnapshot.used");
        TreeMap<RemainderKey, Fraction> open = new TreeMap<>(remainders);
        open.values().removeIf(units -> units.signum() == 0);
        remainders = Collections.unmodifiableSortedMap(open);
    }

    /** A ledger without remainders. */
    public LedgerSnapshot(
            String member,
            long revision,
            List<Lot> lots,
            SortedMap<String, Long> debts,
            SortedMap<LimitKey, Long> used) {
        this(member, revision, lots, debts, used, new TreeMap<>());
    }

    private static <K extends Comparable<K>> SortedMap<K, Long> canonical(SortedMap<K, Long> counts, String field) {
        TreeMap<K, Long> copy = new TreeMap<>();
        counts.forEach((key, count) -> {
            if (Checks.notNegative(count, field, key) > 0) {
                copy.put(key, count);
            }
        });
        return Collections.unmodifiableSortedMap(copy);
    }

    /** The ledger of a member for whom nothing was booked: revision 0. */
    public static LedgerSnapshot empty(String member) {
        return new LedgerSnapshot(member, 0, List.of(), new TreeMap<>(), new TreeMap<>());
    }

    /**
     * The snapshot after the member's bookings, in their order, from the first one on: the same as the one kept. Of a
     * limit shared by members it knows only what these bookings used.
     *
     * @param bookings those of other members, such as the other half of a transfer, are passed over
     * @throws IllegalArgumentException if a booking is not possible after those before it
     */
    public static LedgerSnapshot rebuild(String member, Iterable<Booking> bookings) {
        LedgerBooks books = new LedgerBooks(empty(member));
        for (Booking booking : bookings) {
            if (booking.key().member().equals(member)) {
                books.book(booking);
            }
        }
        return books.close();
    }

    /**
     * The snapshot after a booking; its revision is one higher. Expectations are the store's to check: they speak about
     * the ledger a decision started from, which may lie several steps back.
     *
     * @throws IllegalArgumentException if the booking is of another member, issues a lot twice, takes from a lot that
     *     is not there or has too little left, or repays more than is owed
     */
    public LedgerSnapshot plus(Booking booking) {
        LedgerBooks books = new LedgerBooks(this);
        books.book(booking);
        return books.close();
    }

    /**
     * The snapshot after what a decision writes to this member's ledger.
     *
     * @throws IllegalArgumentException if it writes nothing to it, or as {@link #plus(Booking)}
     */
    public LedgerSnapshot plus(Receipt receipt) {
        return plus(receipt.bookingOf(member)
                .orElseThrow(() -> new IllegalArgumentException(receipt.key() + " books nothing for \"" + member
                        + "\". Maybe snapshots of two members were mixed up.")));
    }

    /**
     * The snapshot after entries that are part of a booking still being made; the revision stays. For calculations that
     * derive further entries, such as a second lot that must see that the first one repaid the debt.
     *
     * @throws IllegalArgumentException as {@link #plus(Booking)}
     */
    public LedgerSnapshot after(List<Entry> entries) {
        LedgerBooks books = new LedgerBooks(this);
        entries.forEach(books::apply);
        return books.close();
    }

    /**
     * A smaller snapshot for stores that keep snapshots small; the revision stays. A reversal needs the lots of its
     * original receipt and a late event the counters of its period, so the host forgets only what is out of their
     * reach, or rebuilds.
     *
     * @param before            lots earned before this instant are dropped if nothing is left of them
     * @param limitsEndedBefore counters are dropped if their period ended before this day
     */
    public LedgerSnapshot forget(Instant before, LocalDate limitsEndedBefore) {
        TreeMap<LimitKey, Long> kept = new TreeMap<>(used);
        kept.keySet().removeIf(key -> key.period().endedBefore(limitsEndedBefore));
        List<Lot> open = lots.stream()
                .filter(lot -> !lot.isClosed() || !lot.earnedAt().isBefore(before))
                .toList();
        return new LedgerSnapshot(member, revision, open, debts, kept, remainders);
    }

    /** What the member holds in an account as of an instant; an unknown account holds nothing. */
    public Balance balance(String account, Instant at) {
        long pending = 0;
        long active = 0;
        long held = 0;
        for (Lot lot : lotsOf(account)) {
            if (lot.heldAt(at)) {
                held = Math.addExact(held, lot.left());
            } else if (lot.pendingAt(at)) {
                pending = Math.addExact(pending, lot.left());
            } else if (lot.activeAt(at)) {
                active = Math.addExact(active, lot.usable());
            }
        }
        // For an instant before the latest booking there may be both: units that expired before the debt was made.
        long net = active - debt(account);
        return new Balance(account, at, pending, Math.max(net, 0), Math.max(-net, 0), held, 0);
    }

    /**
     * As {@link #balance(String, Instant)}, with the units that decisions would issue to this member which are not booked,
     * such as those for the cart that is shown, as {@link Balance#promised}.
     *
     * @param previews decisions of which none is booked yet
     */
    public Balance balance(String account, Instant at, List<? extends Receipt> previews) {
        long promised = 0;
        for (Receipt preview : previews) {
            for (Entry entry : preview.bookingOf(member).map(Booking::entries).orElse(List.of())) {
                if (entry.kind() == EntryKind.ISSUED && entry.account().equals(account)) {
                    promised = Math.addExact(promised, entry.units());
                }
            }
        }
        Balance booked = balance(account, at);
        return new Balance(account, at, booked.pending(), booked.active(), booked.debt(), booked.held(), promised);
    }

    /**
     * The units, pending or active, that are not past at {@code at} but will be at {@code until}: that is, those whose
     * first unusable instant is after {@code at} and not after {@code until}. By instant, earliest first.
     */
    public List<ExpiringUnits> expiring(String account, Instant at, Instant until) {
        TreeMap<Instant, Long> units = new TreeMap<>();
        for (Lot lot : lotsOf(account)) {
            if (lot.usable() > 0 && !lot.expiredAt(at) && lot.expiredAt(until)) {
                units.merge(lot.end().orElseThrow(), lot.usable(), Math::addExact);
            }
        }
        List<ExpiringUnits> result = new ArrayList<>(units.size());
        units.forEach((instant, sum) -> result.add(new ExpiringUnits(instant, sum)));
        return List.copyOf(result);
    }

    /** The same ledger with other counts of limits, such as those that members share. */
    public LedgerSnapshot withUsed(SortedMap<LimitKey, Long> counts) {
        return new LedgerSnapshot(member, revision, lots, debts, counts, remainders);
    }

    /** What is earned in an account and not a whole step of units yet; 0 if nothing. */
    public Fraction remainder(RemainderKey key) {
        return remainders.getOrDefault(key, Fraction.ZERO);
    }

    /** What is earned in an account and not granted yet, in all steps together: parts of units, for people. */
    public Fraction remainder(String account) {
        return remainders.entrySet().stream()
                .filter(open -> open.getKey().account().equals(account))
                .map(Map.Entry::getValue)
                .reduce(Fraction.ZERO, Fraction::plus);
    }

    /** The units owed in an account; 0 if none. */
    public long debt(String account) {
        return debts.getOrDefault(account, 0L);
    }

    /** What is used of a limit; 0 if nothing. */
    public long used(LimitKey key) {
        return used.getOrDefault(key, 0L);
    }

    /** The units that reversals could not take in an account, and that are taken when they come back; 0 if none. */
    public long outstanding(String account) {
        return lotsOf(account).stream().mapToLong(Lot::outstanding).reduce(0, Math::addExact);
    }

    /** The lot of the given id; empty if it was not issued or is forgotten. */
    public Optional<Lot> lot(LotId id) {
        int low = 0;
        int high = lots.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = lots.get(middle).id().compareTo(id);
            if (order == 0) {
                return Optional.of(lots.get(middle));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** The lots of an account, closed ones too, by id. */
    public List<Lot> lotsOf(String account) {
        return lots.stream().filter(lot -> lot.account().equals(account)).toList();
    }
}
