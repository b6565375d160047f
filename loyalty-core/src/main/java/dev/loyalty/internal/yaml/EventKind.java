package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_EVENT;

import dev.loyalty.internal.scenario.EventStep;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.scenario.Then;
import dev.loyalty.internal.text.Suggestions;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code event:}. */
record EventKind(Story story) implements StepKind {

    private static final String ACTIVATED = "activated";
    private static final List<String> KEYS = List.of("id", "name", "of", "at");

    @Override
    public String key() {
        return "event";
    }

    @Override
    public List<String> thenKeys() {
        return List.of(ACTIVATED);
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        Then.Amounts expected = then.amounts(ACTIVATED);
        return step.entry(key()).flatMap(entry -> read(entry, then, expected));
    }

    private Optional<Step> read(YamlNode.Entry entry, ThenFields then, Then.@Nullable Amounts expected) {
        Fields fields =
                Fields.of(entry.value(), story.section(key()), entry.line(), entry.column(), KEYS, story.faults());
        String id = story.id(fields, key());
        ZonedDateTime at = story.at(fields);
        String name = fields.required("name", TextReaders::notBlank);
        Set<String> events = story.policy().events().keySet();
        if (name != null && !events.contains(name)) {
            fields.faultAtValue(UNKNOWN_EVENT, "name", "no event of policy.yaml", Suggestions.hint(name, events));
        }
        Optional<Story.Original> original = story.original(fields, at);
        return name == null || original.isEmpty() || !fields.isSound()
                ? Optional.empty()
                : Optional.of(new EventStep(
                        story.frame(then),
                        id,
                        at.toInstant(),
                        name,
                        original.get().id(),
                        expected));
    }
}
