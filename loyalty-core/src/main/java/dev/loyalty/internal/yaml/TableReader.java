package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.CONFLICTING_KEYS;
import static dev.loyalty.policy.DiagnosticCode.INVALID_NAME;
import static dev.loyalty.policy.DiagnosticCode.MISSING_KEY;
import static dev.loyalty.policy.DiagnosticCode.NAME_TAKEN;
import static dev.loyalty.policy.DiagnosticCode.TOO_LARGE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_COLUMN;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_FILE;
import static dev.loyalty.policy.DiagnosticCode.UNUSED_FILE;

import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.definition.Names;
import dev.loyalty.policy.definition.ParameterType;
import dev.loyalty.policy.definition.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Reads the entries of the section {@code tables}, with their rows inline or in files beside {@code policy.yaml}. */
final class TableReader {

    private static final String COLUMNS = "columns";
    private static final String KEY = "key";
    private static final String ROWS = "rows";
    private static final String FILE = "file";
    private static final List<String> KEYS = List.of(COLUMNS, KEY, ROWS, FILE);

    private final @Nullable CurrencyUnit currency;
    private final Collection<String> takenTypes;
    private final Faults faults;
    private final SortedMap<String, PolicyFile> files = new TreeMap<>();
    private final SortedSet<String> unused;
    private final List<Diagnostic> found = new ArrayList<>();
    private int rowCount;

    /**
     * @param currency of columns of money, or null if it is unknown, which is a fault of its own
     * @param files that tables may name
     * @param takenTypes names of types that rules know without the tables
     * @param faults of {@code policy.yaml}
     */
    TableReader(@Nullable CurrencyUnit currency, List<PolicyFile> files, Collection<String> takenTypes, Faults faults) {
        this.currency = currency;
        this.takenTypes = takenTypes;
        this.faults = faults;
        files.forEach(file -> this.files.put(file.path(), file));
        this.unused = new TreeSet<>(this.files.keySet());
    }

    /** The faults found in the files of the tables read so far, and a warning for each file that none of them names. */
    List<Diagnostic> inFiles() {
        List<Diagnostic> all = new ArrayList<>(found);
        unused.forEach(file -> all.add(Diagnostic.warning(
                UNUSED_FILE,
                file,
                0,
                0,
                "No table of policy.yaml reads this file.",
                "Maybe a table needs \"file: " + file + "\"?")));
        return all;
    }

    Optional<Table> read(YamlNode.Entry entry) {
        String section = "table \"" + entry.key() + "\"";
        Fields fields = Fields.of(entry.value(), section, entry.line(), entry.column(), KEYS, faults);
        checkName(fields, entry.key());
        Map<String, ParameterType> columns = columns(fields, section);
        List<String> key = key(fields, columns);
        Optional<PolicyFile> file = fields.entry(FILE).isPresent() ? file(fields) : Optional.empty();
        if (fields.isReadable() && !fields.has(ROWS) && !fields.has(FILE)) {
            fields.fault(MISSING_KEY, "needs \"" + ROWS + "\" or \"" + FILE + "\"", null);
        } else if (fields.has(ROWS) && fields.has(FILE)) {
            fields.faultAtKey(
                    CONFLICTING_KEYS, ROWS, "does not go with \"" + FILE + "\"", "Maybe delete one of the two?");
        }
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        Faults ofFile = new Faults(file.map(PolicyFile::path).orElse(""));
        List<List<Object>> rows = file.map(csv -> new TableRows(section, columns, key, currency, ofFile).ofFile(csv))
                .orElseGet(() -> fields.entry(ROWS)
                        .map(inline -> new TableRows(section, columns, key, currency, faults).ofList(inline))
                        .orElse(List.of()));
        found.addAll(ofFile.sorted());
        rowCount += rows.size();
        if (rowCount > Table.MAX_ROWS_OF_POLICY) {
            fields.fault(
                    TOO_LARGE,
                    "has rows with which the tables have more than " + Table.MAX_ROWS_OF_POLICY + " together",
                    "Maybe attributes of lines, set by the host?");
            return Optional.empty();
        }
        return fields.isSound() && ofFile.isEmpty() && Names.isTable(entry.key())
                ? Optional.of(new Table(entry.key(), columns, rows))
                : Optional.empty();
    }

    private void checkName(Fields fields, String name) {
        if (takenTypes.contains(name)) {
            fields.fault(NAME_TAKEN, "has the name of a type that rules know already", "Maybe \"" + name + "Row\"?");
        } else if (!Names.isTable(name)) {
            fields.fault(
                    INVALID_NAME,
                    Names.isJavaType(name)
                            ? "has the name of a type of Java"
                            : "is not named by a capital letter, then letters and digits",
                    NameHints.table(name));
        }
    }

    /** All columns; none if there is a fault in them, as rows cannot be read then. */
    private Map<String, ParameterType> columns(Fields fields, String section) {
        int before = faults.size();
        if (!fields.require(COLUMNS)) {
            return Map.of();
        }
        Map<String, ParameterType> columns =
                new TypedNames(faults).read(fields, COLUMNS, "columns of " + section, List.of(), section);
        if (columns.size() > Table.MAX_COLUMNS) {
            fields.faultAtKey(TOO_LARGE, COLUMNS, "are more than " + Table.MAX_COLUMNS, "Maybe two tables?");
        }
        return faults.size() == before ? columns : Map.of();
    }

    private static List<String> key(Fields fields, Map<String, ParameterType> columns) {
        List<String> key = Objects.requireNonNullElse(fields.list(KEY, TextReaders::text), List.of());
        fields.refuseRepeated(KEY, key);
        for (String name : key) {
            if (!columns.isEmpty() && !columns.containsKey(name)) {
                fields.faultAtKey(
                        UNKNOWN_COLUMN,
                        KEY,
                        "names \"" + name + "\", which is no column",
                        Suggestions.hint(name, columns.keySet()));
            }
        }
        return key.stream().filter(columns::containsKey).toList();
    }

    private Optional<PolicyFile> file(Fields fields) {
        String path = fields.required(FILE, TextReaders::text);
        if (path == null) {
            return Optional.empty();
        }
        unused.remove(path);
        Optional<PolicyFile> file = Optional.ofNullable(files.get(path));
        if (file.isEmpty()) {
            fields.faultAtValue(
                    UNKNOWN_FILE,
                    FILE,
                    "which is not there",
                    Suggestions.closest(path, files.keySet())
                            .map(near -> "Maybe \"" + near + "\"?")
                            .orElse("Maybe it is missing beside policy.yaml? Its name ends in \".csv\"."));
        }
        return file;
    }
}
