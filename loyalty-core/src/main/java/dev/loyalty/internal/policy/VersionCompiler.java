package dev.loyalty.internal.policy;

import dev.loyalty.internal.calculation.Calculations;
import dev.loyalty.internal.drools.DroolsCompiler;
import dev.loyalty.internal.rules.RuleCompiler;
import dev.loyalty.internal.rules.RuleInfo;
import dev.loyalty.internal.rules.RuleMatcher;
import dev.loyalty.internal.scenario.Scenario;
import dev.loyalty.internal.scenario.ScenarioPlay;
import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.internal.yaml.DefinitionReader;
import dev.loyalty.internal.yaml.DefinitionResult;
import dev.loyalty.internal.yaml.RuleReference;
import dev.loyalty.internal.yaml.ScenarioReader;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.Guards;
import dev.loyalty.policy.Matching;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.PolicyFiles;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.RuleSet;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.scenario.Mismatch;
import dev.loyalty.scenario.ScenarioResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads, checks and compiles the files of a policy and plays its scenarios. Safe for use by many threads. */
public final class VersionCompiler {

    private final RuleCompiler rules;

    public VersionCompiler(Guards guards, Matching matching) {
        this.rules = new DroolsCompiler(guards, matching);
    }

    /**
     * Compiles and proves: an expectation of a scenario that does not hold is an error like any other.
     *
     * @param live as in {@link #compile}
     */
    public Preparation prepare(PolicyFiles files, Function<String, @Nullable PolicyVersion> live) {
        Preparation compiled = compile(files, live);
        CompiledVersion version = compiled.version();
        if (version == null || compiled.scenarios().isEmpty()) {
            return compiled;
        }
        List<Diagnostic> found = new ArrayList<>(compiled.diagnostics());
        ScenarioPlay.all(compiled.scenarios(), version.calculations())
                .failures()
                .forEach(failure -> failure.mismatches().forEach(mismatch -> found.add(failed(failure, mismatch))));
        return found.size() == compiled.diagnostics().size()
                ? compiled
                : new Preparation(null, List.of(), sorted(found));
    }

    private static Diagnostic failed(ScenarioResult scenario, Mismatch mismatch) {
        return Diagnostic.error(
                DiagnosticCode.SCENARIO_FAILED,
                mismatch.file(),
                mismatch.line(),
                mismatch.column(),
                "Scenario \"" + scenario.name() + "\", " + mismatch.sentence(),
                null);
    }

    /**
     * Reads and compiles everything, and plays nothing.
     *
     * @param live gives the live version of a programme, or null; what it has compiled is used again where only values
     *     changed
     */
    public Preparation compile(PolicyFiles files, Function<String, @Nullable PolicyVersion> live) {
        List<Diagnostic> found = new ArrayList<>(files.diagnostics());
        DefinitionResult result = files.definition()
                .map(file -> DefinitionReader.read(file, files.tables(), Calculations.factTypes()))
                .orElse(null);
        if (!(result instanceof DefinitionResult.Read definition)) {
            checkRules(files, (DefinitionResult.Refused) result, found);
            ScenarioReader.check(files.scenarios(), found);
            return new Preparation(null, List.of(), sorted(found));
        }
        found.addAll(definition.warnings());
        PolicyDefinition policy = definition.definition();
        if (files.rules().isEmpty()) {
            found.add(Diagnostic.warning(
                    DiagnosticCode.NO_RULES,
                    "policy.yaml",
                    0,
                    0,
                    "The policy has no rules, so that nothing is ever earned.",
                    "Maybe \"earning.drl\" is missing?"));
        }
        PolicyVersion before = live.apply(policy.id());
        Map<RuleSet, RuleMatcher> matchers = new EnumMap<>(RuleSet.class);
        for (RuleSet set : RuleSet.values()) {
            compile(set, files.rules(set), policy, before, found).ifPresent(matcher -> matchers.put(set, matcher));
        }
        refuseRepeatedNames(matchers, found);
        List<String> names = ruleNames(files, matchers);
        if (names != null) {
            refuseUnknownRules(definition.references(), names, found);
        }
        List<Scenario> scenarios = new ScenarioReader(policy, names).read(files.scenarios(), found);
        List<Diagnostic> diagnostics = sorted(found);
        return diagnostics.stream().anyMatch(Diagnostic::isError)
                ? new Preparation(null, List.of(), diagnostics)
                : new Preparation(
                        version(VersionId.of(policy.id(), files), policy, matchers, diagnostics),
                        scenarios,
                        diagnostics);
    }

    private static CompiledVersion version(
            VersionId id, PolicyDefinition policy, Map<RuleSet, RuleMatcher> matchers, List<Diagnostic> warnings) {
        return new CompiledVersion(id, new Calculations(id, policy, matchers), warnings);
    }

    /** Null where rules were not compiled: what they are called is then unknown. */
    private static @Nullable List<String> ruleNames(PolicyFiles files, Map<RuleSet, RuleMatcher> matchers) {
        for (RuleSet set : RuleSet.values()) {
            if (!files.rules(set).isEmpty() && !matchers.containsKey(set)) {
                return null;
            }
        }
        return matchers.values().stream()
                .flatMap(matcher -> matcher.rules().stream())
                .map(RuleInfo::name)
                .toList();
    }

    private static void refuseUnknownRules(List<RuleReference> references, List<String> names, List<Diagnostic> found) {
        for (RuleReference reference : references) {
            if (!names.contains(reference.rule())) {
                found.add(Diagnostic.error(
                        DiagnosticCode.UNKNOWN_RULE,
                        reference.file(),
                        reference.line(),
                        reference.column(),
                        reference.what() + " names \"" + reference.rule() + "\", and the policy has no such rule.",
                        Suggestions.hint(reference.rule(), names)));
            }
        }
    }

    /** Within a set the rule compiler sees to it; explanations, scenarios and groups speak of rules by name alone. */
    private static void refuseRepeatedNames(Map<RuleSet, RuleMatcher> matchers, List<Diagnostic> found) {
        Map<String, RuleInfo> first = new HashMap<>();
        for (RuleMatcher matcher : matchers.values()) {
            for (RuleInfo rule : matcher.rules()) {
                RuleInfo other = first.putIfAbsent(rule.name(), rule);
                if (other != null) {
                    found.add(Diagnostic.error(
                            DiagnosticCode.DUPLICATE_RULE,
                            rule.file(),
                            rule.line(),
                            1,
                            "There is a rule \"" + rule.name() + "\" in " + other.file() + " in line " + other.line()
                                    + " too.",
                            "Maybe say in the name what is different?"));
                }
            }
        }
    }

    private Optional<RuleMatcher> compile(
            RuleSet set,
            List<PolicyFile> files,
            PolicyDefinition policy,
            @Nullable PolicyVersion before,
            List<Diagnostic> found) {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        RuleMatcher similar = before instanceof CompiledVersion version
                ? version.calculations().matcher(set)
                : null;
        RuleCompiler.Compilation compilation = rules.compile(files, Calculations.vocabulary(set), policy, similar);
        found.addAll(compilation.diagnostics());
        return Optional.ofNullable(compilation.matcher());
    }

    /** @param refused why there is no definition; null if there is no file */
    private void checkRules(PolicyFiles files, DefinitionResult.@Nullable Refused refused, List<Diagnostic> found) {
        DefinitionResult.Legible legible = refused == null ? null : refused.legible();
        if (refused != null) {
            found.addAll(refused.diagnostics());
        }
        if (legible == null) {
            found.addAll(rules.check(files.rules()));
            return;
        }
        for (RuleSet set : RuleSet.values()) {
            if (!files.rules(set).isEmpty()) {
                found.addAll(rules.check(
                        files.rules(set), Calculations.vocabulary(set), legible.definition(), legible.doubtful()));
            }
        }
    }

    private static List<Diagnostic> sorted(List<Diagnostic> found) {
        return found.stream().distinct().sorted().toList();
    }
}
