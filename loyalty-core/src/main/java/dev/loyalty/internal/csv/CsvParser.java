package dev.loyalty.internal.csv;

import dev.loyalty.internal.csv.Csv.Cell;
import dev.loyalty.internal.csv.Csv.Fault;
import dev.loyalty.internal.csv.Csv.Row;
import java.util.ArrayList;
import java.util.List;

/** Goes through a text once; used by one thread. */
final class CsvParser {

    private static final char QUOTE = '"';
    private static final char COMMA = ',';
    private static final char LINE_END = '\n';

    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    CsvParser(String text) {
        this.text = text;
    }

    Csv read() {
        while (at < text.length()) {
            if (text.charAt(at) == LINE_END) {
                advance();
            } else {
                readRow();
            }
        }
        return new Csv(rows, faults);
    }

    private void readRow() {
        int faultsBefore = faults.size();
        List<Cell> cells = new ArrayList<>();
        cells.add(cell());
        while (at < text.length() && text.charAt(at) == COMMA) {
            advance();
            cells.add(cell());
        }
        if (at < text.length()) {
            advance();
        }
        if (faults.size() == faultsBefore) {
            rows.add(new Row(cells));
        }
    }

    private Cell cell() {
        return at < text.length() && text.charAt(at) == QUOTE ? quoted() : plain();
    }

    private Cell plain() {
        int start = at;
        int column = column();
        while (at < text.length() && text.charAt(at) != COMMA && text.charAt(at) != LINE_END) {
            if (text.charAt(at) == QUOTE) {
                faults.add(new Fault(
                        line,
                        column(),
                        "A quote stands inside a cell that does not begin with one.",
                        "Maybe the whole cell in quotes, and this quote doubled?"));
                skipCell();
                break;
            }
            advance();
        }
        return new Cell(text.substring(start, at), false, line, column);
    }

    private Cell quoted() {
        int startLine = line;
        int column = column();
        StringBuilder content = new StringBuilder();
        advance();
        while (at < text.length()) {
            char c = text.charAt(at);
            advance();
            if (c != QUOTE) {
                content.append(c);
            } else if (at < text.length() && text.charAt(at) == QUOTE) {
                content.append(QUOTE);
                advance();
            } else {
                checkEnd();
                return new Cell(content.toString(), true, startLine, column);
            }
        }
        faults.add(new Fault(
                startLine,
                column,
                "A quote begins here and is not closed before the end of the file.",
                "Maybe a quote is missing at the end of the cell, or one inside it should be doubled?"));
        return new Cell(content.toString(), true, startLine, column);
    }

    private void checkEnd() {
        if (at < text.length() && text.charAt(at) != COMMA && text.charAt(at) != LINE_END) {
            faults.add(new Fault(
                    line,
                    column(),
                    "A comma or the end of the line is needed after a closing quote.",
                    "Maybe the quote before it is part of the text and should be doubled?"));
            skipCell();
        }
    }

    private void skipCell() {
        while (at < text.length() && text.charAt(at) != COMMA && text.charAt(at) != LINE_END) {
            advance();
        }
    }

    private int column() {
        return at - lineStart + 1;
    }

    private void advance() {
        if (text.charAt(at++) == LINE_END) {
            line++;
            lineStart = at;
        }
    }
}
