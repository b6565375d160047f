package dev.loyalty.referral;

/** Whether an advocate can be rewarded, judged when the friend qualifies. */
public enum AdvocateStatus {
    /** A member like any other. */
    ACTIVE,
    /** Not allowed to be rewarded. */
    BLOCKED,
    /** No longer a member. */
    GONE
}
