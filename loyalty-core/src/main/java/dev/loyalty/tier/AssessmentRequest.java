package dev.loyalty.tier;

import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Member;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that an assessment may know. The same request with the same policy version gives the same decision.
 *
 * @param programme the id in {@code policy.yaml}
 * @param member as of {@code at}; the level comes from {@code tier}, not from here
 * @param tier the member's tier state as the host holds it now
 * @param occasion why the member is assessed
 * @param id the event id, unique for the member's assessments: of a look after an order, the order's
 * @param at the moment of the assessment
 * @param measures the values of the measures that the policy declares, as of {@code at}; as of the moment before it where
 *     something is {@linkplain Occasion#DUE due}, or judged again
 * @param atQualification of a {@linkplain Occasion#RETURN return}: the values as of the end of the day on which the
 *     member last qualified for the level, less what came back until {@code at}; or null
 * @param change what the host changes by hand, or null
 * @param review the receipt of the review that is judged {@linkplain Occasion#AGAIN again}, or null
 * @param ledgerRevision the revision of the member's ledger that the values were read from
 */
public record AssessmentRequest(
        String programme,
        Member member,
        TierState tier,
        Occasion occasion,
        String id,
        Instant at,
        MeasureValues measures,
        @Nullable MeasureValues atQualification,
        @Nullable TierChange change,
        @Nullable AssessmentDecision review,
        long ledgerRevision) {

    public AssessmentRequest {
        Objects.requireNonNull(programme, "programme");
        Objects.requireNonNull(occasion, "occasion");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(measures, "measures");
        if (id.isBlank()) {
            throw new IllegalArgumentException("the id of an assessment is blank");
        }
        if (!tier.member().equals(member.id())) {
            throw new IllegalArgumentException(
                    "the tier state is of member " + tier.member() + ", the assessment of member " + member.id()
                            + ". Maybe TierState.none(\"" + member.id() + "\") for a new member?");
        }
        if ((change != null) != (occasion == Occasion.CHANGE) || (review != null) != (occasion == Occasion.AGAIN)) {
            throw new IllegalArgumentException("an assessment " + occasion + " has the change " + change
                    + " and the review " + (review == null ? null : review.key().event())
                    + ". Maybe use the methods of AssessmentRequest that make one?");
        }
    }

    /** A look at the member: after an order, an action, or because the host looks by itself. */
    public static AssessmentRequest look(
            String programme,
            Member member,
            TierState tier,
            String id,
            Instant at,
            MeasureValues measures,
            long revision) {
        return new AssessmentRequest(
                programme, member, tier, Occasion.LOOK, id, at, measures, null, null, null, revision);
    }

    /**
     * What is due at a date.
     *
     * @param at {@link TierState#due}
     * @param measures as of the moment before it: {@link dev.loyalty.policy.definition.Viewpoint#before}
     */
    public static AssessmentRequest due(
            String programme, Member member, TierState tier, Instant at, MeasureValues measures, long revision) {
        return new AssessmentRequest(
                programme, member, tier, Occasion.DUE, "due " + at, at, measures, null, null, null, revision);
    }

    /**
     * Something came back.
     *
     * @param id of the return
     * @param atQualification the values as of the end of the day on which the member last qualified for the level, less
     *     what came back until now; null if the member has none, or the policy does not check returns
     */
    public static AssessmentRequest afterReturn(
            String programme,
            Member member,
            TierState tier,
            String id,
            Instant at,
            MeasureValues measures,
            @Nullable MeasureValues atQualification,
            long revision) {
        return new AssessmentRequest(
                programme, member, tier, Occasion.RETURN, id, at, measures, atQualification, null, null, revision);
    }

    /** The host sets a floor or gives a level. */
    public static AssessmentRequest change(
            String programme,
            Member member,
            TierState tier,
            String id,
            Instant at,
            TierChange change,
            MeasureValues measures,
            long revision) {
        return new AssessmentRequest(
                programme, member, tier, Occasion.CHANGE, id, at, measures, null, change, null, revision);
    }

    /**
     * A review that is over is judged again.
     *
     * @param id of what became known late
     * @param review the receipt of the review
     * @param measures as of the moment before it, with what became known since
     */
    public static AssessmentRequest again(
            String programme,
            Member member,
            TierState tier,
            String id,
            AssessmentDecision review,
            MeasureValues measures,
            long revision) {
        return new AssessmentRequest(
                programme,
                member,
                tier,
                Occasion.AGAIN,
                "again " + id,
                review.at(),
                measures,
                null,
                null,
                review,
                revision);
    }

    /**
     * What the decision will be booked under. A host that has stored a receipt of this key answers a repeated assessment
     * with it.
     */
    public IdempotencyKey key() {
        return new IdempotencyKey(programme, member.id(), id, Calculation.ASSESSMENT);
    }
}
