package dev.loyalty.internal.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text of comma-separated values holds. Lines and columns start at 1; a column is that of the character, not of
 * the cell. Immutable.
 *
 * @param rows with at least one cell each; lines without any character are left out, and so are rows with a fault
 * @param faults all that is wrong with the text, in its order
 */
public record Csv(List<Row> rows, List<Fault> faults) {

    public Csv {
        rows = List.copyOf(rows);
        faults = List.copyOf(faults);
    }

    /** Reads a text whose lines end with {@code \n}. */
    public static Csv read(String text) {
        return new CsvParser(text).read();
    }

    /** Cells from left to right; at least one. */
    public record Row(List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        public int line() {
            return cells.get(0).line();
        }

        public int column() {
            return cells.get(0).column();
        }

        /** Whether no cell holds anything, as in the rows of commas that spreadsheets leave behind. */
        public boolean isEmpty() {
            return cells.stream().allMatch(cell -> cell.text().isEmpty());
        }
    }

    /**
     * One cell and where it begins.
     *
     * @param text without the quotes around it; may be empty
     * @param quoted whether quotes are around it
     */
    public record Cell(String text, boolean quoted, int line, int column) {}

    /** Something that is not CSV, and where. */
    public record Fault(
            int line, int column, String message, @Nullable String hint) {}
}
