package dev.loyalty.examples.replay;

import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitUse;
import java.util.SortedMap;
import java.util.TreeMap;

/** The counters of limits that all members share, such as a budget; a member's ledger is shown with them. */
final class SharedLimits {

    private final SortedMap<LimitKey, Long> used = new TreeMap<>();

    LedgerSnapshot addTo(LedgerSnapshot ledger) {
        if (used.isEmpty()) {
            return ledger;
        }
        SortedMap<LimitKey, Long> all = new TreeMap<>(ledger.used());
        all.putAll(used);
        return ledger.withUsed(all);
    }

    /** A limit is known to be shared from the first booking on that expects room in it. */
    void book(Booking booking) {
        for (Expectation expectation : booking.expectations()) {
            if (expectation instanceof Expectation.CapacityLeft capacity) {
                used.putIfAbsent(capacity.key(), 0L);
            }
        }
        for (LimitUse use : booking.uses()) {
            used.computeIfPresent(use.key(), (key, before) -> Math.max(0, Math.addExact(before, use.amount())));
        }
    }
}
