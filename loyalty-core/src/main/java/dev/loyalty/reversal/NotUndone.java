package dev.loyalty.reversal;

import java.util.Objects;

/**
 * Something that a reversal cannot undo, so that the host can act.
 *
 * @param what its name: that of the account or reward, of who got a donation, of the recognition or level
 * @param units how much of it; money in minor units. Below zero where a return was undone, so that it is right again
 * @param reason why it stays
 */
public record NotUndone(String what, long units, Reason reason) {

    /** Why something stays. */
    public enum Reason {
        /** It was spent or used, and the policy does not go further. */
        SPENT,
        /** It was given to somebody else. */
        DONATED,
        /** It honoured the member: the host takes it back where it can. */
        RECOGNISED,
        /** It is a level for a time: the host ends it where it wants to. */
        TIER_GIVEN
    }

    public NotUndone {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(reason, "reason");
    }
}
