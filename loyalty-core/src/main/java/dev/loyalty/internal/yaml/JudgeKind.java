package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_VALUE;

import dev.loyalty.internal.scenario.ExpectedReferral;
import dev.loyalty.internal.scenario.JudgingStep;
import dev.loyalty.internal.scenario.Place;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.scenario.Then;
import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.policy.definition.Contest;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code judge:}, a contest. */
record JudgeKind(Story story) implements StepKind {

    private static final String CONTEST = "contest";
    private static final String PLACES = "places";
    private static final String AWARDS = "awards";
    private static final String NONE = "none";
    private static final List<String> KEYS = List.of(CONTEST, "at");

    @Override
    public String key() {
        return "judge";
    }

    @Override
    public List<String> thenKeys() {
        return List.of(PLACES, AWARDS, "fired", "silent", "refused");
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        ExpectedReferral.Text places = then.own()
                .flatMap(fields -> fields.entry(PLACES))
                .map(this::places)
                .orElse(null);
        Map<String, Then.Amounts> awards = then.own()
                .flatMap(fields -> fields.entry(AWARDS))
                .map(entry -> awards(entry, then))
                .orElse(null);
        return step.entry(key()).flatMap(entry -> read(entry, then, places, awards));
    }

    private Optional<Step> read(
            YamlNode.Entry entry,
            ThenFields then,
            ExpectedReferral.@Nullable Text places,
            @Nullable Map<String, Then.Amounts> awards) {
        Fields fields =
                Fields.of(entry.value(), story.section(key()), entry.line(), entry.column(), KEYS, story.faults());
        ZonedDateTime at = story.at(fields);
        String name = fields.required(CONTEST, TextReaders::notBlank);
        Map<String, Contest> contests = story.policy().contests();
        Contest contest = name == null ? null : contests.get(name);
        if (name != null && contest == null) {
            fields.faultAtValue(
                    UNKNOWN_VALUE, CONTEST, "no contest of policy.yaml", Suggestions.hint(name, contests.keySet()));
        }
        if (contest == null) {
            return Optional.empty();
        }
        if (at.toLocalDateTime().isBefore(contest.judged())) {
            String hint = "Maybe \"until: " + contest.judged() + "\" before it?";
            fields.fault(OUT_OF_RANGE, "is before the contest is judged, at " + contest.judged(), hint);
        }
        return fields.isSound()
                ? Optional.of(new JudgingStep(story.frame(then), contest.name(), places, awards))
                : Optional.empty();
    }

    private ExpectedReferral.Text places(YamlNode.Entry entry) {
        Map<String, Long> places = new TreeMap<>();
        if (!isNone(entry)) {
            Fields fields = Fields.ofNamed(entry, PLACES, story.faults());
            for (YamlNode.Entry place : fields.all()) {
                Long rank = fields.optional(place.key(), TextReaders::integer);
                if (rank != null) {
                    places.put(place.key(), rank);
                }
            }
        }
        return new ExpectedReferral.Text(JudgingStep.places(places), new Place(entry.line(), entry.column()));
    }

    private Map<String, Then.Amounts> awards(YamlNode.Entry entry, ThenFields then) {
        Map<String, Then.Amounts> awards = new LinkedHashMap<>();
        if (!isNone(entry)) {
            for (YamlNode.Entry member :
                    Fields.ofNamed(entry, AWARDS, story.faults()).all()) {
                awards.put(member.key(), then.amounts(member));
            }
        }
        return awards;
    }

    private static boolean isNone(YamlNode.Entry entry) {
        return entry.value() instanceof YamlNode.Scalar scalar && scalar.text().equals(NONE);
    }
}
