package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.ParsedRule.Use;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the variables of a rule are bound to, as far as its text says so plainly: facts, and fields of facts. */
final class BoundNames {

    private static final Pattern FIELD = Pattern.compile("(\\$\\w++)\\s*:\\s*([A-Za-z_]\\w*+)(?=\\s*(?:[,)=!<>|&]|$))");

    private final Map<String, String> facts = new HashMap<>();
    private final Map<String, ValueKind> values = new HashMap<>();
    private final Set<String> missingBooleans = new HashSet<>();
    private final Set<String> ambiguous = new HashSet<>();
    private final VocabularyTypes types;

    BoundNames(ParsedRule rule, VocabularyTypes types) {
        this.types = types;
        for (Use use : rule.patterns()) {
            String type = use.pattern().getObjectType();
            String name = use.pattern().getIdentifier();
            if (name != null && !name.isEmpty() && use.pattern().getSource() == null) {
                put(facts, name, type);
            }
            SortedMap<String, ValueKind> fields = types.fields(type).orElseGet(TreeMap::new);
            int open = rule.text().opening(use.pattern().getStartCharacter());
            Matcher field =
                    FIELD.matcher(rule.text().code()).region(open, rule.text().closing(open));
            while (field.find()) {
                ValueKind kind = fields.get(field.group(2));
                put(values, field.group(1), kind == null ? ValueKind.OTHER : kind);
                if (types.missingBooleans(type).contains(field.group(2))) {
                    missingBooleans.add(field.group(1));
                }
            }
        }
    }

    /** The type of the fact that a variable is, or null if it is none or unknown. */
    @Nullable
    String fact(String variable) {
        return ambiguous.contains(variable) ? null : facts.get(variable);
    }

    /** The kind of the value that a variable is, or null if it is none or unknown. */
    @Nullable
    ValueKind value(String variable) {
        return ambiguous.contains(variable) ? null : values.get(variable);
    }

    /** Whether a variable is a boolean that may be missing. */
    boolean isMissingBoolean(String variable) {
        return missingBooleans.contains(variable);
    }

    /** The kind of a field of the fact that a variable is, or null if it is unknown. */
    @Nullable
    ValueKind field(String variable, String field) {
        String type = fact(variable);
        return type == null ? null : types.fields(type).orElseGet(TreeMap::new).get(field);
    }

    private <T> void put(Map<String, T> bound, String name, T what) {
        T other = bound.putIfAbsent(name, what);
        boolean both = facts.containsKey(name) && values.containsKey(name);
        if (both || (other != null && !other.equals(what))) {
            ambiguous.add(name);
        }
    }
}
