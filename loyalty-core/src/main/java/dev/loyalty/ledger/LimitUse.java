package dev.loyalty.ledger;

import java.util.Objects;

/**
 * An increment of a limit's counter.
 *
 * @param key    the counter
 * @param amount in the limit's unit (times, points, minor units), never 0; negative when a reversal frees what was used
 */
public record LimitUse(LimitKey key, long amount) {

    /** @throws IllegalArgumentException if the amount is 0 */
    public LimitUse {
        Objects.requireNonNull(key, "LimitUse.key");
        if (amount == 0) {
            throw new IllegalArgumentException("LimitUse.amount of " + key + " is 0. Maybe nothing was granted.");
        }
    }
}
