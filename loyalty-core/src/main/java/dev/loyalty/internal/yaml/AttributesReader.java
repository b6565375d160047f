package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_ATTRIBUTE;

import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.model.Attributes;
import dev.loyalty.policy.definition.AttributeHolder;
import dev.loyalty.policy.definition.ParameterType;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.SortedMap;

/** Reads the attributes that a scenario gives, each as the type that the policy declares. */
final class AttributesReader {

    /** The key under which attributes stand. */
    static final String KEY = "attributes";

    private final PolicyDefinition policy;
    private final Faults faults;

    AttributesReader(PolicyDefinition policy, Faults faults) {
        this.policy = policy;
        this.faults = faults;
    }

    /**
     * The attributes that have no faults; none if the key is not there.
     *
     * @param holder what has them
     * @param section of the holder, for messages: {@code line 1 of step 2}
     */
    Attributes read(Fields parent, AttributeHolder holder, String section) {
        return parent.entry(KEY)
                .map(entry -> attributes(entry, holder, section))
                .orElseGet(Attributes::none);
    }

    private Attributes attributes(YamlNode.Entry entry, AttributeHolder holder, String section) {
        SortedMap<String, ParameterType> declared = policy.attributes(holder);
        Attributes attributes = Attributes.none();
        Fields fields = Fields.ofNamed(entry, KEY + " of " + section, faults);
        for (YamlNode.Entry given : fields.all()) {
            String name = given.key();
            ParameterType type = declared.get(name);
            if (type == null) {
                String message = "policy.yaml declares no attribute \"" + name + "\" for " + holder.word() + ".";
                String hint = declared.isEmpty()
                        ? "Maybe add it to the section attributes?"
                        : Suggestions.hint(name, declared.keySet());
                faults.add(UNKNOWN_ATTRIBUTE, given, message, hint);
                continue;
            }
            Object value = fields.optional(name, ParameterReader.reader(type, policy.currency()));
            if (value != null) {
                attributes = attributes.with(name, value);
            }
        }
        return attributes;
    }
}
