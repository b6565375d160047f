package dev.loyalty.tier;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A warning: the member's level ends soon, as things are now.
 *
 * @param from the level now
 * @param to the level after it, or null for none
 * @param lastDay the last day of the level now
 */
public record ComingDowngrade(String from, @Nullable String to, LocalDate lastDay) {

    public ComingDowngrade {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(lastDay, "lastDay");
    }
}
