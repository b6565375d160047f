package dev.loyalty.earning;

/** What a rule proposes. */
public enum Verb {
    /** Units of an account of points. */
    POINTS,
    /** Money in an account of money. */
    CREDIT,
    /** Things in an account of items: coupons, entries, gifts. */
    ITEMS,
    /** A multiple of what other rules earn. */
    MULTIPLY
}
