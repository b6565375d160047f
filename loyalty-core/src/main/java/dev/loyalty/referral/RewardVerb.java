package dev.loyalty.referral;

/** What a rule proposes for one side. */
public enum RewardVerb {
    /** Units of an account of points. */
    POINTS,
    /** Money in an account of money. */
    CREDIT,
    /** Things in an account of items: coupons, entries, gifts. */
    ITEMS
}
