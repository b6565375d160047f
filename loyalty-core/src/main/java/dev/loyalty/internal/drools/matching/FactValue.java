package dev.loyalty.internal.drools.matching;

import org.jspecify.annotations.Nullable;

/** What a condition reads of one fact. */
@FunctionalInterface
interface FactValue {

    /** The fact itself. */
    FactValue ITSELF = fact -> fact;

    @Nullable
    Object of(@Nullable Object fact);
}
