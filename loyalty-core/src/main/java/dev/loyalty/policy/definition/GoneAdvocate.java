package dev.loyalty.policy.definition;

/** What becomes of a referral whose advocate is blocked or gone when the friend qualifies. */
public enum GoneAdvocate {
    /** The friend is rewarded, the advocate is not; the default. */
    REWARD_FRIEND,
    /** Nobody is rewarded. */
    DECLINE
}
