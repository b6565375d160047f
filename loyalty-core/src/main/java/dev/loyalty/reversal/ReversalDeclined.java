package dev.loyalty.reversal;

import java.util.Objects;

/**
 * Nothing is reversed, and there is nothing to write.
 *
 * @param id the event id of the return
 * @param reason why
 * @param message for an operator
 */
public record ReversalDeclined(String id, Reason reason, String message) implements ReversalOutcome {

    /** Why nothing is reversed. */
    public enum Reason {
        /** No receipt of what came back was given: it was never booked, or not yet. */
        ORIGINAL_NOT_FOUND,
        /** The version that made the receipt is gone, and the policy does not want another mode instead. */
        VERSION_NOT_FOUND
    }

    public ReversalDeclined {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
    }

    @Override
    public ReversalDecision orThrow() {
        throw new IllegalStateException(message);
    }
}
