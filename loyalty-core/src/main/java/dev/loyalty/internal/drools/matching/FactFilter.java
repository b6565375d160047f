package dev.loyalty.internal.drools.matching;

import java.util.Arrays;

/**
 * A pattern's type with the conditions on the fact alone. Patterns of several rules that say the same share one.
 */
final class FactFilter {

    private static final Object[] NONE = {};

    private final int type;
    private final FactTest[] tests;

    /** Its place among the filters that rules share, or -1 if one rule alone has it. */
    private int shared = -1;

    FactFilter(int type, FactTest[] tests) {
        this.type = type;
        this.tests = tests;
    }

    /** The place of its type among the types that patterns match. */
    int type() {
        return type;
    }

    int shared() {
        return shared;
    }

    void share(int place) {
        shared = place;
    }

    boolean accepts(Object fact) throws Exception {
        for (FactTest test : tests) {
            if (!test.holds(fact)) {
                return false;
            }
        }
        return true;
    }

    /** Those of the facts that it accepts. */
    Object[] accepted(Object[] facts) throws Exception {
        int count = 0;
        Object[] accepted = NONE;
        for (Object fact : facts) {
            if (accepts(fact)) {
                if (count == accepted.length) {
                    accepted = Arrays.copyOf(accepted, Math.max(2, Math.min(facts.length, 2 * count)));
                }
                accepted[count++] = fact;
            }
        }
        return count == accepted.length ? accepted : Arrays.copyOf(accepted, count);
    }
}
