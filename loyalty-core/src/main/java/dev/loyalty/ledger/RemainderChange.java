package dev.loyalty.ledger;

import dev.loyalty.model.Fraction;
import java.util.Objects;

/**
 * An increment of a remainder.
 *
 * @param key   the remainder
 * @param units exact, in units of the account, never 0; negative where carried parts became whole units, or came back
 */
public record RemainderChange(RemainderKey key, Fraction units) {

    /** @throws IllegalArgumentException if the units are 0 */
    public RemainderChange {
        Objects.requireNonNull(key, "RemainderChange.key");
        if (units.signum() == 0) {
            throw new IllegalArgumentException(
                    "RemainderChange.units of " + key + " are 0. Maybe nothing was carried, and no change is needed.");
        }
    }
}
