package dev.loyalty.referral;

import dev.loyalty.ledger.IdempotencyKey;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;

/**
 * Somebody looked at a referral that was held.
 *
 * @param id the event id of the review, unique for the friend and other than that of the friend's event
 * @param at when it was reviewed
 * @param held the receipt of the referral
 * @param friend as the host knows them now
 * @param advocate as the host knows them now
 */
public record ReviewRequest(
        String id, Instant at, ReferralDecision held, Verdict verdict, Friend friend, Advocate advocate) {

    /** @throws IllegalArgumentException if the receipt was not held or was reviewed before, or is of other members */
    public ReviewRequest {
        Texts.notBlank(id, "id of the review");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(verdict, "verdict");
        if (!(held.outcome() instanceof ReferralOutcome.Held)) {
            throw new IllegalArgumentException("the receipt " + held.key().event()
                    + " was not held. Maybe it was released" + " before, or another receipt is meant?");
        }
        Claim claim = held.judged().claim();
        if (!friend.member().id().equals(held.judged().friend().id())
                || claim == null
                || !advocate.is(claim.advocate())) {
            throw new IllegalArgumentException("the receipt " + held.key().event() + " is not of friend \""
                    + friend.member().id() + "\" and advocate \""
                    + advocate.member().id() + "\".");
        }
        SortedMap<IdempotencyKey, Set<Side>> waiting = friend.record().waiting();
        if (waiting != null && !waiting.containsKey(held.key())) {
            throw new IllegalArgumentException("the receipt " + held.key().event()
                    + " does not wait for a review. Maybe it was reviewed before, under another id?");
        }
    }

    /**
     * What the decision will be booked under. A host that has stored a receipt of this key answers a repeated review with
     * it.
     */
    public IdempotencyKey key() {
        return ReferralRequest.key(held.key().programme(), friend.member().id(), id);
    }
}
