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
public record CompiledVersion(
        VersionId id, PolicyDefinition definition, Map<RuleSet, RuleMatcher> matchers, List<Diagnostic> warnings)
        implements PolicyVersion {

    public CompiledVersion {
        matchers = Map.copyOf(matchers);
        warnings = List.copyOf(warnings);
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
        return new EarningCalculation(id, definition, matcher(RuleSet.EARNING));
    }

    @Nullable
    RuleMatcher matcher(RuleSet set) {
        return matchers.get(set);
    }
}
