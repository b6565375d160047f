package dev.loyalty.internal.drools;

import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names that {@code policy.yaml} gives to what rules mention.
 *
 * @param kinds of the parameters, by name
 * @param measures their kinds, by name
 */
record PolicyNames(
        SortedMap<String, ValueKind> kinds,
        Set<String> accounts,
        Set<String> events,
        Set<String> limits,
        Set<String> groups,
        Set<String> windows,
        SortedMap<String, ValueKind> measures,
        Set<String> levels) {

    Set<String> parameters() {
        return kinds.keySet();
    }

    static PolicyNames of(PolicyDefinition definition) {
        SortedMap<String, ValueKind> kinds = new TreeMap<>();
        definition.parameters().forEach((name, parameter) -> kinds.put(name, ValueKind.of(parameter.type())));
        SortedMap<String, ValueKind> measures = new TreeMap<>();
        definition.measures().forEach((name, measure) -> measures.put(name, ValueKind.of(measure.valueType())));
        return new PolicyNames(
                kinds,
                new TreeSet<>(definition.accounts().keySet()),
                new TreeSet<>(definition.events().keySet()),
                new TreeSet<>(definition.limits().keySet()),
                new TreeSet<>(definition.groups().keySet()),
                new TreeSet<>(definition.windows().keySet()),
                measures,
                new TreeSet<>(definition.tiers().names()));
    }
}
