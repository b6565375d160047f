package dev.loyalty.referral;

import java.util.Locale;

/**
 * Reasons that the library itself gives. What would tell a shopper of suspicion, or of another member, has the text key of
 * the bare outcome.
 */
public enum ReasonCode {
    /** Advocate and friend are one member, under one id or two. */
    SELF_REFERRAL("referral.declined"),
    /** The friend stands above the advocate: a ring. */
    REFERRAL_CYCLE("referral.declined"),
    /** More referrals follow each other than the policy allows. */
    CHAIN_TOO_LONG("referral.declined"),
    /** The advocate is blocked or gone. */
    ADVOCATE_GONE("referral.declined"),
    /** The friend is another advocate's already. */
    ALREADY_REFERRED("referral.already-referred"),
    /** Both sides have their reward for this friend. */
    ALREADY_REWARDED("referral.already-rewarded"),
    /** The claim was made too long ago. */
    CLAIM_EXPIRED("referral.claim-expired"),
    /** The claim was made after the event. */
    CLAIMED_LATER("referral.not-yet"),
    /** Another claim of the friend counts. */
    OTHER_CLAIM("referral.other-claim"),
    /** The friend claimed nothing. */
    NO_CLAIM("referral.no-claim"),
    /** The claim is on record and waits for a qualifying event. */
    CLAIMED("referral.claimed"),
    /** No rule rewards this event. */
    NOT_QUALIFIED("referral.not-yet"),
    /** Nothing was paid for the order. */
    NOTHING_PAID("referral.not-yet"),
    /** A limit left less than was asked, or nothing. */
    LIMIT_REACHED("referral.limit-reached"),
    /** A review found nothing wrong. */
    RELEASED("referral.rewarded"),
    /** So much of the friend's order came back that nothing is left to reward. */
    ORDER_CAME_BACK("referral.not-yet"),
    /** A review found something wrong. */
    REFUSED("referral.declined");

    private final String textKey;

    ReasonCode(String textKey) {
        this.textKey = textKey;
    }

    /** For machines: {@code self-referral}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Under which the shop keeps the text that a shopper may read. */
    public String textKey() {
        return textKey;
    }

    Reason because(String operatorText) {
        return new Reason(code(), null, 0, textKey, operatorText);
    }
}
