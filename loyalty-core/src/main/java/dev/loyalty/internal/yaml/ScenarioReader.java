package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.DUPLICATE_ENTRY;
import static dev.loyalty.policy.DiagnosticCode.EMPTY_SECTION;
import static dev.loyalty.policy.DiagnosticCode.MISSING_KEY;

import dev.loyalty.internal.scenario.Scenario;
import dev.loyalty.internal.scenario.Step;
import dev.loyalty.internal.scenario.Then;
import dev.loyalty.model.Member;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads scenario files; a file holds one scenario or a list of them. What is read without faults can be played: all
 * names are known, all times are moments, no more comes back than was bought.
 */
public final class ScenarioReader {

    private static final LocalDateTime DEFAULT_START = LocalDateTime.of(2026, 1, 5, 12, 0);
    private static final String DEFAULT_MEMBER = "member";
    private static final List<String> KEYS = List.of("scenario", "given", "steps");
    private static final List<String> GIVEN_KEYS = List.of("member", "at");
    private static final List<String> MEMBER_KEYS = List.of("id", "tier", "segments");

    private final PolicyDefinition policy;
    private final @Nullable Collection<String> rules;
    private final Map<String, String> places = new HashMap<>();

    /** @param rules the names of the policy's rules, or null if they are unknown, so that any name passes */
    public ScenarioReader(PolicyDefinition policy, @Nullable Collection<String> rules) {
        this.policy = policy;
        this.rules = rules;
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
        Member member = given.flatMap(section -> section.entry("member"))
                .map(entry -> member(entry, faults))
                .orElseGet(() -> Member.of(DEFAULT_MEMBER));
        List<Step> steps = steps(fields, new StepReader(policy, rules, moments, start, faults));
        return name == null || !fields.isSound()
                ? Optional.empty()
                : Optional.of(new Scenario(name, file, node.line(), member, steps));
    }

    private static Member member(YamlNode.Entry entry, Faults faults) {
        Fields fields = Fields.of(entry.value(), "member", entry.line(), entry.column(), MEMBER_KEYS, faults);
        Member.Builder member = Member.builder(fields.optional("id", TextReaders::notBlank, DEFAULT_MEMBER));
        String tier = fields.optional("tier", TextReaders::notBlank);
        if (tier != null) {
            member.tier(tier);
        }
        List<String> segments = fields.list("segments", TextReaders::notBlank);
        if (segments != null) {
            fields.refuseRepeated("segments", segments);
            segments.forEach(member::segment);
        }
        return member.build();
    }

    private static List<Step> steps(Fields fields, StepReader reader) {
        fields.require("steps");
        List<Step> steps = new ArrayList<>();
        for (YamlNode node : fields.items("steps")) {
            reader.read(node).ifPresent(steps::add);
        }
        if (fields.isSound() && steps.stream().allMatch(step -> step.then().equals(Then.NOTHING))) {
            fields.faultAtKey(
                    MISSING_KEY, "steps", "expect nothing, so that nothing is proved", "Maybe a \"then\" is missing?");
        }
        return steps;
    }
}
