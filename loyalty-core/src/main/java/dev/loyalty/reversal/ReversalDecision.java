package dev.loyalty.reversal;

import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.ReversalReceipt;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a return takes back. As stored, it is a receipt like any other. Immutable.
 *
 * @param original the key of the receipt that is reversed
 * @param at when the goods came back
 * @param bodyHash of the return alone: what came back, of which order
 * @param returned by line id, the units that came back this time
 * @param awards by award, what is undone this time
 * @param recoveries by account, where the units came from
 * @param booking what the host writes, in one transaction
 */
public record ReversalDecision(
        IdempotencyKey original,
        Instant at,
        String bodyHash,
        SortedMap<String, BigDecimal> returned,
        List<ReversedAward> awards,
        List<Recovery> recoveries,
        Booking booking)
        implements ReversalReceipt {

    public ReversalDecision {
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(bodyHash, "bodyHash");
        Objects.requireNonNull(booking, "booking");
        returned = Collections.unmodifiableSortedMap(new TreeMap<>(returned));
        awards = List.copyOf(awards);
        recoveries = List.copyOf(recoveries);
    }

    @Override
    public SortedMap<String, Long> reversed() {
        SortedMap<String, Long> units = new TreeMap<>();
        awards.forEach(award -> units.merge(award.account(), award.units(), Math::addExact));
        return Collections.unmodifiableSortedMap(units);
    }

    /** The units undone in an account, wherever they came from. */
    public long reversed(String account) {
        return reversed().getOrDefault(account, 0L);
    }
}
