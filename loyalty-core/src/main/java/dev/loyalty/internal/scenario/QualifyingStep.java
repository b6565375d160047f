package dev.loyalty.internal.scenario;

import dev.loyalty.model.Activity;

/** A friend does what may qualify. */
public record QualifyingStep(Frame frame, String friend, Activity activity, ExpectedReferral expected) implements Step {

    @Override
    public void play(Play play) {
        expected.compare(play, this, play.referrals().qualify(friend, activity));
    }
}
