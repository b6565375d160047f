package dev.loyalty.referral;

/** The two who take part in a referral. */
public enum Side {
    /** The one who refers. */
    ADVOCATE,
    /** The one who is referred. */
    FRIEND
}
