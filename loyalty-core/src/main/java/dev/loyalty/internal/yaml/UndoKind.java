package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_ORDER;

import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.scenario.Then;
import dev.loyalty.internal.scenario.UndoingStep;
import dev.loyalty.internal.text.Suggestions;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code undo:}, of a return. */
record UndoKind(Story story) implements StepKind {

    private static final String GIVEN_BACK = "given-back";
    private static final List<String> KEYS = List.of("id", "of", "at");

    @Override
    public String key() {
        return "undo";
    }

    @Override
    public List<String> thenKeys() {
        return List.of(GIVEN_BACK);
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        Then.Amounts expected = then.amounts(GIVEN_BACK);
        return step.entry(key()).flatMap(entry -> read(entry, then, expected));
    }

    private Optional<Step> read(YamlNode.Entry entry, ThenFields then, Then.@Nullable Amounts expected) {
        Fields fields =
                Fields.of(entry.value(), story.section(key()), entry.line(), entry.column(), KEYS, story.faults());
        // Both are reversals, so that their ids differ.
        String id = story.reversalId(fields, key());
        ZonedDateTime at = story.at(fields);
        String of = fields.required("of", TextReaders::notBlank);
        Story.Returned returned = of == null ? null : story.returned().remove(of);
        if (of == null || returned == null) {
            fields.faultAtValue(
                    UNKNOWN_ORDER,
                    "of",
                    "no return that a step before made and none undid",
                    Suggestions.hint(String.valueOf(of), story.returned().keySet()));
            return Optional.empty();
        }
        Story.Done original = story.done().get(returned.of());
        Map<String, BigDecimal> left = original == null ? null : original.left();
        if (left != null) {
            returned.units().forEach((line, quantity) -> left.merge(line, quantity, BigDecimal::add));
        }
        return fields.isSound()
                ? Optional.of(new UndoingStep(story.frame(then), id, at.toInstant(), of, returned.of(), expected))
                : Optional.empty();
    }
}
