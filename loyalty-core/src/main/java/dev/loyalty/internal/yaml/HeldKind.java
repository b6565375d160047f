package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_ORDER;

import dev.loyalty.internal.scenario.ConfirmingStep;
import dev.loyalty.internal.scenario.ExpectedRedemption;
import dev.loyalty.internal.scenario.ReleasingStep;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.scenario.Then;
import dev.loyalty.internal.text.Suggestions;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * {@code confirm:} or {@code release:}, of what is held.
 *
 * @param confirms whether it becomes a redemption
 */
record HeldKind(boolean confirms, Story story) implements StepKind {

    private static final String REDEEMED = "redeemed";
    private static final String RELEASED = "released";
    private static final List<String> KEYS = List.of("of", "at");

    @Override
    public String key() {
        return confirms ? "confirm" : "release";
    }

    @Override
    public List<String> thenKeys() {
        return confirms ? RedemptionThen.keys(REDEEMED, false) : List.of(RELEASED);
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        String section = story.section(key());
        ExpectedRedemption expected = new RedemptionThen(story).read(then, REDEEMED, section);
        Then.Amounts released = then.amounts(RELEASED);
        return step.entry(key()).flatMap(entry -> {
            Fields fields = Fields.of(entry.value(), section, entry.line(), entry.column(), KEYS, story.faults());
            ZonedDateTime at = story.at(fields);
            String of = fields.required("of", TextReaders::notBlank);
            if (of == null || !story.held().contains(of)) {
                fields.faultAtValue(
                        UNKNOWN_ORDER,
                        "of",
                        "no hold of a step before",
                        Suggestions.hint(String.valueOf(of), story.held()));
                return Optional.empty();
            }
            return fields.isSound()
                    ? Optional.of(
                            confirms
                                    ? new ConfirmingStep(story.frame(then), of, at.toInstant(), expected)
                                    : new ReleasingStep(story.frame(then), of, at.toInstant(), released))
                    : Optional.<Step>empty();
        });
    }
}
