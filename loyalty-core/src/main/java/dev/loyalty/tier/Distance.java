package dev.loyalty.tier;

import java.util.List;
import java.util.Objects;

/**
 * How far a level is.
 *
 * @param level the level
 * @param rule the rule by which it is nearest
 * @param open how many of the needs must still be met; 0 if the member qualifies
 * @param needs those that are not met, the nearest first; if fewer than these must be met, any of them count
 */
public record Distance(String level, String rule, int open, List<Need> needs) {

    public Distance {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(rule, "rule");
        needs = List.copyOf(needs);
    }

    /** Whether the member qualifies already. */
    public boolean isMet() {
        return open == 0;
    }
}
