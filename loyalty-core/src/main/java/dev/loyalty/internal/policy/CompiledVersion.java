package dev.loyalty.internal.policy;

import dev.loyalty.earning.EarningCalculation;
import dev.loyalty.internal.rules.RuleInfo;
import dev.loyalty.internal.rules.RuleMatcher;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.RuleSet;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A version with its compiled rules and the calculations that use them. */
public final class CompiledVersion implements PolicyVersion {

    private final VersionId id;
    private final PolicyDefinition definition;
    private final Map<RuleSet, RuleMatcher> matchers;
    private final List<Diagnostic> warnings;
    private final EarningCalculation earning;

    public CompiledVersion(
            VersionId id, PolicyDefinition definition, Map<RuleSet, RuleMatcher> matchers, List<Diagnostic> warnings) {
        this.id = id;
        this.definition = definition;
        this.matchers = Map.copyOf(matchers);
        this.warnings = List.copyOf(warnings);
        this.earning = new EarningCalculation(id, definition, this.matchers.get(RuleSet.EARNING));
    }

    @Override
    public VersionId id() {
        return id;
    }

    @Override
    public PolicyDefinition definition() {
        return definition;
    }

    @Override
    public List<Diagnostic> warnings() {
        return warnings;
    }

    @Override
    public List<String> rules(RuleSet set) {
        RuleMatcher matcher = matcher(set);
        return matcher == null
                ? List.of()
                : matcher.rules().stream().map(RuleInfo::name).toList();
    }

    /** Earning by this version. */
    public EarningCalculation earning() {
        return earning;
    }

    @Nullable
    RuleMatcher matcher(RuleSet set) {
        return matchers.get(set);
    }
}
