package dev.loyalty.internal.policy;

import dev.loyalty.earning.EarningCalculation;
import dev.loyalty.internal.drools.DroolsCompiler;
import dev.loyalty.internal.rules.RuleCompiler;
import dev.loyalty.internal.rules.RuleMatcher;
import dev.loyalty.internal.yaml.DefinitionReader;
import dev.loyalty.internal.yaml.DefinitionResult;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.PolicyFiles;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.RuleSet;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads, checks and compiles the files of a policy. Safe for use by many threads. */
public final class VersionCompiler {

    private final RuleCompiler rules = new DroolsCompiler();

    /**
     * @param live gives the live version of a programme, or null; what it has compiled is used again where only values
     *     changed
     */
    public Preparation prepare(PolicyFiles files, Function<String, @Nullable PolicyVersion> live) {
        List<Diagnostic> found = new ArrayList<>(files.diagnostics());
        Optional<PolicyDefinition> definition = files.definition().flatMap(file -> read(file, found));
        if (definition.isEmpty()) {
            return new Preparation(null, sorted(found));
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
        List<Diagnostic> diagnostics = sorted(found);
        return diagnostics.stream().anyMatch(Diagnostic::isError)
                ? new Preparation(null, diagnostics)
                : new Preparation(
                        new CompiledVersion(VersionId.of(policy.id(), files), policy, matchers, diagnostics),
                        diagnostics);
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

    private static Optional<PolicyDefinition> read(PolicyFile file, List<Diagnostic> found) {
        DefinitionResult result = DefinitionReader.read(file);
        if (result instanceof DefinitionResult.Read read) {
            return Optional.of(read.definition());
        }
        found.addAll(((DefinitionResult.Refused) result).diagnostics());
        return Optional.empty();
    }

    private static List<Diagnostic> sorted(List<Diagnostic> found) {
        return found.stream().distinct().sorted().toList();
    }
}
