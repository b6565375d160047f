package dev.loyalty.referral;

/** What became of a proposal for one side. */
public enum RewardFate {
    /** Granted as asked, up to rounding. */
    GRANTED,
    /** Granted in part: a limit had no more left. */
    TRIMMED,
    /** Not granted: a limit had less left than was asked, and does not grant parts. */
    REFUSED,
    /** Not granted: a limit had nothing left. */
    EXHAUSTED,
    /** Not granted: what must stay true is not true to begin with. */
    UNMET,
    /** Not granted: the milestone takes more different friends. */
    NOT_REACHED,
    /** Not granted: the milestone was rewarded before. */
    REACHED_BEFORE,
    /** Not granted: this side has its reward for this friend. */
    REWARDED_BEFORE,
    /** Not granted: the advocate is blocked or gone. */
    ADVOCATE_GONE,
    /** Nothing to grant: it rounds to nothing. */
    NOTHING;

    /** Whether the side qualified, so that the referral counts, whatever limits left of the reward. */
    boolean qualifies() {
        return this != REWARDED_BEFORE && this != ADVOCATE_GONE && this != UNMET;
    }
}
