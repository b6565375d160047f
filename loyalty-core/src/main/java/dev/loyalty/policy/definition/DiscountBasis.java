package dev.loyalty.policy.definition;

/** What a discount that is a line of its own lowers. */
public enum DiscountBasis {
    /** All lines of the order, by their value, so that rules for lines and for the order see what was paid; the default. */
    SHARED,
    /** What rules for the whole order see; rules for lines see the lines as if there were no such discount. */
    ORDER,
    /** Nothing: what counts is the price before such discounts. */
    IGNORED
}
