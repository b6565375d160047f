package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.CONFLICTING_KEYS;
import static dev.loyalty.policy.DiagnosticCode.MISSING_KEY;

import dev.loyalty.internal.scenario.ExpectedReferral;
import dev.loyalty.internal.scenario.QualifyingStep;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.model.Activity;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code qualify:}: a friend's order, action or moment. */
record QualifyKind(Story story, ActivityReader activities) implements StepKind {

    private static final List<String> KINDS =
            List.of(ActivityReader.ORDER, ActivityReader.ACTION, ActivityReader.MOMENT);
    private static final List<String> KEYS =
            Stream.concat(Stream.of(ReferralThen.FRIEND), KINDS.stream()).toList();

    @Override
    public String key() {
        return "qualify";
    }

    @Override
    public List<String> thenKeys() {
        return ReferralThen.KEYS;
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        ExpectedReferral expected = ReferralThen.read(then);
        return step.entry(key()).flatMap(entry -> read(entry, then, expected));
    }

    private Optional<Step> read(YamlNode.Entry entry, ThenFields then, ExpectedReferral expected) {
        Fields fields =
                Fields.of(entry.value(), story.section(key()), entry.line(), entry.column(), KEYS, story.faults());
        String friend = story.friend(fields);
        List<String> said = KINDS.stream().filter(fields::has).toList();
        if (said.size() > 1) {
            fields.faultAtKey(
                    CONFLICTING_KEYS,
                    said.get(1),
                    "does not go with " + said.get(0),
                    "Maybe two steps, one after the other?");
        } else if (said.isEmpty() && fields.isSound()) {
            fields.fault(MISSING_KEY, "needs one of " + String.join(", ", KINDS), null);
        }
        return said.size() == 1
                ? fields.entry(said.get(0)).flatMap(what -> read(what, fields, friend, then, expected))
                : Optional.empty();
    }

    private Optional<Step> read(
            YamlNode.Entry what, Fields parent, String friend, ThenFields then, ExpectedReferral expected) {
        String kind = what.key();
        String section = story.section(kind);
        Fields fields = Fields.of(
                what.value(), section, what.line(), what.column(), ActivityReader.aloneKeys(kind), story.faults());
        String id = story.activityId(fields, kind);
        ZonedDateTime at = story.at(fields);
        Activity activity = activities.read(kind, fields, section, story.number(), id, at.toInstant());
        if (activity == null || !fields.isSound() || !parent.isSound()) {
            story.referred().put(id, Story.Done.faulty(kind, at));
            return Optional.empty();
        }
        story.referred().put(id, Story.Done.of(kind, at, activity));
        return Optional.of(new QualifyingStep(story.frame(then), friend, activity, expected));
    }
}
