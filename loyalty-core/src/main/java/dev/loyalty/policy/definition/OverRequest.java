package dev.loyalty.policy.definition;

/** What becomes of a wish to redeem more than is possible. */
public enum OverRequest {
    /** What the order cannot take or the rule does not allow is cut off; what the member does not have is refused. */
    CLAMP_TO_ORDER,
    /** Cut to what is possible, also to what the member has. */
    CLAMP,
    /** Refused. */
    DECLINE
}
