package dev.loyalty.tier;

import dev.loyalty.measure.Past;
import dev.loyalty.model.Member;
import java.util.Objects;

/**
 * A member to be assessed.
 *
 * @param member the member; the level comes from {@code tier}, not from here
 * @param tier the member's tier state as the host holds it now
 * @param past what the member did, such as a {@link dev.loyalty.measure.MemberHistory}
 * @param ledgerRevision the revision of the member's ledger as the host holds it now
 */
public record AssessmentSubject(Member member, TierState tier, Past past, long ledgerRevision) {

    public AssessmentSubject {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(past, "past");
    }

    /** The member after an assessment that was booked. */
    public AssessmentSubject after(AssessmentDecision decision) {
        return new AssessmentSubject(member, decision.after(), past, ledgerRevision + 1);
    }
}
