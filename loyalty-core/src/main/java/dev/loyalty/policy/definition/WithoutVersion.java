package dev.loyalty.policy.definition;

/** What happens to a return that is to be evaluated again by a version that is gone. */
public enum WithoutVersion {
    /** It is declined. */
    DECLINE,
    /** It takes back in proportion to the value that came back. */
    PROPORTIONAL
}
