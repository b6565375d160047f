package dev.loyalty.internal.drools.matching;

import org.jspecify.annotations.Nullable;

/** A condition on several facts of a match. */
@FunctionalInterface
interface JoinTest {

    /** @param match the facts so far, by place */
    boolean holds(@Nullable Object[] match) throws Exception;
}
