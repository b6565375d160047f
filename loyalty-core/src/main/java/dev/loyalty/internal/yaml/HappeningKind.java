package dev.loyalty.internal.yaml;

import dev.loyalty.internal.scenario.HappeningStep;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.scenario.Then;
import dev.loyalty.ledger.Share;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Order;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code order:}, {@code action:} or {@code moment:}. */
record HappeningKind(String key, Story story, ActivityReader activities) implements StepKind {

    private static final String AWARDS = "awards";
    private static final String ACTIVITIES = "activity";

    @Override
    public List<String> thenKeys() {
        return List.of(AWARDS, "fired", "silent", "refused");
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        Then.Amounts expected = then.amounts(AWARDS);
        return step.entry(key).flatMap(entry -> read(entry, then, expected));
    }

    private Optional<Step> read(YamlNode.Entry entry, ThenFields then, Then.@Nullable Amounts expected) {
        String section = story.section(key);
        Fields fields = Fields.of(
                entry.value(), section, entry.line(), entry.column(), ActivityReader.keys(key), story.faults());
        long before = story.done().values().stream()
                .filter(each -> each.kind().equals(key))
                .count();
        String id = story.id(fields, ACTIVITIES, key, before);
        ZonedDateTime at = story.at(fields);
        Activity activity = activities.read(key, fields, section, story.number(), id, at.toInstant());
        if (activity == null || !fields.isSound()) {
            story.done().putIfAbsent(id, new Story.Done(key, at, null));
            return Optional.empty();
        }
        story.done().put(id, new Story.Done(key, at, left(activity)));
        return Optional.of(new HappeningStep(story.frame(then), activity, expected));
    }

    private static Map<String, BigDecimal> left(Activity activity) {
        Map<String, BigDecimal> left = new LinkedHashMap<>();
        if (activity instanceof Order order) {
            order.lines().forEach(line -> left.put(line.id(), line.quantity()));
        } else {
            left.put(Share.WHOLE, BigDecimal.ONE);
        }
        return left;
    }
}
