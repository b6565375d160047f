package dev.loyalty.measure;

import dev.loyalty.ledger.IdempotencyKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a history keeps of a reversal. Immutable.
 *
 * @param key of its receipt
 * @param original key of the receipt that was reversed, which may reach the history later
 * @param at when the goods came back
 * @param returned by line id, the units that came back
 * @param reversed by account, the units undone
 */
public record PastReversal(
        IdempotencyKey key,
        IdempotencyKey original,
        Instant at,
        SortedMap<String, BigDecimal> returned,
        SortedMap<String, Long> reversed) {

    public PastReversal {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(at, "at");
        returned = Collections.unmodifiableSortedMap(new TreeMap<>(returned));
        reversed = Collections.unmodifiableSortedMap(new TreeMap<>(reversed));
    }
}
