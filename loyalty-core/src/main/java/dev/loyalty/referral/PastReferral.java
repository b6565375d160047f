package dev.loyalty.referral;

import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.Referred;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a history keeps of a referral's receipt. Immutable.
 *
 * @param key of the receipt
 * @param at when the friend did it
 * @param friend whose claim or event it was
 * @param advocate whose claim counted, or null if none did
 * @param claim that was made or counted, or null
 * @param status how it came out
 * @param sides what each side that qualified did it for, as long as it stands
 * @param milestones that were rewarded, and are taken back when they are no longer reached
 * @param held the key of the receipt that it reviews, or null
 */
public record PastReferral(
        IdempotencyKey key,
        Instant at,
        String friend,
        @Nullable String advocate,
        @Nullable Claim claim,
        Status status,
        SortedMap<Side, Referred> sides,
        List<Milestone> milestones,
        @Nullable IdempotencyKey held) {

    /** How a receipt came out, as far as later ones need to know. */
    public enum Status {
        /** A claim was accepted. */
        CLAIMED,
        /** Nothing was decided, or it was declined for what may be otherwise the next time. */
        NOTHING,
        /** Waits for a review. */
        HELD,
        /** Rewarded. */
        REWARDED,
        /** Declined for good: the claim leads to nothing any more. */
        CLOSED
    }

    public PastReferral {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(at, "at");
        Texts.notBlank(friend, "friend");
        Objects.requireNonNull(status, "status");
        sides = Collections.unmodifiableSortedMap(new TreeMap<>(sides));
        milestones = List.copyOf(milestones);
    }

    static PastReferral of(ReferralDecision decision) {
        SortedMap<Side, Referred> sides = new TreeMap<>();
        ReferralOutcome outcome = decision.outcome();
        if (outcome instanceof ReferralOutcome.Rewarded rewarded) {
            rewarded.sides().forEach(side -> sides.put(side, qualified(decision, side)));
        } else if (outcome instanceof ReferralOutcome.Held held) {
            held.sides().forEach(side -> sides.put(side, qualified(decision, side)));
        }
        Review review = decision.review();
        return new PastReferral(
                decision.key(),
                decision.judged().activity().at(),
                decision.friend(),
                decision.advocate().orElse(null),
                decision.judged().claim(),
                status(decision),
                sides,
                MilestonesOf.takenBack(decision),
                review == null ? null : review.held());
    }

    private static Referred qualified(ReferralDecision decision, Side side) {
        return new ReferralPart(decision, side, ReferralPart.Kind.REWARD, null).qualified();
    }

    private static Status status(ReferralDecision decision) {
        ReferralOutcome outcome = decision.outcome();
        if (outcome instanceof ReferralOutcome.Rewarded) {
            return Status.REWARDED;
        }
        if (outcome instanceof ReferralOutcome.Held) {
            return Status.HELD;
        }
        if (outcome instanceof ReferralOutcome.Declined) {
            return isForGood(decision) ? Status.CLOSED : Status.NOTHING;
        }
        return decision.judged().claiming() ? Status.CLAIMED : Status.NOTHING;
    }

    /** By a rule or a review; of an order that came back the claim is as good as before. */
    private static boolean isForGood(ReferralDecision decision) {
        List<Reason> reasons = decision.outcome().reasons();
        return reasons.stream().anyMatch(reason -> reason.rule() != null)
                || (decision.review() != null
                        && reasons.stream()
                                .noneMatch(reason -> reason.code().equals(ReasonCode.ORDER_CAME_BACK.code())));
    }

    /** Whether the claim was accepted when it was made. */
    boolean isClaim() {
        return claim != null && key.event().equals(Texts.joined(friend, claim.id())) && status != Status.NOTHING;
    }
}
