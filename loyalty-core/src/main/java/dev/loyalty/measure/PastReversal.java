package dev.loyalty.measure;

import dev.loyalty.ledger.IdempotencyKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * What a history keeps of a reversal. Immutable.
 *
 * @param key of its receipt
 * @param original key of the receipt that was reversed, which may reach the history later
 * @param activity the id of what came back: the activity of that receipt, or an order of before that it awarded for
 * @param at when it came back
 * @param returned by line id, the units that came back
 * @param uncounted by line id, how much less the line counts for than before
 * @param reversed by account, the units undone
 */
public record PastReversal(
        IdempotencyKey key,
        IdempotencyKey original,
        String activity,
        Instant at,
        SortedMap<String, BigDecimal> returned,
        SortedMap<String, Money> uncounted,
        SortedMap<String, Long> reversed) {

    public PastReversal {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(at, "at");
        returned = Collections.unmodifiableSortedMap(new TreeMap<>(returned));
        uncounted = Collections.unmodifiableSortedMap(new TreeMap<>(uncounted));
        reversed = Collections.unmodifiableSortedMap(new TreeMap<>(reversed));
    }
}
