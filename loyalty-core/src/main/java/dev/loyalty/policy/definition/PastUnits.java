package dev.loyalty.policy.definition;

/** What becomes of redeemed units whose time has run out when the redemption is cancelled. */
public enum PastUnits {
    /** They come back to their old lot, and are lost with it. */
    EXPIRED,
    /** They come back with new dates, as if they were earned at that time. */
    RENEWED
}
