package dev.loyalty.referral;

import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Member;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was judged: all that checks and rules saw.
 *
 * @param activity what the friend did; a claim as an action
 * @param claiming whether it was a claim
 * @param claim the claim that counts, or null if none does
 * @param friend as of the activity
 * @param orders of the friend before it, under every identity
 * @param friendMeasures the values of the friend's past
 * @param advocate of the claim, as of the activity; null if no claim counts
 * @param friends the different friends that the advocate brought before, whose referrals stand
 * @param depth how many advocates are above the advocate
 * @param advocateMeasures the values of the advocate's past
 * @param evidence by kind of signal
 */
public record ReferralCase(
        Activity activity,
        boolean claiming,
        @Nullable Claim claim,
        Member friend,
        long orders,
        MeasureValues friendMeasures,
        @Nullable Member advocate,
        long friends,
        long depth,
        MeasureValues advocateMeasures,
        List<SignalEvidence> evidence) {

    public ReferralCase {
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(friend, "friend");
        Objects.requireNonNull(friendMeasures, "friendMeasures");
        Objects.requireNonNull(advocateMeasures, "advocateMeasures");
        evidence = List.copyOf(evidence);
    }
}
