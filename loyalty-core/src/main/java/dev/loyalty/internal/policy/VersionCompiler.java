package dev.loyalty.internal.policy;

import dev.loyalty.earning.EarningCalculation;
import dev.loyalty.internal.drools.DroolsCompiler;
import dev.loyalty.internal.rules.RuleCompiler;
import dev.loyalty.internal.rules.RuleInfo;
import dev.loyalty.internal.rules.RuleMatcher;
import dev.loyalty.internal.scenario.Scenario;
import dev.loyalty.internal.scenario.ScenarioPlay;
import dev.loyalty.internal.yaml.DefinitionReader;
import dev.loyalty.internal.yaml.DefinitionResult;
import dev.loyalty.internal.yaml.ScenarioReader;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.DiagnosticCode;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads, checks and compiles the files of a policy and plays its scenarios. Safe for use by many threads. */
public final class VersionCompiler {

    private final RuleCompiler rules = new DroolsCompiler();

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
        ScenarioPlay.all(compiled.scenarios(), version.definition(), version.earning(), version.rules(RuleSet.EARNING))
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
        Optional<PolicyDefinition> definition = files.definition().flatMap(file -> read(file, files.tables(), found));
        if (definition.isEmpty()) {
            return new Preparation(null, List.of(), sorted(found));
        }
        PolicyDefinition policy = definition.get();
        if (files.rules().isEmpty()) {
            found.add(Diagnostic.warning(
                    DiagnosticCode.NO_RULES,
                    "policy.yaml",
                    0,
                    0,
                    "The policy has no rules, so that nothing is ever earned.",
                    "Maybe \"earning.drl\" is missing?"));
        }
        for (RuleSet set : RuleSet.values()) {
            if (set != RuleSet.EARNING) {
                files.rules(set)
                        .forEach(file -> found.add(Diagnostic.error(
                                DiagnosticCode.UNSUPPORTED_CONSTRUCT,
                                file.path(),
                                0,
                                0,
                                "This release has no rules of " + set.fileName() + ".",
                                "Maybe the rules belong into earning.drl, or the file should be left out?")));
            }
        }
        PolicyVersion before = live.apply(policy.id());
        Map<RuleSet, RuleMatcher> matchers = new EnumMap<>(RuleSet.class);
        compile(files.rules(RuleSet.EARNING), policy, before, found)
                .ifPresent(matcher -> matchers.put(RuleSet.EARNING, matcher));
        List<Scenario> scenarios =
                new ScenarioReader(policy, ruleNames(files, matchers)).read(files.scenarios(), found);
        List<Diagnostic> diagnostics = sorted(found);
        return diagnostics.stream().anyMatch(Diagnostic::isError)
                ? new Preparation(null, List.of(), diagnostics)
                : new Preparation(
                        new CompiledVersion(VersionId.of(policy.id(), files), policy, matchers, diagnostics),
                        scenarios,
                        diagnostics);
    }

    /** Null where rules were not compiled: what they are called is then unknown. */
    private static @Nullable List<String> ruleNames(PolicyFiles files, Map<RuleSet, RuleMatcher> matchers) {
        RuleMatcher matcher = matchers.get(RuleSet.EARNING);
        if (matcher == null) {
            return files.rules().isEmpty() ? List.of() : null;
        }
        return matcher.rules().stream().map(RuleInfo::name).toList();
    }

    private Optional<RuleMatcher> compile(
            List<PolicyFile> files, PolicyDefinition policy, @Nullable PolicyVersion before, List<Diagnostic> found) {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        RuleMatcher similar = before instanceof CompiledVersion version ? version.matcher(RuleSet.EARNING) : null;
        RuleCompiler.Compilation compilation = rules.compile(files, EarningCalculation.vocabulary(), policy, similar);
        found.addAll(compilation.diagnostics());
        return Optional.ofNullable(compilation.matcher());
    }

    private static Optional<PolicyDefinition> read(PolicyFile file, List<PolicyFile> tables, List<Diagnostic> found) {
        DefinitionResult result = DefinitionReader.read(
                file, tables, EarningCalculation.vocabulary().factTypes());
        if (result instanceof DefinitionResult.Read read) {
            found.addAll(read.warnings());
            return Optional.of(read.definition());
        }
        found.addAll(((DefinitionResult.Refused) result).diagnostics());
        return Optional.empty();
    }

    private static List<Diagnostic> sorted(List<Diagnostic> found) {
        return found.stream().distinct().sorted().toList();
    }
}
