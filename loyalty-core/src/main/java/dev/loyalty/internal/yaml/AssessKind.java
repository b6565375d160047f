package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.CONFLICTING_KEYS;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_LEVEL;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_MEASURE;

import dev.loyalty.internal.scenario.AssessingStep;
import dev.loyalty.internal.scenario.AssessingStep.Expected;
import dev.loyalty.internal.scenario.Place;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.internal.yaml.TextReader.Unreadable;
import dev.loyalty.tier.Occasion;
import dev.loyalty.tier.TierChange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code assess:}. */
record AssessKind(Story story) implements StepKind {

    private static final String NONE = AssessingStep.NONE;
    private static final String FLOOR = "floor";
    private static final String GIFT = "gift";
    private static final String END_GIFT = "end-gift";
    private static final String BECAUSE = "because";
    private static final String LEVEL = "level";
    private static final String UNTIL = "until";
    private static final List<String> KEYS = List.of("id", "at", BECAUSE, FLOOR, GIFT, END_GIFT);
    private static final List<String> BY_HAND = List.of(FLOOR, GIFT, END_GIFT);
    private static final Map<String, Occasion> OCCASIONS = occasions();
    private static final Map<String, String> OUTCOMES = outcomes();

    private static Map<String, Occasion> occasions() {
        Map<String, Occasion> occasions = new LinkedHashMap<>();
        occasions.put("look", Occasion.LOOK);
        occasions.put("return", Occasion.RETURN);
        occasions.put("late-event", Occasion.AGAIN);
        return occasions;
    }

    private static Map<String, String> outcomes() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        List.of("upgraded", "kept", "downgraded").forEach(word -> outcomes.put(word, word));
        return outcomes;
    }

    @Override
    public String key() {
        return "assess";
    }

    @Override
    public List<String> thenKeys() {
        return List.of(
                "tier", "outcome", "since", UNTIL, "due", "next", "keeping", "warning", "reached", "lost", "fired",
                "silent", "refused");
    }

    @Override
    public Optional<Step> read(Fields step, ThenFields then) {
        Map<String, Expected> expected = then.own().map(this::expected).orElseGet(LinkedHashMap::new);
        return step.entry(key()).flatMap(entry -> read(entry, then, expected));
    }

    private Optional<Step> read(YamlNode.Entry entry, ThenFields then, Map<String, Expected> expected) {
        Fields fields =
                Fields.of(entry.value(), story.section(key()), entry.line(), entry.column(), KEYS, story.faults());
        if (!story.policy().tiers().isDeclared()) {
            fields.fault(
                    UNKNOWN_LEVEL,
                    "has no levels to look at",
                    "Maybe the section \"tiers\" is missing in policy.yaml?");
        }
        String id = story.id(fields, key());
        ZonedDateTime at = story.at(fields);
        Occasion because = fields.optional(BECAUSE, TextReaders.oneOf(OCCASIONS), Occasion.LOOK);
        List<String> said = BY_HAND.stream().filter(fields::has).toList();
        TierChange change = said.isEmpty() ? null : change(fields, said.get(0));
        if (said.size() > 1 || (!said.isEmpty() && fields.has(BECAUSE))) {
            String other = said.size() > 1 ? said.get(1) : BECAUSE;
            fields.faultAtKey(
                    CONFLICTING_KEYS, other, "does not go with \"" + said.get(0) + "\"", "Maybe these are two steps?");
        }
        return fields.isSound()
                ? Optional.of(new AssessingStep(story.frame(then), id, at.toInstant(), because, change, expected))
                : Optional.empty();
    }

    private @Nullable TierChange change(Fields fields, String key) {
        if (key.equals(END_GIFT)) {
            String level = fields.optional(END_GIFT, this::level);
            return level == null ? null : new TierChange.EndGift(level);
        }
        YamlNode.Entry entry = fields.entry(key).orElseThrow();
        if (key.equals(FLOOR) && isNone(entry)) {
            return new TierChange.EndFloor();
        }
        Fields given =
                Fields.of(entry.value(), key, entry.line(), entry.column(), List.of(LEVEL, UNTIL), story.faults());
        String level = given.required(LEVEL, this::level);
        LocalDate until =
                key.equals(GIFT) ? given.required(UNTIL, TextReaders::date) : given.optional(UNTIL, TextReaders::date);
        if (level == null || (key.equals(GIFT) && until == null)) {
            return null;
        }
        return key.equals(GIFT) && until != null
                ? new TierChange.Give(level, until)
                : new TierChange.SetFloor(level, until);
    }

    /** What {@code then} says of a level; keys that are not there are not looked at. */
    Map<String, Expected> expected(Fields then) {
        Map<String, Expected> expected = new LinkedHashMap<>();
        put(expected, then, "tier", orNone(this::level));
        put(expected, then, "outcome", TextReaders.oneOf(OUTCOMES));
        put(
                expected,
                then,
                "since",
                orNone(text -> story.moments().moment(text).toLocalDateTime().toString()));
        put(expected, then, UNTIL, orNone(text -> TextReaders.date(text).toString()));
        put(expected, then, "due", orNone(text -> TextReaders.date(text).toString()));
        for (String key : List.of("next", "keeping")) {
            then.entry(key).ifPresent(entry -> expected.put(key, at(entry, isNone(entry) ? NONE : distance(entry))));
        }
        then.entry("warning")
                .ifPresent(entry -> expected.put("warning", at(entry, isNone(entry) ? NONE : warning(entry))));
        for (String key : List.of("reached", "lost")) {
            then.entry(key).ifPresent(entry -> expected.put(key, at(entry, isNone(entry) ? NONE : levels(then, key))));
        }
        return expected;
    }

    private static void put(Map<String, Expected> expected, Fields then, String key, TextReader<String> reader) {
        String text = then.optional(key, reader);
        if (text != null) {
            then.entry(key).ifPresent(entry -> expected.put(key, at(entry, text)));
        }
    }

    private static Expected at(YamlNode.Entry entry, String text) {
        return new Expected(text, new Place(entry.line(), entry.column()));
    }

    private static boolean isNone(YamlNode.Entry entry) {
        return entry.value() instanceof YamlNode.Scalar scalar && scalar.text().equals(NONE);
    }

    private static TextReader<String> orNone(TextReader<String> reader) {
        return text -> text.equals(NONE) ? NONE : reader.read(text);
    }

    private String level(String text) throws Unreadable {
        List<String> names = story.policy().tiers().names();
        if (!names.contains(text)) {
            throw new Unreadable(UNKNOWN_LEVEL, "no level of policy.yaml", Suggestions.hint(text, names));
        }
        return text;
    }

    private String levels(Fields then, String key) {
        List<String> names = then.list(key, this::level);
        List<String> ranking = story.policy().tiers().names();
        return names == null
                ? NONE
                : AssessingStep.names(ranking.stream().filter(names::contains).toList());
    }

    private String warning(YamlNode.Entry entry) {
        Fields fields = Fields.of(
                entry.value(), "warning", entry.line(), entry.column(), List.of("to", "last-day"), story.faults());
        String to = fields.required("to", orNone(this::level));
        LocalDate lastDay = fields.required("last-day", TextReaders::date);
        return AssessingStep.warning(String.valueOf(to), String.valueOf(lastDay));
    }

    /** {@code { gold: { spentThisYear: 60.00 } }}, or {@code { gold: enough }}. */
    private String distance(YamlNode.Entry entry) {
        String text = NONE;
        for (YamlNode.Entry level :
                Fields.ofNamed(entry, entry.key(), story.faults()).all()) {
            Set<String> names = Set.copyOf(story.policy().tiers().names());
            if (!names.contains(level.key())) {
                String message = "\"" + level.key() + "\" of " + entry.key() + " is no level of policy.yaml.";
                story.faults().add(UNKNOWN_LEVEL, level, message, Suggestions.hint(level.key(), names));
            }
            text = AssessingStep.distance(level.key(), missing(level));
        }
        return text;
    }

    private Map<String, BigDecimal> missing(YamlNode.Entry level) {
        Map<String, BigDecimal> missing = new HashMap<>();
        if (level.value() instanceof YamlNode.Scalar scalar && scalar.text().equals("enough")) {
            return missing;
        }
        Fields fields = Fields.ofNamed(level, level.key(), story.faults());
        for (YamlNode.Entry measure : fields.all()) {
            Set<String> names = story.policy().measures().keySet();
            if (!names.contains(measure.key())) {
                String message = "policy.yaml has no measure \"" + measure.key() + "\".";
                story.faults().add(UNKNOWN_MEASURE, measure, message, Suggestions.hint(measure.key(), names));
            }
            BigDecimal amount = fields.optional(measure.key(), TextReaders::decimal);
            if (amount != null) {
                missing.put(measure.key(), amount);
            }
        }
        return missing;
    }
}
