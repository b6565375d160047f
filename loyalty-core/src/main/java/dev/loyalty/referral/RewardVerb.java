package dev.loyalty.referral;

import java.util.Locale;

/** What a rule proposes for one side. */
public enum RewardVerb {
    /** Units of an account of points. */
    POINTS,
    /** Money in an account of money. */
    CREDIT,
    /** Things in an account of items: coupons, entries, gifts. */
    ITEMS,
    /** Money that somebody else gets. */
    DONATION,
    /** Something that honours the member. */
    RECOGNITION,
    /** A level for a time. */
    TIER_GIFT;

    /** As people write it: {@code tier gift}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether it is no units of an account. */
    boolean isSpecial() {
        return this == DONATION || this == RECOGNITION || this == TIER_GIFT;
    }
}
