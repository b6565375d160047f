package dev.loyalty.policy.definition;

/** What becomes of the part of an award that is not a whole unit. */
public enum Remainder {
    /** It is rounded away, or up, as the policy's rounding says; the default. */
    DROPPED,
    /** It is kept for the member and added to the next award of the account. */
    CARRIED
}
