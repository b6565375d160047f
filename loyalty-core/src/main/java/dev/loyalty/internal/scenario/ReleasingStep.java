package dev.loyalty.internal.scenario;

import dev.loyalty.redemption.HoldCalculation;
import dev.loyalty.redemption.HoldDecision.Held;
import dev.loyalty.redemption.Released;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A hold is let go.
 *
 * @param of its id
 * @param released units that go back to their own lots, or null if that is not said
 */
public record ReleasingStep(Frame frame, String of, Instant at, Then.@Nullable Amounts released) implements Step {

    @Override
    public void play(Play play) {
        Optional<Released> receipt = HoldCalculation.release(play.receipt(of, Held.class), at, play.ledger());
        receipt.ifPresent(play::bookOnly);
        play.compare(
                this,
                "released",
                released,
                account -> receipt.map(each -> each.released(account)).orElse(0L),
                account -> null);
    }
}
