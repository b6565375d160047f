package dev.loyalty.examples.replay.html;

import java.util.List;

/**
 * A table of figures; the first cell of each row is its heading.
 *
 * @param id of the element, unique on the page
 * @param caption what it holds
 * @param columns headings, one for each cell of a row, or empty
 * @param rows the cells
 * @param totals a last row, or empty
 */
public record DataTable(String id, String caption, List<String> columns, List<List<String>> rows, List<String> totals) {

    public DataTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        totals = List.copyOf(totals);
    }

    /** Writes it folded up, to be opened by who wants to see it. */
    public void writeFolded(Markup out) {
        out.open("details").element("summary", "Data");
        write(out);
        out.close();
    }

    /** Writes it. */
    public void write(Markup out) {
        out.open("div", "class", "scroll").open("table", "id", id).element("caption", caption);
        if (!columns.isEmpty()) {
            out.open("thead").open("tr");
            columns.forEach(column -> out.element("th", column, "scope", "col"));
            out.close().close();
        }
        out.open("tbody");
        rows.forEach(row -> row(out, row));
        out.close();
        if (!totals.isEmpty()) {
            out.open("tfoot");
            row(out, totals);
            out.close();
        }
        out.close().close();
    }

    private static void row(Markup out, List<String> cells) {
        out.open("tr").element("th", cells.get(0), "scope", "row");
        cells.subList(1, cells.size()).forEach(cell -> out.element("td", cell));
        out.close();
    }
}
