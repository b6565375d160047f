package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_ORDER;

import dev.loyalty.internal.scenario.CancellingStep;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.scenario.Then;
import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.reversal.WhatCameBack;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code cancel:}, of what was redeemed. */
record CancelKind(Story story) implements StepKind {

    private static final String GIVEN_BACK = "given-back";
    private static final List<String> KEYS = List.of("id", "of", "at", "lines");

    @Override
    public String key() {
        return "cancel";
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
        String section = story.section(key());
        Fields fields = Fields.of(entry.value(), section, entry.line(), entry.column(), KEYS, story.faults());
        String id = story.id(fields, key());
        ZonedDateTime at = story.at(fields);
        String of = fields.required("of", TextReaders::notBlank);
        Map<String, BigDecimal> left = of == null ? null : story.spent().get(of);
        if (of == null || left == null) {
            fields.faultAtValue(
                    UNKNOWN_ORDER,
                    "of",
                    "no redemption of a step before",
                    Suggestions.hint(String.valueOf(of), story.spent().keySet()));
            return Optional.empty();
        }
        WhatCameBack what = fields.entry("lines")
                .<WhatCameBack>map(lines -> LinesBack.read(lines, section, of, left, story.faults()))
                .orElseGet(WhatCameBack.Everything::new);
        return fields.isSound()
                ? Optional.of(new CancellingStep(story.frame(then), id, at.toInstant(), of, what, expected))
                : Optional.empty();
    }
}
