package dev.loyalty.ledger;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What one decision writes to the ledger of its key's member: all of it or nothing.
 *
 * @param key          which call it belongs to
 * @param entries      in the order they are applied; may be empty
 * @param uses         increments of limits, also of shared ones; may be empty
 * @param expectations what must still be true; may be empty
 */
public record Booking(IdempotencyKey key, List<Entry> entries, List<LimitUse> uses, List<Expectation> expectations) {

    /**
     * @throws IllegalArgumentException if repayments are not paired, or an expected capacity differs from what the
     *     uses add to that limit
     */
    public Booking {
        Objects.requireNonNull(key, "Booking.key");
        entries = List.copyOf(entries);
        uses = List.copyOf(uses);
        expectations = List.copyOf(expectations);
        requirePairedRepayments(entries);
        for (Expectation expectation : expectations) {
            if (expectation instanceof Expectation.CapacityLeft capacity) {
                requireSameUse(capacity, uses);
            }
        }
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
