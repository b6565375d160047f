package dev.loyalty.internal.drools;

import org.jspecify.annotations.Nullable;

/**
 * The condition that {@link JoinGuard} adds to patterns. It is compiled into rules like a condition of theirs, so it is the
 * one class of the guards that the compiler of rules can see; {@link JoinGuard} keeps authors from naming it.
 */
public final class Joins {

    private Joins() {}

    /** Always true; counts that two facts were tried with each other. */
    public static boolean pair(@Nullable Object fact, @Nullable Object earlier) {
        return Guarded.pair();
    }
}
