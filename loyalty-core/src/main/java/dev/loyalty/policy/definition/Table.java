package dev.loyalty.policy.definition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of a merchant, such as the rate of each product. Each row is a fact: {@code Rate( sku == $line.sku )}. Immutable.
 *
 * @param name of the type in rules: a capital letter, then letters and digits
 * @param columns type by name, in the order of the cells; at least one and at most {@value #MAX_COLUMNS}
 * @param rows at most {@value #MAX_ROWS}; each has a value of the column's {@linkplain ParameterType#valueClass() class}
 *     for every column, decimals without zeros at their end; no row twice
 */
public record Table(String name, Map<String, ParameterType> columns, List<List<Object>> rows) {

    /** The most columns a table may have. */
    public static final int MAX_COLUMNS = 50;

    /** The most rows a table may have. */
    public static final int MAX_ROWS = 10_000;

    /** The most rows of all tables of a policy together. */
    public static final int MAX_ROWS_OF_POLICY = 100_000;

    public Table {
        Names.checkTable(name);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        if (columns.isEmpty() || columns.size() > MAX_COLUMNS || rows.size() > MAX_ROWS) {
            throw new IllegalArgumentException("table \"" + name + "\" has " + columns.size() + " columns and "
                    + rows.size() + " rows, not 1 to " + MAX_COLUMNS + " and at most " + MAX_ROWS + ".");
        }
        columns.forEach(Names::checkField);
        List<ParameterType> types = List.copyOf(columns.values());
        List<String> names = List.copyOf(columns.keySet());
        List<List<Object>> copy = new ArrayList<>();
        for (List<Object> row : rows) {
            copy.add(checked(name, names, types, row));
        }
        rows = List.copyOf(copy);
    }

    private static List<Object> checked(String table, List<String> names, List<ParameterType> types, List<Object> row) {
        if (row.size() != types.size()) {
            throw new IllegalArgumentException("row " + row + " of table \"" + table + "\" has " + row.size()
                    + " cells, but the columns are " + names + ".");
        }
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            cells.add(types.get(i).checked(names.get(i) + " of table \"" + table + "\"", row.get(i)));
        }
        return List.copyOf(cells);
    }
}
