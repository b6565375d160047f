package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.DUPLICATE_ENTRY;
import static dev.loyalty.policy.DiagnosticCode.EMPTY_SECTION;
import static dev.loyalty.policy.DiagnosticCode.MISSING_KEY;
import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_MEASURE;

import dev.loyalty.internal.scenario.Person;
import dev.loyalty.internal.scenario.Scenario;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Member;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.ParameterType;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads scenario files; a file holds one scenario or a list of them. What is read without faults can be played: all
 * names are known, all times are moments, no more comes back than was bought.
 */
public final class ScenarioReader {

    private static final LocalDateTime DEFAULT_START = LocalDateTime.of(2026, 1, 5, 12, 0);
    private static final String MEMBERS = "members";
    private static final List<String> KEYS = List.of("scenario", "given", "steps");
    private static final List<String> GIVEN_KEYS = List.of("member", MEMBERS, "at", "history");

    private final PolicyDefinition policy;
    private final @Nullable Collection<String> rules;
    private final Map<String, String> places = new HashMap<>();

    /** @param rules the names of the policy's rules, or null if they are unknown, so that any name passes */
    public ScenarioReader(PolicyDefinition policy, @Nullable Collection<String> rules) {
        this.policy = policy;
        this.rules = rules;
    }

    /** Adds what is wrong with the files whatever the policy declares: what is no YAML. */
    public static void check(List<PolicyFile> files, List<Diagnostic> found) {
        for (PolicyFile file : files) {
            Faults faults = new Faults(file.path());
            YamlReader.read(file, faults);
            found.addAll(faults.sorted());
        }
    }

    /** The scenarios without faults, in the order of files and lines; all that is wrong is added to {@code found}. */
    public List<Scenario> read(List<PolicyFile> files, List<Diagnostic> found) {
        places.clear();
        List<Scenario> scenarios = new ArrayList<>();
        for (PolicyFile file : files) {
            Faults faults = new Faults(file.path());
            YamlReader.read(file, faults).ifPresent(root -> {
                for (YamlNode node : nodes(root, faults)) {
                    scenario(node, file.path(), faults).ifPresent(scenarios::add);
                }
            });
            found.addAll(faults.sorted());
        }
        return scenarios;
    }

    private static List<YamlNode> nodes(YamlNode root, Faults faults) {
        if (!(root instanceof YamlNode.Sequence sequence)) {
            return List.of(root);
        }
        if (sequence.items().isEmpty()) {
            faults.add(EMPTY_SECTION, root, "The list of scenarios has nothing in it.", "Maybe delete the file?");
        }
        return sequence.items();
    }

    private Optional<Scenario> scenario(YamlNode node, String file, Faults faults) {
        Fields fields = Fields.of(node, "the scenario", node.line(), node.column(), KEYS, faults);
        String name = fields.required("scenario", TextReaders::notBlank);
        if (name != null) {
            String place = "in " + file + " in line " + node.line();
            String other = places.putIfAbsent(name, place);
            if (other != null) {
                fields.faultAtValue(
                        DUPLICATE_ENTRY,
                        "scenario",
                        "the name of the one " + other + " too",
                        "Maybe say in the name what is different?");
            }
        }
        Moments moments = new Moments(policy.zone());
        Optional<Fields> given = fields.entry("given")
                .map(entry -> Fields.of(entry.value(), "given", entry.line(), entry.column(), GIVEN_KEYS, faults));
        ZonedDateTime start = given.map(section -> section.optional("at", moments::moment))
                .orElseGet(() -> DEFAULT_START.atZone(policy.zone()));
        PersonReader personReader = new PersonReader(policy, faults);
        Person own = given.flatMap(section -> section.entry("member"))
                .map(personReader::own)
                .orElseGet(() -> Person.of(Member.of(PersonReader.DEFAULT_ID)));
        Map<String, Person> people = people(given, own, personReader, faults);
        MeasureValues stated = given.flatMap(section -> section.entry("history"))
                .map(entry -> history(entry, faults))
                .orElseGet(MeasureValues::none);
        List<Step> steps = steps(
                fields,
                new StepReader(new Story(policy, moments, start, own.member().id(), faults), rules));
        return name == null || !fields.isSound()
                ? Optional.empty()
                : Optional.of(
                        new Scenario(name, file, node.line(), start.toInstant(), own.member(), people, stated, steps));
    }

    /** Those of the section {@code members}, and the own one. */
    private Map<String, Person> people(Optional<Fields> given, Person own, PersonReader reader, Faults faults) {
        Map<String, Person> people = new HashMap<>();
        for (YamlNode.Entry entry : given.map(section -> section.named(MEMBERS)).orElse(List.of())) {
            Person person = reader.other(entry);
            if (entry.key().equals(own.member().id())) {
                String message = "\"" + entry.key() + "\" of members is the scenario's own member.";
                faults.add(DUPLICATE_ENTRY, entry, message, "Maybe say it under \"member\"?");
            }
            people.put(entry.key(), person);
        }
        people.put(own.member().id(), own);
        return people;
    }

    /** Values of measures that the scenario states instead of leading to them. */
    private MeasureValues history(YamlNode.Entry entry, Faults faults) {
        SortedMap<String, Object> values = new TreeMap<>();
        Fields fields = Fields.ofNamed(entry, "history", faults);
        for (YamlNode.Entry stated : fields.all()) {
            Measure measure = policy.measures().get(stated.key());
            if (measure == null) {
                String message = "policy.yaml has no measure \"" + stated.key() + "\".";
                faults.add(
                        UNKNOWN_MEASURE,
                        stated,
                        message,
                        Suggestions.hint(stated.key(), policy.measures().keySet()));
            } else {
                Object value = fields.optional(stated.key(), notNegative(measure.valueType()));
                if (value != null) {
                    values.put(stated.key(), value);
                }
            }
        }
        return new MeasureValues(values);
    }

    private TextReader<Object> notNegative(ParameterType type) {
        TextReader<?> reader = ParameterReader.reader(type, policy.currency());
        return text -> {
            Object value = reader.read(text);
            if (type != ParameterType.DATE && text.startsWith("-")) {
                throw new TextReader.Unreadable(OUT_OF_RANGE, "less than 0", "Maybe without the sign?");
            }
            return value;
        };
    }

    private static List<Step> steps(Fields fields, StepReader reader) {
        fields.require("steps");
        List<Step> steps = new ArrayList<>();
        for (YamlNode node : fields.items("steps")) {
            reader.read(node).ifPresent(steps::add);
        }
        if (fields.isSound()
                && steps.stream().noneMatch(step -> step.frame().then().isSaid())) {
            fields.faultAtKey(
                    MISSING_KEY, "steps", "expect nothing, so that nothing is proved", "Maybe a \"then\" is missing?");
        }
        return steps;
    }
}
