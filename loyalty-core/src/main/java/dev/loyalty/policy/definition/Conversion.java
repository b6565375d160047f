package dev.loyalty.policy.definition;

/** How amounts in another currency become amounts in the programme's, before anything is earned for them. */
public enum Conversion {
    /** By the order's rate and nothing else, with all decimal places; the default. */
    EXACT,
    /** Rounded half up to minor units of the programme's currency, once for all lines together. */
    ROUNDED
}
