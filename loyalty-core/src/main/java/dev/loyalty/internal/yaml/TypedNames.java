package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.INVALID_NAME;
import static dev.loyalty.policy.DiagnosticCode.NAME_CLASH;
import static dev.loyalty.policy.DiagnosticCode.NAME_TAKEN;

import dev.loyalty.policy.definition.Names;
import dev.loyalty.policy.definition.ParameterType;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads fields that an author adds to facts: {@code name: type}. */
final class TypedNames {

    private static final List<ParameterType> TYPES = Arrays.stream(ParameterType.values())
            .filter(ParameterType::isSingle)
            .toList();

    private final Faults faults;

    TypedNames(Faults faults) {
        this.faults = faults;
    }

    /**
     * The types by name, in the order of the file; without those that have a fault.
     *
     * @param key whose value is read
     * @param section for messages: {@code columns of table "Rate"}
     * @param taken names of fields that the fact has without the author
     * @param fact for messages about these: {@code Line}
     */
    Map<String, ParameterType> read(Fields parent, String key, String section, Collection<String> taken, String fact) {
        Map<String, ParameterType> types = new LinkedHashMap<>();
        Map<String, String> seen = new HashMap<>();
        List<YamlNode.Entry> entries = parent.named(key);
        if (entries.isEmpty()) {
            return types;
        }
        YamlNode.Entry whole = parent.entry(key).orElseThrow();
        List<String> names = entries.stream().map(YamlNode.Entry::key).toList();
        Fields fields = Fields.of(whole.value(), section, whole.line(), whole.column(), names, faults);
        for (YamlNode.Entry entry : entries) {
            String name = entry.key();
            int before = faults.size();
            checkName(entry, section, taken, fact);
            String other = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (other != null) {
                String message = "\"" + name + "\" and \"" + other + "\" of " + section + " are too much alike.";
                faults.add(NAME_CLASH, entry, message, "Maybe they are meant to be the same?");
            }
            ParameterType type = fields.required(name, TextReaders.oneOf(TYPES));
            if (type != null && faults.size() == before) {
                types.put(name, type);
            }
        }
        return types;
    }

    private void checkName(YamlNode.Entry entry, String section, Collection<String> taken, String fact) {
        String name = entry.key();
        if (!Names.isField(name)) {
            String problem = Names.isParameter(name) || Names.isReserved(name)
                    ? "is a word of the rule language"
                    : "is not a small letter, then letters and digits";
            faults.add(
                    INVALID_NAME, entry, "\"" + name + "\" of " + section + " " + problem + ".", NameHints.field(name));
        } else if (taken.contains(name)) {
            faults.add(
                    NAME_TAKEN,
                    entry,
                    "\"" + name + "\" of " + section + " is a field that " + fact + " has already.",
                    "Maybe the rules can use that one, or another name?");
        }
    }
}
