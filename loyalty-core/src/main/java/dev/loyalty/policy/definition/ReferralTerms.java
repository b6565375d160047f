package dev.loyalty.policy.definition;

import dev.loyalty.model.SignalKind;
import dev.loyalty.model.Span;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a policy judges referrals: the section {@code referral}. Immutable.
 *
 * @param claims which of several claims of one friend counts
 * @param claimsExpire how long a claim can lead to a reward, counted on the calendar; null: for ever
 * @param holdAt the suspicion from which a referral waits for a review, at least 1
 * @param declineAt the suspicion from which it is declined, not less than {@code holdAt}
 * @param depth how many referrals may follow each other from advocate to friend, at least 1; null: any number
 * @param goneAdvocate what happens if the advocate is blocked or gone
 * @param milestones what a fall below a milestone takes back
 * @param samePerson by which signals an earlier member is the friend under another id; may be empty
 */
public record ReferralTerms(
        ClaimChoice claims,
        @Nullable Span claimsExpire,
        long holdAt,
        long declineAt,
        @Nullable Integer depth,
        GoneAdvocate goneAdvocate,
        MilestoneReturn milestones,
        Set<SignalKind> samePerson) {

    /** What holds where a policy says nothing: a single doubt waits for a review, two decline. */
    public static final ReferralTerms DEFAULT = new ReferralTerms(
            ClaimChoice.FIRST,
            null,
            1,
            2,
            null,
            GoneAdvocate.REWARD_FRIEND,
            MilestoneReturn.KEEP,
            EnumSet.of(SignalKind.EMAIL, SignalKind.PHONE));

    /** @throws IllegalArgumentException if a number is too small */
    public ReferralTerms {
        Objects.requireNonNull(claims, "claims");
        Objects.requireNonNull(goneAdvocate, "goneAdvocate");
        Objects.requireNonNull(milestones, "milestones");
        if (holdAt < 1 || declineAt < holdAt) {
            throw new IllegalArgumentException("holdAt " + holdAt + " and declineAt " + declineAt
                    + " do not follow each other from 1 on. Maybe the two are exchanged?");
        }
        if (depth != null && depth < 1) {
            throw new IllegalArgumentException(
                    "depth " + depth + " allows no referral at all. Maybe leave it out for any depth?");
        }
        EnumSet<SignalKind> kinds = EnumSet.noneOf(SignalKind.class);
        kinds.addAll(samePerson);
        samePerson = Collections.unmodifiableSet(kinds);
    }
}
