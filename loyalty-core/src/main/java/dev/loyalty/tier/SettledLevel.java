package dev.loyalty.tier;

import java.util.List;
import java.util.Objects;

/**
 * A level that a rule proposed, and how far the member is.
 *
 * @param rule the rule that proposed
 * @param level the level
 * @param needs what it needs, sorted by measure; may be empty
 * @param enough how many of the needs must be met
 */
public record SettledLevel(String rule, String level, List<Need> needs, int enough) {

    public SettledLevel {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(level, "level");
        needs = List.copyOf(needs);
    }

    /** Whether the member qualifies for the level by this rule. */
    public boolean isMet() {
        return open() == 0;
    }

    /** How many of the needs must still be met. */
    public int open() {
        return (int) Math.max(0, enough - needs.stream().filter(Need::isMet).count());
    }
}
