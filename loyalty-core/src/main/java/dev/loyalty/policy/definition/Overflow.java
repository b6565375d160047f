package dev.loyalty.policy.definition;

/** What happens to an award that is larger than what a limit has left. */
public enum Overflow {
    /** What is left is granted; the default. */
    TRIM,
    /** Nothing is granted. */
    REFUSE
}
