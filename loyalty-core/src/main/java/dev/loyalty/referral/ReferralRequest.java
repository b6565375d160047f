package dev.loyalty.referral;

import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.model.Activity;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a calculation of referral may know. The same request with the same policy version gives the same decision.
 *
 * @param programme the id in {@code policy.yaml}
 * @param activity what the friend did, and when; a claim as an action
 * @param claimed the claim, if that is what the friend did; else null
 * @param friend as the host knows them at the activity
 * @param advocates of all the friend's claims, as the host knows them at the activity
 */
public record ReferralRequest(
        String programme, Activity activity, @Nullable Claim claimed, Friend friend, List<Advocate> advocates) {

    /** @throws IllegalArgumentException if an advocate is given twice, or the activity is not that of the claim */
    public ReferralRequest {
        Objects.requireNonNull(programme, "programme");
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(friend, "friend");
        advocates = List.copyOf(advocates);
        if (claimed != null && !claimed.action().equals(activity)) {
            throw new IllegalArgumentException("the activity is " + activity.id() + ", not the claim " + claimed.id()
                    + ". Maybe ReferralRequest.ofClaim( … )?");
        }
        long different = advocates.stream()
                .map(advocate -> advocate.member().id())
                .distinct()
                .count();
        if (different < advocates.size()) {
            throw new IllegalArgumentException(
                    "an advocate is given twice. Maybe two claims are of the same advocate?");
        }
    }

    /** A friend names an advocate. */
    public static ReferralRequest ofClaim(String programme, Claim claim, Friend friend, Advocate advocate) {
        return new ReferralRequest(programme, claim.action(), claim, friend, List.of(advocate));
    }

    /** A friend who may have claimed something signs up, orders, or does something else that may qualify. */
    public static ReferralRequest of(
            String programme, Activity activity, Friend friend, List<Advocate> advocatesOfClaims) {
        return new ReferralRequest(programme, activity, null, friend, advocatesOfClaims);
    }

    String bodyHash() {
        return CanonicalJson.hash(claimed == null ? activity : claimed);
    }

    /**
     * What the decision will be booked under. A host that has stored a receipt of this key answers a repeated event with
     * it instead of calling again.
     */
    public IdempotencyKey key() {
        return key(programme, friend.member().id(), activity.id());
    }

    /**
     * As {@link #key()}, to look for the receipt of an event. The event of the key names the friend too, as the advocate's
     * booking has it as well, and two friends may have events of the same id.
     */
    public static IdempotencyKey key(String programme, String friend, String event) {
        return new IdempotencyKey(programme, friend, Texts.joined(friend, event), Calculation.REFERRAL);
    }
}
