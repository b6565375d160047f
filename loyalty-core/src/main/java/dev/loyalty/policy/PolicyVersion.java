package dev.loyalty.policy;

import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.List;

/**
 * One immutable version of a policy, checked, compiled and ready. A version is the same wherever its files come from.
 * Made by {@link Policies}; not for implementation by hosts. Safe for use by many threads.
 */
public interface PolicyVersion {

    /** Programme and hash. */
    VersionId id();

    /** What {@code policy.yaml} says. */
    PolicyDefinition definition();

    /** The names of the rules of a set, sorted. */
    List<String> rules(RuleSet set);

    /** What was found that is worth a look but does not keep the policy from being published; sorted. */
    List<Diagnostic> warnings();
}
