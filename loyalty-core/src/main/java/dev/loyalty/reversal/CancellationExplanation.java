package dev.loyalty.reversal;

import dev.loyalty.explanation.Explanation;
import dev.loyalty.explanation.Step;
import dev.loyalty.explanation.StepKind;
import dev.loyalty.model.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Renders a cancellation as steps that add up. */
final class CancellationExplanation {

    private final List<Step> steps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private CancellationExplanation() {}

    static Explanation of(CancellationDecision decision) {
        CancellationExplanation explanation = new CancellationExplanation();
        decision.rewards().forEach(explanation::explain);
        decision.notUndone()
                .forEach(each -> explanation.notes.add(each.units() + " of " + each.what() + " cannot be undone: "
                        + each.reason().name().toLowerCase(Locale.ROOT)));
        return new Explanation(
                "Cancelled for " + decision.key().event() + " of "
                        + decision.original().event(),
                explanation.steps,
                List.of(),
                explanation.notes);
    }

    private void explain(CancelledReward reward) {
        Fraction whole = Fraction.of(Math.addExact(reward.before(), reward.units()));
        add(StepKind.CAME_BACK, reward, reward.due(), "of " + reward.spent() + ", what came back had cost");
        add(StepKind.ROUNDED, reward, whole.minus(reward.due()), "rounded toward zero");
        add(StepKind.EARLIER, reward, Fraction.of(reward.before()).negated(), "came back before");
        if (reward.reclaimed() != 0) {
            notes.add(reward.account() + ": " + reward.reclaimed()
                    + " are of an order that was returned, and stay taken");
        }
        if (reward.expired() != 0) {
            notes.add(reward.account() + ": " + reward.expired() + " came back expired");
        }
        if (reward.renewed() != 0) {
            notes.add(reward.account() + ": " + reward.renewed() + " came back with new dates");
        }
    }

    private void add(StepKind kind, CancelledReward reward, Fraction units, String because) {
        if (units.signum() != 0 || kind == StepKind.CAME_BACK) {
            steps.add(new Step(kind, reward.reward(), reward.account(), null, units, because));
        }
    }
}
