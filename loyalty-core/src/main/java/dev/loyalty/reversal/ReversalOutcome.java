package dev.loyalty.reversal;

/** What came of a reversal. */
public sealed interface ReversalOutcome permits ReversalDecision, ReversalDeclined {

    /**
     * The decision.
     *
     * @throws IllegalStateException if it was declined; the message is that of {@link ReversalDeclined}
     */
    ReversalDecision orThrow();
}
