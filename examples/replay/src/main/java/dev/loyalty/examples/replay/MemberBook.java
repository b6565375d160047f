package dev.loyalty.examples.replay;

import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.LedgerSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** What the shop keeps of a member: the ledger, the purchases that can still come back, and the sums of all entries. */
final class MemberBook {

    private final Purchases purchases = new Purchases();
    private final Map<String, Tally> tallies = new HashMap<>(2);
    private LedgerSnapshot ledger;

    MemberBook(String member) {
        ledger = LedgerSnapshot.empty(member);
    }

    LedgerSnapshot ledger() {
        return ledger;
    }

    Purchases purchases() {
        return purchases;
    }

    Tally tally(String account) {
        return tallies.getOrDefault(account, new Tally());
    }

    void book(Booking booking) {
        ledger = ledger.plus(booking);
        booking.entries()
                .forEach(entry -> tallies.computeIfAbsent(entry.account(), account -> new Tally())
                        .add(entry));
    }

    /** Closes the orders that are past, and forgets the lots and counters that only they needed. */
    void trim(Instant now, ZoneId zone) {
        purchases.close(now);
        Instant before = purchases.needsLotsFrom().filter(now::isAfter).orElse(now);
        ledger = ledger.forget(before, LocalDate.ofInstant(before, zone));
    }
}
