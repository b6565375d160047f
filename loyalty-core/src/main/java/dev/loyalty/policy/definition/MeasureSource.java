package dev.loyalty.policy.definition;

import java.util.Locale;

/** What a measure looks at. */
public enum MeasureSource {
    /** Orders. */
    ORDER,
    /** The lines of orders. */
    LINE,
    /** What members do other than buying. */
    ACTION,
    /** Points in time at which a member was looked at. */
    MOMENT,
    /** Claims of friends who named the member as advocate. */
    CLAIM,
    /** Friends who qualified, whose referrals stand. */
    REFERRAL;

    /** As policies write it: {@code order}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is an activity of its own, not a part of one. */
    public boolean isActivity() {
        return this != LINE;
    }
}
