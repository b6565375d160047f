package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.CSV_SYNTAX;
import static dev.loyalty.policy.DiagnosticCode.DUPLICATE_ENTRY;
import static dev.loyalty.policy.DiagnosticCode.EMPTY_SECTION;
import static dev.loyalty.policy.DiagnosticCode.INVALID_VALUE;
import static dev.loyalty.policy.DiagnosticCode.MISSING_COLUMN;
import static dev.loyalty.policy.DiagnosticCode.ROW_LENGTH;
import static dev.loyalty.policy.DiagnosticCode.TOO_LARGE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_COLUMN;
import static dev.loyalty.policy.DiagnosticCode.WRONG_SHAPE;

import dev.loyalty.internal.csv.Csv;
import dev.loyalty.internal.csv.Csv.Cell;
import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.definition.ParameterType;
import dev.loyalty.policy.definition.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one table; all that is wrong with any of them is added to the faults. */
final class TableRows {

    private final String section;
    private final List<String> names;
    private final List<ParameterType> types;
    private final List<String> key;
    private final @Nullable CurrencyUnit currency;
    private final Faults faults;
    private final List<List<Object>> rows = new ArrayList<>();
    private final Map<List<Object>, Integer> lineByRow = new HashMap<>();
    private final Map<List<Object>, Integer> lineByKey = new HashMap<>();

    /**
     * @param section for messages: {@code table "Rate"}
     * @param key columns of which no two rows may have the same values, or none
     * @param faults of the file that holds the rows
     */
    TableRows(
            String section,
            Map<String, ParameterType> columns,
            List<String> key,
            @Nullable CurrencyUnit currency,
            Faults faults) {
        this.section = section;
        this.names = List.copyOf(columns.keySet());
        this.types = List.copyOf(columns.values());
        this.key = key;
        this.currency = currency;
        this.faults = faults;
    }

    /** The rows that stand in {@code policy.yaml}: lists of cells in the order of the columns. */
    List<List<Object>> ofList(YamlNode.Entry entry) {
        if (!(entry.value() instanceof YamlNode.Sequence list)) {
            if (entry.value() instanceof YamlNode.Empty) {
                faults.add(EMPTY_SECTION, entry, "rows of " + section + " has nothing in it.", "Maybe []?");
            } else {
                wrongShape(entry.value(), "rows of " + section, null);
            }
            return rows;
        }
        List<Integer> inOrder = names.stream().map(names::indexOf).toList();
        for (YamlNode item : upToMost(list.items(), list.items().size(), Table.MAX_ROWS)) {
            if (item instanceof YamlNode.Sequence row) {
                List<Cell> cells = cells(row);
                if (cells.size() == row.items().size()) {
                    add(item.line(), item.column(), cells, inOrder);
                }
            } else {
                wrongShape(item, "a row of " + section, "Maybe [" + String.join(", ", names) + "]?");
            }
        }
        return rows;
    }

    /** The rows of a file whose first row names the columns in any order. */
    List<List<Object>> ofFile(PolicyFile file) {
        Csv csv = Csv.read(file.text());
        csv.faults()
                .forEach(fault -> faults.add(CSV_SYNTAX, fault.line(), fault.column(), fault.message(), fault.hint()));
        boolean headerIsRead = !csv.rows().isEmpty()
                && csv.faults().stream()
                        .noneMatch(fault -> fault.line() <= csv.rows().get(0).line());
        if (csv.rows().isEmpty() && csv.faults().isEmpty()) {
            faults.add(EMPTY_SECTION, 0, 0, "The file is empty.", "Maybe its first line should be " + header() + "?");
        }
        if (!headerIsRead) {
            return rows;
        }
        List<Cell> header = csv.rows().get(0).cells();
        if (header.size() == 1 && header.get(0).text().matches("(?s).*[;\\t].*")) {
            faults.add(
                    CSV_SYNTAX,
                    header.get(0).line(),
                    header.get(0).column(),
                    "The cells are not separated by commas.",
                    "Maybe the spreadsheet saved the file with semicolons or tabs?");
            return rows;
        }
        List<Integer> order = order(header);
        List<Csv.Row> data = csv.rows().subList(1, csv.rows().size());
        for (Csv.Row row : upToMost(data, data.size(), Table.MAX_ROWS)) {
            if (row.isEmpty() && row.cells().size() > 1) {
                String message = "A row of " + section + " has nothing in it.";
                faults.add(EMPTY_SECTION, row.line(), row.column(), message, "Maybe delete the line?");
            } else {
                add(row.line(), row.column(), row.cells(), order);
            }
        }
        return rows;
    }

    /** For each cell of the header the number of its column, or -1 if there is none. */
    private List<Integer> order(List<Cell> header) {
        List<Integer> order = new ArrayList<>();
        for (Cell cell : header) {
            int column = names.indexOf(cell.text());
            if (column < 0) {
                faults.add(
                        UNKNOWN_COLUMN,
                        cell.line(),
                        cell.column(),
                        section + " has no column \"" + Fields.shortened(cell.text()) + "\".",
                        Suggestions.hint(cell.text(), names));
            } else if (order.contains(column)) {
                faults.add(
                        DUPLICATE_ENTRY,
                        cell.line(),
                        cell.column(),
                        "column \"" + cell.text() + "\" of " + section + " is here a second time.",
                        "Maybe delete one of the two?");
                column = -1;
            }
            order.add(column);
        }
        for (String name : names) {
            if (!order.contains(names.indexOf(name))) {
                faults.add(
                        MISSING_COLUMN,
                        header.get(0).line(),
                        header.get(0).column(),
                        "The file has no column \"" + name + "\", which " + section + " needs.",
                        "Maybe its first line should be " + header() + "?");
            }
        }
        return order;
    }

    private <T> List<T> upToMost(List<T> all, int size, int most) {
        if (size > most) {
            faults.add(
                    TOO_LARGE,
                    0,
                    0,
                    section + " has " + size + " rows, more than " + most + ".",
                    "Maybe split it over two tables?");
        }
        return all.subList(0, Math.min(size, most));
    }

    private List<Cell> cells(YamlNode.Sequence row) {
        List<Cell> cells = new ArrayList<>();
        for (YamlNode node : row.items()) {
            if (node instanceof YamlNode.Scalar scalar) {
                cells.add(new Cell(scalar.text(), true, node.line(), node.column()));
            } else if (node instanceof YamlNode.Empty) {
                cells.add(new Cell("", true, node.line(), node.column()));
            } else {
                faults.add(
                        WRONG_SHAPE,
                        node,
                        "a cell of " + section + " is " + node.shape() + ", not a single value.",
                        null);
            }
        }
        return cells;
    }

    private void add(int line, int column, List<Cell> cells, List<Integer> order) {
        if (cells.size() != order.size()) {
            faults.add(
                    ROW_LENGTH,
                    line,
                    column,
                    "A row of " + section + " has " + counted(cells.size(), "cell") + ", but there are "
                            + counted(order.size(), "column") + ".",
                    cells.size() > order.size()
                            ? "Maybe a text with a comma needs quotes?"
                            : "Maybe a comma or a value is missing?");
            return;
        }
        @Nullable Object[] values = new @Nullable Object[names.size()];
        for (int i = 0; i < cells.size(); i++) {
            int index = order.get(i);
            if (index >= 0) {
                values[index] = value(cells.get(i), names.get(index), types.get(index));
            }
        }
        List<Object> row = new ArrayList<>();
        for (Object value : values) {
            if (value == null) {
                return;
            }
            row.add(value);
        }
        addUnique(line, column, List.copyOf(row));
    }

    private void addUnique(int line, int column, List<Object> row) {
        Integer same = lineByRow.putIfAbsent(row, line);
        if (same != null) {
            String message = "A row of " + section + " is the same as the one in line " + same + ".";
            faults.add(DUPLICATE_ENTRY, line, column, message, "Maybe delete one of the two?");
            return;
        }
        List<Object> ofKey =
                key.stream().map(name -> row.get(names.indexOf(name))).toList();
        Integer sameKey = key.isEmpty() ? null : lineByKey.putIfAbsent(ofKey, line);
        if (sameKey != null) {
            String message = "A row of " + section + " has the same " + String.join(" and ", key)
                    + " as the one in line " + sameKey + ".";
            faults.add(DUPLICATE_ENTRY, line, column, message, "Maybe delete one of the two?");
            return;
        }
        rows.add(row);
    }

    private @Nullable Object value(Cell cell, String name, ParameterType type) {
        String text = cell.text();
        String what = name + " of " + section;
        if (text.isEmpty()) {
            faults.add(
                    EMPTY_SECTION,
                    cell.line(),
                    cell.column(),
                    what + " has nothing in it.",
                    "Maybe a value is missing?");
            return null;
        }
        String shown = what + " is \"" + Fields.shortened(text) + "\", ";
        if (!cell.quoted() && !text.equals(text.strip())) {
            faults.add(
                    INVALID_VALUE,
                    cell.line(),
                    cell.column(),
                    shown + "which begins or ends with a space.",
                    "Maybe \"" + Fields.shortened(text.strip()) + "\"?");
            return null;
        }
        try {
            Object value = ParameterReader.reader(type, currency).read(written(type, text));
            return type == ParameterType.DECIMAL && value instanceof BigDecimal decimal
                    ? ParameterType.canonical(decimal)
                    : value;
        } catch (TextReader.Unreadable unreadable) {
            faults.add(
                    unreadable.code(),
                    cell.line(),
                    cell.column(),
                    shown + unreadable.problem() + ".",
                    unreadable.hint());
            return null;
        }
    }

    /** Spreadsheets write booleans in capitals whatever was typed. */
    private static String written(ParameterType type, String text) {
        return type == ParameterType.BOOLEAN && (text.equals("TRUE") || text.equals("FALSE"))
                ? text.toLowerCase(Locale.ROOT)
                : text;
    }

    private void wrongShape(YamlNode node, String what, @Nullable String hint) {
        faults.add(WRONG_SHAPE, node, what + " is " + node.shape() + ", not a list.", hint);
    }

    private String header() {
        return "\"" + String.join(",", names) + "\"";
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
