package dev.loyalty.tier;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What a level needs of a measure, and what the member has of it. Reached means reached: exactly the threshold is enough.
 *
 * @param measure by its name in {@code policy.yaml}
 * @param threshold the least that is enough
 * @param actual what the member has
 */
public record Need(String measure, BigDecimal threshold, BigDecimal actual) {

    public Need {
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(threshold, "threshold");
        Objects.requireNonNull(actual, "actual");
    }

    /** Whether the member has enough. */
    public boolean isMet() {
        return actual.compareTo(threshold) >= 0;
    }

    /** How much is missing; 0 if it is met. */
    public BigDecimal missing() {
        return isMet() ? BigDecimal.ZERO : threshold.subtract(actual);
    }
}
