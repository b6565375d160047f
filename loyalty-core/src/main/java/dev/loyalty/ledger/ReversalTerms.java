package dev.loyalty.ledger;

import java.util.List;
import java.util.Objects;

/**
 * What an award says about its own reversal; given when it is awarded and kept for life. Immutable.
 *
 * @param fixed whether it is a fixed amount, not so much for money or units
 * @param provisos what must stay true; may be empty
 * @param clawback how far a reversal may go when units were spent
 */
public record ReversalTerms(boolean fixed, List<Proviso> provisos, Clawback clawback) {

    public ReversalTerms {
        provisos = List.copyOf(provisos);
        Objects.requireNonNull(clawback, "ReversalTerms.clawback");
    }
}
