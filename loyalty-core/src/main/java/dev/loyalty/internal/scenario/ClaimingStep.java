package dev.loyalty.internal.scenario;

import dev.loyalty.referral.Claim;

/** A friend names an advocate. */
public record ClaimingStep(Frame frame, String friend, Claim claim, ExpectedReferral expected) implements Step {

    @Override
    public void play(Play play) {
        expected.compare(play, this, play.referrals().claim(friend, claim));
    }
}
