package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;

import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.scenario.WaitingStep;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** {@code until: 2026-04-01T00:00}. */
record UntilKind(Story story) implements StepKind {

    @Override
    public String key() {
        return "until";
    }

    @Override
    public List<String> thenKeys() {
        return List.of();
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        ZonedDateTime until = step.required(key(), story.moments()::moment);
        if (until != null && !until.isAfter(story.clock())) {
            String problem = "not after " + story.clock().toLocalDateTime() + ", which the clock shows by then";
            step.faultAtValue(OUT_OF_RANGE, key(), problem, null);
        } else if (until != null) {
            story.turnTo(until);
        }
        return Optional.of(new WaitingStep(story.frame(then)));
    }
}
