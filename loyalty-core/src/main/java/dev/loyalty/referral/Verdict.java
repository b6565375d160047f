package dev.loyalty.referral;

/** What a review of a held referral comes to. */
public enum Verdict {
    /** Nothing is wrong: the rewards are booked. */
    RELEASE,
    /** Something is wrong: nobody is rewarded, and what was kept ready is free again. */
    REFUSE
}
