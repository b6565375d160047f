package dev.loyalty.policy.definition;

/** What an account counts. */
public enum AccountUnit {
    /** Whole points. */
    POINTS,
    /** Minor units of the programme's currency. */
    MONEY,
    /** Whole things: coupons, entries, gifts. */
    ITEMS
}
