package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.CONFLICTING_KEYS;
import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_LINE;

import dev.loyalty.internal.scenario.Given;
import dev.loyalty.internal.scenario.ReturningStep;
import dev.loyalty.internal.scenario.Said;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.scenario.Then;
import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.ledger.Share;
import dev.loyalty.reversal.WhatCameBack;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** {@code return:}. */
record ReturnKind(Story story) implements StepKind {

    private static final String REVERSED = "reversed";
    private static final String LINES = "lines";
    private static final String AMOUNT = "amount";
    private static final String LINE = "line";
    private static final List<String> WAYS = List.of(LINES, AMOUNT);
    static final List<String> KEYS = List.of("id", "of", "at", LINES, AMOUNT, LINE);

    @Override
    public String key() {
        return "return";
    }

    @Override
    public List<String> thenKeys() {
        return List.of(REVERSED, Given.NOT_UNDONE);
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        Then.Amounts expected = then.amounts(REVERSED);
        Said stays = GivenReader.notUndone(then, story).orElse(null);
        return step.entry(key()).flatMap(entry -> read(entry, then, expected, stays));
    }

    private Optional<Step> read(
            YamlNode.Entry entry, ThenFields then, Then.@Nullable Amounts expected, @Nullable Said stays) {
        Fields fields =
                Fields.of(entry.value(), story.section(key()), entry.line(), entry.column(), KEYS, story.faults());
        String id = story.reversalId(fields, key());
        ZonedDateTime at = story.at(fields);
        Story.Original original = story.original(fields, at).orElse(null);
        if (original == null) {
            return Optional.empty();
        }
        String of = original.id();
        WhatCameBack what = what(fields, id, of, original.done());
        return what != null && fields.isSound()
                ? Optional.of(new ReturningStep(story.frame(then), id, at.toInstant(), of, what, expected, stays))
                : Optional.empty();
    }

    /** Null if it has faults. */
    @Nullable
    WhatCameBack what(Fields fields, String id, String of, Story.Done original) {
        Map<String, BigDecimal> left = original.left();
        if (left == null) {
            return null;
        }
        List<String> said = WAYS.stream().filter(fields::has).toList();
        if (said.size() > 1) {
            String problem = "does not go with " + said.get(0);
            fields.faultAtKey(CONFLICTING_KEYS, said.get(1), problem, "Maybe two steps, one after the other?");
            return null;
        }
        if (fields.has(LINE) && !fields.has(AMOUNT)) {
            fields.faultAtKey(CONFLICTING_KEYS, LINE, "goes with an amount", "Maybe \"lines: { 1: 1 }\"?");
            return null;
        }
        if (left.containsKey(Share.WHOLE) && !said.isEmpty()) {
            String problem = (said.contains(LINES) ? "do" : "does") + " not go with the " + original.kind() + " " + of
                    + ", which comes back as a whole";
            fields.faultAtKey(CONFLICTING_KEYS, said.get(0), problem, "Maybe delete them?");
            return null;
        }
        if (fields.has(AMOUNT)) {
            return amount(fields, id, of, original);
        }
        Map<String, BigDecimal> before = new LinkedHashMap<>(left);
        WhatCameBack what = fields.entry(LINES)
                .<WhatCameBack>map(entry -> LinesBack.read(entry, story.section(key()), of, left, story.faults()))
                .orElseGet(() -> everything(fields, of, original, left));
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        before.forEach((line, quantity) -> units.put(line, quantity.subtract(left.getOrDefault(line, quantity))));
        story.returned().put(id, new Story.Returned(of, units));
        return what;
    }

    private WhatCameBack everything(Fields fields, String of, Story.Done original, Map<String, BigDecimal> left) {
        if (left.values().stream().allMatch(quantity -> quantity.signum() == 0)) {
            fields.fault(OUT_OF_RANGE, "takes back " + original.kind() + " " + of + ", of which nothing is left", null);
        }
        left.replaceAll((line, quantity) -> BigDecimal.ZERO);
        return new WhatCameBack.Everything();
    }

    private @Nullable WhatCameBack amount(Fields fields, String id, String of, Story.Done original) {
        Map<String, BigDecimal> left = Objects.requireNonNull(original.left());
        CurrencyUnit currency = original.currency();
        BigDecimal amount = fields.required(AMOUNT, DefinitionTexts.money(currency));
        String line = fields.optional(LINE, TextReaders::notBlank);
        if (line != null && !left.containsKey(line)) {
            fields.faultAtValue(UNKNOWN_LINE, LINE, "no line of order " + of, Suggestions.hint(line, left.keySet()));
        }
        if (amount != null && amount.signum() <= 0) {
            fields.faultAtValue(OUT_OF_RANGE, AMOUNT, "not more than 0", "Maybe without a sign?");
        }
        if (amount == null || currency == null || !fields.isSound()) {
            return null;
        }
        story.returned().put(id, new Story.Returned(of, Map.of()));
        return new WhatCameBack.Amount(Money.of(currency, amount), line);
    }
}
