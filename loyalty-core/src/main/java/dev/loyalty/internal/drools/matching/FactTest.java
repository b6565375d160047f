package dev.loyalty.internal.drools.matching;

/** A condition on one fact alone. */
@FunctionalInterface
interface FactTest {

    boolean holds(Object fact) throws Exception;
}
