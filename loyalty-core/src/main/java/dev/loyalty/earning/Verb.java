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
    MULTIPLY,
    /** Money that somebody else gets. */
    DONATION,
    /** Something named after the member, an invitation, a word of thanks. */
    RECOGNITION,
    /** A level for a time. */
    TIER_GIFT;

    /** Whether it is for no account: the host gives it. */
    public boolean isSpecial() {
        return this == DONATION || this == RECOGNITION || this == TIER_GIFT;
    }
}
