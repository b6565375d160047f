package dev.loyalty.internal.drools;

import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.Set;
import java.util.TreeSet;

/** The names that {@code policy.yaml} gives to what rules mention. */
record PolicyNames(Set<String> parameters, Set<String> accounts, Set<String> limits, Set<String> groups) {

    static PolicyNames of(PolicyDefinition definition) {
        return new PolicyNames(
                new TreeSet<>(definition.parameters().keySet()),
                new TreeSet<>(definition.accounts().keySet()),
                new TreeSet<>(definition.limits().keySet()),
                new TreeSet<>(definition.groups().keySet()));
    }
}
