package dev.loyalty.internal.scenario;

import dev.loyalty.activation.ActivationCalculation;
import dev.loyalty.activation.ActivationDecision;
import dev.loyalty.activation.ActivationDecision.Activated;
import dev.loyalty.activation.ActivationDecision.NotActivated;
import dev.loyalty.activation.ActivationRequest;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What units wait for has happened.
 *
 * @param event one of the policy's events
 * @param of the id of the activity, which an earlier step has
 * @param activated what it must make active, or null if that is not said
 */
public record EventStep(Frame frame, String id, Instant at, String event, String of, Then.@Nullable Amounts activated)
        implements Step {

    @Override
    public void play(Play play) {
        ActivationDecision decision = ActivationCalculation.activate(
                new ActivationRequest(play.policy().id(), id, at, event, of, play.ledger()));
        if (decision instanceof Activated done) {
            play.book(done);
            play.compare(this, "activated", activated, done::activated, account -> null);
        } else {
            String why = why((NotActivated) decision);
            play.compare(this, "activated", activated, account -> 0, account -> why);
        }
    }

    private static String why(NotActivated decision) {
        String reason = decision.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return decision.since() == null ? reason : reason + " since " + decision.since();
    }
}
