package dev.loyalty.internal.scenario;

import dev.loyalty.redemption.HoldCalculation;
import dev.loyalty.redemption.HoldDecision.Held;
import dev.loyalty.redemption.RedemptionDecision;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import java.time.Instant;

/**
 * A hold is confirmed.
 *
 * @param of its id
 */
public record ConfirmingStep(Frame frame, String of, Instant at, ExpectedRedemption expected) implements Step {

    @Override
    public void play(Play play) {
        RedemptionDecision decision = HoldCalculation.confirm(play.receipt(of, Held.class), at, play.ledger());
        if (decision instanceof Accepted accepted) {
            play.book(accepted);
        }
        expected.compare(play, this, decision, true);
    }
}
