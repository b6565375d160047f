package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.CONFLICTING_KEYS;
import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_LINE;

import dev.loyalty.internal.scenario.ReturningStep;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.scenario.Then;
import dev.loyalty.internal.text.Suggestions;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code return:}. */
record ReturnKind(Story story) implements StepKind {

    private static final String REVERSED = "reversed";
    private static final List<String> KEYS = List.of("id", "of", "at", "lines");

    @Override
    public String key() {
        return "return";
    }

    @Override
    public List<String> thenKeys() {
        return List.of(REVERSED);
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        Then.Amounts expected = then.amounts(REVERSED);
        return step.entry(key()).flatMap(entry -> read(entry, then, expected));
    }

    private Optional<Step> read(YamlNode.Entry entry, ThenFields then, Then.@Nullable Amounts expected) {
        Fields fields =
                Fields.of(entry.value(), story.section(key()), entry.line(), entry.column(), KEYS, story.faults());
        String id = story.id(fields, key());
        ZonedDateTime at = story.at(fields);
        Story.Original original = story.original(fields, at).orElse(null);
        if (original == null) {
            return Optional.empty();
        }
        String of = original.id();
        SortedMap<String, BigDecimal> returned = returned(fields, of, original.done());
        return fields.isSound()
                ? Optional.of(new ReturningStep(story.frame(then), id, at.toInstant(), of, returned, expected))
                : Optional.empty();
    }

    private SortedMap<String, BigDecimal> returned(Fields fields, String of, Story.Done original) {
        SortedMap<String, BigDecimal> returned = new TreeMap<>();
        Map<String, BigDecimal> left = original.left();
        if (left == null) {
            return returned;
        }
        if (fields.has("lines") && !original.kind().equals(ActivityReader.ORDER)) {
            String problem = "do not go with the " + original.kind() + " " + of + ", which comes back as a whole";
            fields.faultAtKey(CONFLICTING_KEYS, "lines", problem, "Maybe delete them?");
            return returned;
        }
        Optional<YamlNode.Entry> entry = fields.entry("lines");
        if (entry.isEmpty()) {
            left.forEach((line, quantity) -> {
                if (quantity.signum() != 0) {
                    returned.put(line, quantity);
                }
            });
            if (returned.isEmpty()) {
                fields.fault(
                        OUT_OF_RANGE, "takes back " + original.kind() + " " + of + ", of which nothing is left", null);
            }
        } else {
            returned.putAll(someOf(entry.get(), of, left));
        }
        returned.forEach((line, quantity) -> left.merge(line, quantity, BigDecimal::subtract));
        return returned;
    }

    private Map<String, BigDecimal> someOf(YamlNode.Entry entry, String order, Map<String, BigDecimal> left) {
        Map<String, BigDecimal> some = new LinkedHashMap<>();
        Fields fields = Fields.ofNamed(entry, "lines of the " + story.section(key()), story.faults());
        for (YamlNode.Entry line : fields.all()) {
            BigDecimal quantity = fields.optional(line.key(), TextReaders::decimal);
            BigDecimal most = left.get(line.key());
            if (most == null) {
                String message = "order " + order + " has no line \"" + line.key() + "\".";
                story.faults().add(UNKNOWN_LINE, line, message, Suggestions.hint(line.key(), left.keySet()));
            } else if (quantity != null
                    && (quantity.signum() == 0
                            || quantity.signum() != most.signum()
                            || quantity.abs().compareTo(most.abs()) > 0)) {
                fields.faultAtValue(OUT_OF_RANGE, line.key(), "while " + most.toPlainString() + " can come back", null);
            } else if (quantity != null) {
                some.put(line.key(), quantity);
            }
        }
        return some;
    }
}
