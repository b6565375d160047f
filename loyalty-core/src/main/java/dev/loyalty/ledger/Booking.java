package dev.loyalty.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one decision writes to the ledger of its key's member: all of it or nothing. A decision that touches the ledgers
 * of several members has a booking for each, see {@link Receipt#bookings()}.
 *
 * @param key          which call it belongs to
 * @param entries      in the order they are applied; may be empty
 * @param uses         increments of limits, also of shared ones; may be empty
 * @param remainders   increments of remainders; may be empty
 * @param expectations what must still be true; may be empty
 */
public record Booking(
        IdempotencyKey key,
        List<Entry> entries,
        List<LimitUse> uses,
        List<RemainderChange> remainders,
        List<Expectation> expectations) {

    /**
     * @throws IllegalArgumentException if repayments are not paired, or an expected capacity differs from what the
     *     uses add to that limit
     */
    public Booking {
        Objects.requireNonNull(key, "Booking.key");
        entries = List.copyOf(entries);
        uses = List.copyOf(uses);
        remainders = List.copyOf(remainders);
        expectations = List.copyOf(expectations);
        requirePairedRepayments(entries);
        for (Expectation expectation : expectations) {
            if (expectation instanceof Expectation.CapacityLeft capacity) {
                requireSameUse(capacity, uses);
            }
        }
    }

    /** A booking that changes no remainders. */
    public Booking(IdempotencyKey key, List<Entry> entries, List<LimitUse> uses, List<Expectation> expectations) {
        this(key, entries, uses, List.of(), expectations);
    }

    /**
     * The bookings of one decision, checked: one for each member, their keys alike in all but the member.
     *
     * @param bookings that of the key's member first
     * @throws IllegalArgumentException if there are none, a member appears twice, or they are of different calls
     */
    public static List<Booking> together(List<Booking> bookings) {
        List<Booking> all = List.copyOf(bookings);
        if (all.isEmpty()) {
            throw new IllegalArgumentException(
                    "bookings are empty. Maybe the key's member needs one, if without entries?");
        }
        IdempotencyKey first = all.get(0).key();
        Set<String> members = new HashSet<>();
        for (Booking booking : all) {
            IdempotencyKey key = booking.key();
            if (!key.equals(first.of(key.member()))) {
                throw new IllegalArgumentException("bookings hold " + key + " next to " + first
                        + ". Maybe they are of two calls, which are committed one by one?");
            }
            if (!members.add(key.member())) {
                throw new IllegalArgumentException(
                        "bookings hold member \"" + key.member() + "\" twice. Maybe join the entries in one booking?");
            }
        }
        return all;
    }

    private static void requirePairedRepayments(List<Entry> entries) {
        TreeMap<String, Long> sums = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.kind() == EntryKind.REPAID) {
                sums.merge(entry.account(), entry.units(), Math::addExact);
            }
        }
        sums.forEach((account, sum) -> {
            if (sum != 0) {
                throw new IllegalArgumentException("Booking.entries: the REPAID entries of account \"" + account
                        + "\" sum to " + sum + " instead of 0. Maybe one half of a pair is missing.");
            }
        });
    }

    private static void requireSameUse(Expectation.CapacityLeft capacity, List<LimitUse> uses) {
        long added = 0;
        for (LimitUse use : uses) {
            if (use.key().equals(capacity.key())) {
                added = Math.addExact(added, use.amount());
            }
        }
        if (added != capacity.adds()) {
            throw new IllegalArgumentException("Booking.uses add " + added + " to " + capacity.key()
                    + ", but its CapacityLeft expects " + capacity.adds()
                    + ". Maybe the use of the shared limit is missing.");
        }
    }
}
