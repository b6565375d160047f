package dev.loyalty.internal.scenario;

import dev.loyalty.internal.calculation.Calculations;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.RuleSet;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.List;

/** The version whose scenarios are played, which is not published yet. */
record PlayedVersion(Calculations calculations) implements PolicyVersion {

    @Override
    public VersionId id() {
        return calculations.version();
    }

    @Override
    public PolicyDefinition definition() {
        return calculations.policy();
    }

    @Override
    public List<String> rules(RuleSet set) {
        return calculations.ruleNames(set);
    }

    @Override
    public List<Diagnostic> warnings() {
        return List.of();
    }
}
