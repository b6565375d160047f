package dev.loyalty.reversal;

import java.util.Objects;

/**
 * Something that a reversal cannot undo, so that the host can act.
 *
 * @param what its name: that of the account or reward
 * @param units how much of it; money in minor units
 * @param reason why it stays
 */
public record NotUndone(String what, long units, Reason reason) {

    /** Why something stays. */
    public enum Reason {
        /** It was spent or used, and the policy does not go further. */
        SPENT,
        /** It was given to somebody else. */
        DONATED
    }

    public NotUndone {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(reason, "reason");
    }
}
