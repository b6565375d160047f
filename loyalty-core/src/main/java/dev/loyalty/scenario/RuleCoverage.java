package dev.loyalty.scenario;

import java.util.Objects;

/**
 * How well scenarios prove one rule. Only what a scenario says counts: a rule that fires unmentioned is not proved.
 * Immutable.
 *
 * @param rule its name
 * @param fired in how many scenarios it is expected to fire, and does
 * @param silent in how many scenarios it is expected to stay silent, and does
 */
public record RuleCoverage(String rule, int fired, int silent) {

    public RuleCoverage {
        Objects.requireNonNull(rule, "rule");
    }
}
