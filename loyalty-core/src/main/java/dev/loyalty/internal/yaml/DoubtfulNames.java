package dev.loyalty.internal.yaml;

import dev.loyalty.policy.definition.AttributeHolder;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.Table;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names that {@code policy.yaml} gives to parts which could not be read. */
final class DoubtfulNames {

    private static final Set<String> NAMELESS = Set.of("id", "title", "zone", "currency", "switches", "referral");

    /** As deep as a section can hold names. Of what is misspelt, too many words are better than too few. */
    private static final int DEPTH = 4;

    private final PolicyDefinition readable;
    private final Map<String, Set<String>> named;

    private DoubtfulNames(PolicyDefinition readable) {
        this.readable = readable;
        this.named = Map.of(
                "accounts", readable.accounts().keySet(),
                "events", readable.events().keySet(),
                "limits", readable.limits().keySet(),
                "groups", readable.groups().keySet(),
                "windows", readable.windows().keySet(),
                "measures", readable.measures().keySet(),
                "parameters", readable.parameters().keySet(),
                "contests", readable.contests().keySet());
    }

    /** @param readable what could be read */
    static Set<String> of(YamlNode root, PolicyDefinition readable) {
        DoubtfulNames doubtful = new DoubtfulNames(readable);
        Set<String> names = new TreeSet<>();
        if (root instanceof YamlNode.Mapping mapping) {
            mapping.entries().values().forEach(section -> names.addAll(doubtful.of(section)));
        }
        return names;
    }

    private Set<String> of(YamlNode.Entry section) {
        if (NAMELESS.contains(section.key())) {
            return Set.of();
        }
        Set<String> known = named.get(section.key());
        if (known != null) {
            return without(known, section.value(), 1);
        }
        if (section.key().equals("attributes") && section.value() instanceof YamlNode.Mapping holders) {
            Set<String> names = new TreeSet<>();
            holders.entries()
                    .values()
                    .forEach(holder -> names.addAll(without(attributes(holder.key()), holder.value(), 1)));
            return names;
        }
        return without(deep(section.key()), section.value(), DEPTH);
    }

    private static Set<String> without(Set<String> known, YamlNode node, int depth) {
        Set<String> names = new TreeSet<>();
        addKeys(names, node, depth);
        names.removeAll(known);
        return names;
    }

    private static void addKeys(Set<String> names, YamlNode node, int depth) {
        if (depth > 0 && node instanceof YamlNode.Mapping mapping) {
            mapping.entries().values().forEach(entry -> {
                names.add(entry.key());
                addKeys(names, entry.value(), depth - 1);
            });
        }
    }

    private Set<String> attributes(String holder) {
        for (AttributeHolder each : AttributeHolder.values()) {
            if (each.word().equals(holder)) {
                return readable.attributes(each).keySet();
            }
        }
        return Set.of();
    }

    /** What could be read of a section that gives names to parts of parts. */
    private Set<String> deep(String section) {
        Set<String> known = new TreeSet<>();
        if (section.equals("tables")) {
            for (Table table : readable.tables().values()) {
                known.add(table.name());
                known.addAll(table.columns().keySet());
            }
        } else if (section.equals("tiers")) {
            known.addAll(readable.tiers().names());
            known.addAll(readable.tiers().benefits().keySet());
        }
        return known;
    }
}
