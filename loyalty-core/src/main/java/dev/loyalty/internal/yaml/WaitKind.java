package dev.loyalty.internal.yaml;

import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.scenario.WaitingStep;
import dev.loyalty.model.Span;
import java.util.List;
import java.util.Optional;

/** {@code wait: 14 days}. */
record WaitKind(Story story) implements StepKind {

    @Override
    public String key() {
        return "wait";
    }

    @Override
    public List<String> thenKeys() {
        return List.of();
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        Span span = step.required(key(), DefinitionTexts::span);
        if (span != null) {
            story.turnTo(span.addTo(story.clock()));
        }
        return Optional.of(new WaitingStep(story.frame(then)));
    }
}
