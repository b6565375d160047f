package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.CONFLICTING_KEYS;
import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_ORDER;

import dev.loyalty.internal.scenario.HappeningStep;
import dev.loyalty.internal.scenario.RedeemedOrderStep;
import dev.loyalty.internal.scenario.Said;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.scenario.Then;
import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Order;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code order:}, {@code action:} or {@code moment:}. */
record HappeningKind(String key, Story story, ActivityReader activities) implements StepKind {

    private static final String AWARDS = "awards";
    private static final String PAST_ORDER = "past order";

    @Override
    public List<String> thenKeys() {
        return Stream.of(List.of(AWARDS), GivenReader.KEYS, List.of("fired", "silent", "refused"))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        Then.Amounts expected = then.amounts(AWARDS);
        List<Said> given = GivenReader.read(then, story);
        return step.entry(key).flatMap(entry -> read(entry, then, expected, given));
    }

    private Optional<Step> read(
            YamlNode.Entry entry, ThenFields then, Then.@Nullable Amounts expected, List<Said> given) {
        String section = story.section(key);
        Fields fields = Fields.of(
                entry.value(), section, entry.line(), entry.column(), ActivityReader.keys(key), story.faults());
        if (fields.has(ActivityReader.REDEEMED)) {
            return redeemed(fields, then, expected, given);
        }
        String id = story.activityId(fields, key);
        ZonedDateTime at = story.at(fields);
        List<Order> past = past(fields, at);
        Activity activity = activities.read(key, fields, section, story.number(), id, at.toInstant());
        if (activity == null || !fields.isSound()) {
            story.done().putIfAbsent(id, Story.Done.faulty(key, at));
            return Optional.empty();
        }
        story.done().put(id, Story.Done.of(key, at, activity));
        return Optional.of(new HappeningStep(story.frame(then), activity, past, expected, given));
    }

    /** The orders of before that come with it; they can come back by their ids, like those of steps. */
    private List<Order> past(Fields fields, ZonedDateTime at) {
        List<Order> orders = new ArrayList<>();
        int number = 0;
        for (YamlNode node : fields.items(ActivityReader.PAST)) {
            number++;
            String section = "past order " + number + " of step " + story.number();
            Fields order =
                    Fields.of(node, section, node.line(), node.column(), ActivityReader.pastKeys(), story.faults());
            String id = story.activityId(order, ActivityReader.PAST);
            ZonedDateTime when = order.required("at", story.moments()::moment);
            if (when != null && when.isAfter(at)) {
                order.faultAtValue(
                        OUT_OF_RANGE, "at", "after the " + key + ", which is at " + at.toLocalDateTime(), null);
            }
            Activity read = activities.read(
                    ActivityReader.ORDER, order, section, story.number(), id, (when == null ? at : when).toInstant());
            if (read != null && when != null && order.isSound()) {
                story.done().put(id, Story.Done.of(PAST_ORDER, when, read));
                orders.add((Order) read);
            } else {
                story.done().put(id, Story.Done.faulty(PAST_ORDER, when == null ? at : when));
            }
        }
        return orders;
    }

    /** An order that an earlier step redeemed for: it is what that step says. */
    private Optional<Step> redeemed(Fields fields, ThenFields then, Then.@Nullable Amounts expected, List<Said> given) {
        for (YamlNode.Entry other : fields.all()) {
            if (!other.key().equals(ActivityReader.REDEEMED) && !other.key().equals("at")) {
                fields.faultAtKey(
                        CONFLICTING_KEYS,
                        other.key(),
                        "does not go with redeemed",
                        "Maybe say it where it is redeemed?");
            }
        }
        ZonedDateTime at = story.at(fields);
        String redemption = fields.required(ActivityReader.REDEEMED, TextReaders::notBlank);
        Order order = redemption == null ? null : story.redeemed().get(redemption);
        if (redemption == null || order == null) {
            fields.faultAtValue(
                    UNKNOWN_ORDER,
                    ActivityReader.REDEEMED,
                    "no redemption of a step before that was for an order",
                    Suggestions.hint(
                            String.valueOf(redemption), story.redeemed().keySet()));
            return Optional.empty();
        }
        story.done().put(order.id(), Story.Done.of(key, at, order));
        return fields.isSound()
                ? Optional.of(
                        new RedeemedOrderStep(story.frame(then), redemption, order, at.toInstant(), expected, given))
                : Optional.empty();
    }
}
