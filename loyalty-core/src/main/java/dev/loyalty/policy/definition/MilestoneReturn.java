package dev.loyalty.policy.definition;

/** What becomes of a milestone when so many referrals are undone that it is no longer reached. */
public enum MilestoneReturn {
    /** The advocate keeps it; reaching it again brings nothing. The default. */
    KEEP,
    /** It is taken back; reaching it again brings it again. */
    CLAW_BACK
}
