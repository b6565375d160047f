package dev.loyalty.internal.scenario;

import dev.loyalty.referral.Verdict;
import java.time.Instant;

/**
 * Somebody looks at a referral that was held.
 *
 * @param of the id of the claim or event that was held, which an earlier step has
 */
public record ReviewingStep(Frame frame, String id, Instant at, String of, Verdict verdict, ExpectedReferral expected)
        implements Step {

    @Override
    public void play(Play play) {
        expected.compare(play, this, play.referrals().review(of, id, at, verdict));
    }
}
