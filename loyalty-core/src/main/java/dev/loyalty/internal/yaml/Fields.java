package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.DUPLICATE_ENTRY;
import static dev.loyalty.policy.DiagnosticCode.EMPTY_SECTION;
import static dev.loyalty.policy.DiagnosticCode.MISSING_KEY;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_KEY;
import static dev.loyalty.policy.DiagnosticCode.WRONG_SHAPE;

import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.policy.DiagnosticCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one section. Every getter adds what is wrong to the faults and returns null or empty then, so that a
 * reader goes on and finds the next fault.
 */
public final class Fields {

    private final String section;
    private final int line;
    private final int column;
    private final boolean readable;
    private final Map<String, YamlNode.Entry> entries;
    private final Faults faults;
    private final int faultsBefore;

    private Fields(YamlNode node, String section, int line, int column, Faults faults) {
        this.faults = faults;
        this.faultsBefore = faults.size();
        Optional<YamlNode.Mapping> mapping = mapping(node, section, line, column, faults);
        this.section = section;
        this.line = line;
        this.column = column;
        this.readable = mapping.isPresent();
        this.entries = mapping.map(YamlNode.Mapping::entries).orElse(Map.of());
    }

    /**
     * The keys of a section, of which all but the known ones are faults.
     *
     * @param section for messages: {@code account "points"}
     * @param line where faults of the section itself are reported
     */
    public static Fields of(
            YamlNode node, String section, int line, int column, Collection<String> known, Faults faults) {
        Fields fields = new Fields(node, section, line, column, faults);
        for (YamlNode.Entry entry : fields.entries.values()) {
            if (!known.contains(entry.key())) {
                String message = section + " has no \"" + entry.key() + "\".";
                faults.add(UNKNOWN_KEY, entry, message, Suggestions.hint(entry.key(), known));
            }
        }
        return fields;
    }

    /** The entries of a section whose keys are names that the author gives; an empty section is a fault. */
    public static Fields ofNamed(YamlNode.Entry entry, String section, Faults faults) {
        Fields fields = new Fields(entry.value(), section, entry.line(), entry.column(), faults);
        if (fields.readable && fields.entries.isEmpty()) {
            addEmpty(section, entry.line(), entry.column(), faults);
        }
        return fields;
    }

    /** All entries, in the order of the file. */
    public List<YamlNode.Entry> all() {
        return List.copyOf(entries.values());
    }

    /** Whether nothing was found wrong since the reading of this section began. */
    public boolean isSound() {
        return faults.size() == faultsBefore;
    }

    /** Whether there are keys at all: if not, that is the fault, and no key is missing beyond that. */
    public boolean isReadable() {
        return readable;
    }

    /** The entries of a section whose keys are names that the author gives; empty sections are faults. */
    public List<YamlNode.Entry> named(String key) {
        YamlNode.Entry entry = entries.get(key);
        if (entry == null) {
            return List.of();
        }
        return ofNamed(entry, key, faults).all();
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The key with its value, whatever that is, for a section within this one. */
    public Optional<YamlNode.Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The value of a key that must be there. */
    public <T> @Nullable T required(String key, TextReader<T> reader) {
        return require(key) ? optional(key, reader) : null;
    }

    /** The value of a key; null if it is not there, or cannot be read. */
    public <T> @Nullable T optional(String key, TextReader<T> reader) {
        YamlNode.Entry entry = entries.get(key);
        return entry == null ? null : scalar(entry.value(), key, entry, reader);
    }

    /** The value of a key, or the fallback if it is not there (or cannot be read, which is a fault). */
    public <T> T optional(String key, TextReader<T> reader, T fallback) {
        T value = optional(key, reader);
        return value == null ? fallback : value;
    }

    /** The list of a key that must be there. */
    public <T> @Nullable List<T> requiredList(String key, TextReader<T> reader) {
        return require(key) ? list(key, reader) : null;
    }

    /** The list of a key; null if it is not there or anything in it cannot be read. An empty list is a fault. */
    public <T> @Nullable List<T> list(String key, TextReader<T> reader) {
        List<Located<T>> values = locatedList(key, reader);
        boolean sound = !values.isEmpty() && values.size() == items(key, false).size();
        return sound ? values.stream().map(Located::value).toList() : null;
    }

    /** A value and where it stands. */
    public record Located<T>(T value, YamlNode node) {}

    /** What can be read of the list of a key, each with its place. An empty list is a fault. */
    public <T> List<Located<T>> locatedList(String key, TextReader<T> reader) {
        List<Located<T>> values = new ArrayList<>();
        YamlNode.Entry entry = entries.get(key);
        if (entry == null) {
            return values;
        }
        for (YamlNode item : items(key)) {
            T value = scalar(item, "an entry of " + key, entry, reader);
            if (value != null) {
                values.add(new Located<>(value, item));
            }
        }
        return values;
    }

    /** The entries of the list of a key, whatever they are; empty if it is not there. An empty list is a fault. */
    public List<YamlNode> items(String key) {
        return items(key, true);
    }

    private List<YamlNode> items(String key, boolean report) {
        YamlNode.Entry entry = entries.get(key);
        if (entry == null) {
            return List.of();
        }
        if (entry.value() instanceof YamlNode.Sequence sequence
                && !sequence.items().isEmpty()) {
            return sequence.items();
        }
        if (report) {
            faultOfList(key, entry);
        }
        return List.of();
    }

    private void faultOfList(String key, YamlNode.Entry entry) {
        if (entry.value() instanceof YamlNode.Sequence sequence) {
            addEmpty(key + " of " + section, sequence.line(), sequence.column(), faults);
        } else if (entry.value() instanceof YamlNode.Empty) {
            addEmpty(key + " of " + section, entry.line(), entry.column(), faults);
        } else {
            String hint = entry.value() instanceof YamlNode.Scalar single
                    ? "Maybe [" + shortened(single.text()) + "]?"
                    : null;
            addShape(key + " of " + section, entry.value(), "a list", hint, faults);
        }
    }

    /** Adds a fault if the values of a key are not all different. */
    public void refuseRepeated(String key, List<?> values) {
        if (Set.copyOf(values).size() < values.size()) {
            faultAtValue(DUPLICATE_ENTRY, key, "with an entry twice", "Maybe delete one of the two?");
        }
    }

    /** Whether a key is there and says this single word, such as {@code none} where others say a list. */
    public boolean isWord(String key, String word) {
        return entry(key)
                .filter(entry -> entry.value() instanceof YamlNode.Scalar scalar
                        && scalar.text().equals(word))
                .isPresent();
    }

    /** Adds a fault of the section itself. */
    public void fault(DiagnosticCode code, String problem, @Nullable String hint) {
        faults.add(code, line, column, section + " " + problem + ".", hint);
    }

    /** Adds a fault at a key that is there. */
    public void faultAtKey(DiagnosticCode code, String key, String problem, @Nullable String hint) {
        entry(key).ifPresent(entry -> faults.add(code, entry, key + " of " + section + " " + problem + ".", hint));
    }

    /** Adds a fault at the value of a key that is there. */
    public void faultAtValue(DiagnosticCode code, String key, String problem, @Nullable String hint) {
        entry(key).ifPresent(entry -> faults.add(code, entry.value(), describe(key, entry.value(), problem), hint));
    }

    /** Adds a fault if the key is not there; returns whether it is. */
    public boolean require(String key) {
        if (readable && !entries.containsKey(key)) {
            faults.add(MISSING_KEY, line, column, section + " needs \"" + key + "\".", null);
        }
        return entries.containsKey(key);
    }

    private <T> @Nullable T scalar(YamlNode node, String key, YamlNode.Entry entry, TextReader<T> reader) {
        if (node instanceof YamlNode.Empty) {
            addEmpty(key + " of " + section, entry.line(), entry.column(), faults);
            return null;
        }
        if (!(node instanceof YamlNode.Scalar scalar)) {
            addShape(key + " of " + section, node, "a single value", null, faults);
            return null;
        }
        try {
            return reader.read(scalar.text());
        } catch (TextReader.Unreadable e) {
            faults.add(e.code(), node, describe(key, node, e.problem()), e.hint());
            return null;
        }
    }

    private String describe(String key, YamlNode node, String problem) {
        String value = node instanceof YamlNode.Scalar scalar ? "\"" + shortened(scalar.text()) + "\"" : node.shape();
        return key + " of " + section + " is " + value + ", " + problem + ".";
    }

    private static Optional<YamlNode.Mapping> mapping(
            YamlNode node, String section, int line, int column, Faults faults) {
        if (node instanceof YamlNode.Mapping mapping) {
            return Optional.of(mapping);
        }
        if (node instanceof YamlNode.Empty) {
            addEmpty(section, line, column, faults);
        } else {
            addShape(section, node, "keys with values", null, faults);
        }
        return Optional.empty();
    }

    private static void addEmpty(String what, int line, int column, Faults faults) {
        faults.add(EMPTY_SECTION, line, column, what + " has nothing in it.", "Maybe delete the line?");
    }

    private static void addShape(String what, YamlNode node, String needed, @Nullable String hint, Faults faults) {
        faults.add(WRONG_SHAPE, node, what + " is " + node.shape() + ", not " + needed + ".", hint);
    }

    /** As much of a text as a message can hold. */
    static String shortened(String text) {
        int longest = 60;
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
