package dev.loyalty.policy.definition;

/** What a multiplier multiplies. */
public enum MultiplierBasis {
    /** The amount as rounded: 19.99 at 1 per 1.00, doubled, is 38. The default. */
    ROUNDED,
    /** The exact amount, rounded afterwards: 39. */
    EXACT
}
