package dev.loyalty.policy.definition;

/** Which claim counts when several advocates claim one friend. */
public enum ClaimChoice {
    /** The first that is valid when the friend qualifies; the default. */
    FIRST,
    /** The last that is valid then: the last click. */
    LAST
}
