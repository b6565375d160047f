package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_ORDER;

import dev.loyalty.internal.scenario.ChangingStep;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.scenario.Then;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Order;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code change:}, of an order that has earned. */
record ChangeKind(Story story, ActivityReader activities) implements StepKind {

    private static final String AWARDS = "awards";

    @Override
    public String key() {
        return "change";
    }

    @Override
    public List<String> thenKeys() {
        return List.of(AWARDS, "fired", "silent", "refused");
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        Then.Amounts expected = then.amounts(AWARDS);
        return step.entry(key()).flatMap(entry -> read(entry, then, expected));
    }

    private Optional<Step> read(YamlNode.Entry entry, ThenFields then, Then.@Nullable Amounts expected) {
        String section = story.section(key());
        List<String> keys = Stream.concat(Stream.of("of"), ActivityReader.pastKeys().stream())
                .toList();
        Fields fields = Fields.of(entry.value(), section, entry.line(), entry.column(), keys, story.faults());
        String id = story.id(fields, key());
        ZonedDateTime at = story.at(fields);
        Story.Original original = story.original(fields, at).orElse(null);
        if (original == null) {
            return Optional.empty();
        }
        if (!original.done().kind().equals(ActivityReader.ORDER)) {
            fields.faultAtValue(
                    UNKNOWN_ORDER, "of", "no order but a " + original.done().kind(), null);
            return Optional.empty();
        }
        Activity order = activities.read(
                ActivityReader.ORDER,
                fields,
                section,
                story.number(),
                original.id(),
                original.done().at().toInstant());
        if (order == null || !fields.isSound()) {
            return Optional.empty();
        }
        story.done()
                .put(
                        original.id(),
                        Story.Done.of(ActivityReader.ORDER, original.done().at(), order));
        return Optional.of(new ChangingStep(story.frame(then), id, at.toInstant(), (Order) order, expected));
    }
}
