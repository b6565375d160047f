package dev.loyalty.internal.drools.matching;

import java.util.List;
import org.drools.model.functions.BlockN;

/**
 * A rule as it was read: what it looks for, and what it does.
 *
 * @param parts in the order of the text
 * @param arguments of the consequence
 */
record Shape(String name, List<Part> parts, BlockN consequence, List<Source> arguments) {

    /** Whether a rule fires for each fact that a pattern matches, or once if there is one, or none. */
    enum Presence {
        EACH,
        EXISTS,
        NOT
    }

    /**
     * A pattern.
     *
     * @param place of its fact in the match
     * @param keys by which its facts can be found
     * @param joins its conditions on several facts
     */
    record Part(int place, Presence presence, FactFilter filter, List<FieldKey> keys, List<Join> joins) {

        long bit() {
            return 1L << place;
        }
    }

    /**
     * The values that a field of a matching fact has one of.
     *
     * @param values as of {@link Keys}
     */
    record FieldKey(String field, List<Object> values) {}

    /**
     * A condition on several facts.
     *
     * @param places of the facts, as bits
     * @param sides two sources whose values are equal wherever the condition holds; empty if it is no comparison for
     *     equality
     */
    record Join(long places, JoinTest test, List<Source> sides) {}
}
