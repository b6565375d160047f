package dev.loyalty.internal.policy;

import dev.loyalty.internal.calculation.Calculations;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.RuleSet;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.List;

/** A version with the calculations that its rules decide. */
public final class CompiledVersion implements PolicyVersion {

    private final VersionId id;
    private final Calculations calculations;
    private final List<Diagnostic> warnings;

    CompiledVersion(VersionId id, Calculations calculations, List<Diagnostic> warnings) {
        this.id = id;
        this.calculations = calculations;
        this.warnings = List.copyOf(warnings);
    }

    @Override
    public VersionId id() {
        return id;
    }

    @Override
    public PolicyDefinition definition() {
        return calculations.policy();
    }

    @Override
    public List<Diagnostic> warnings() {
        return warnings;
    }

    @Override
    public List<String> rules(RuleSet set) {
        return calculations.ruleNames(set);
    }

    public Calculations calculations() {
        return calculations;
    }
}
