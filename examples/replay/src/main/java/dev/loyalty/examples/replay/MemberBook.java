package dev.loyalty.examples.replay;

import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.measure.MemberHistory;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.tier.TierState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the shop keeps of a member: the ledger, the purchases that can still come back, and the sums of all entries. */
final class MemberBook {

    private final Purchases purchases = new Purchases();
    private final Map<String, Tally> tallies = new HashMap<>(2);
    private LedgerSnapshot ledger;
    private MemberHistory history;
    private TierState tier;

    MemberBook(String programme, String member) {
        ledger = LedgerSnapshot.empty(member);
        history = MemberHistory.empty(programme, member);
        tier = TierState.none(member);
    }

    /** What the member did, as far back as the policy's measures look. */
    MemberHistory history() {
        return history;
    }

    TierState tier() {
        return tier;
    }

    void keep(Receipt receipt) {
        history = history.plus(receipt);
    }

    void turnTo(TierState next) {
        tier = next;
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

    /**
     * Closes the orders that are past, and forgets the lots and counters that only they needed, and what no measure looks
     * back to.
     */
    void trim(Instant now, ZoneId zone, Collection<Measure> measures) {
        List<Optional<Instant>> starts =
                measures.stream().map(measure -> measure.start(now, zone)).toList();
        if (!starts.isEmpty() && starts.stream().allMatch(Optional::isPresent)) {
            history = history.forget(starts.stream()
                    .map(Optional::orElseThrow)
                    .min(Instant::compareTo)
                    .orElseThrow());
        }
        purchases.close(now);
        Instant before = purchases.needsLotsFrom().filter(now::isAfter).orElse(now);
        ledger = ledger.forget(before, LocalDate.ofInstant(before, zone));
    }
}
