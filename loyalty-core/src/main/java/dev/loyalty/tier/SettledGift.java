package dev.loyalty.tier;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A level that a rule proposed to give, and what became of it.
 *
 * @param until the last day it was proposed for
 */
public record SettledGift(String rule, String level, LocalDate until, Fate fate) {

    /** What became of a gift. */
    public enum Fate {
        /** The member has the level now. */
        GIVEN,
        /** The rule gave it before, in the same period or ever. */
        GIVEN_BEFORE,
        /** The member has this level or a higher one without it. */
        NOT_HIGHER
    }

    public SettledGift {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(fate, "fate");
    }
}
