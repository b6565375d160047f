package dev.loyalty.ledger;

import java.time.Instant;
import java.util.Objects;

/**
 * Units that will be lost at an instant if they are not used before.
 *
 * @param at    the first instant at which they are gone
 * @param units how many, positive
 */
public record ExpiringUnits(Instant at, long units) {

    /** @throws IllegalArgumentException if the units are not positive */
    public ExpiringUnits {
        Objects.requireNonNull(at, "ExpiringUnits.at");
        Checks.positive(units, "ExpiringUnits.units");
    }
}
