package dev.loyalty.examples.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streams the order lines of a shop's file; lines that are none are counted and left out. */
final class ShopFile {

    private final BufferedReader reader;
    private final RowParser parser = new RowParser();
    private final BadLines badLines = new BadLines();
    private long line;

    /**
     * @param content UTF-8, with a first line that names the columns; closed by the caller
     * @throws IOException if it cannot be read, or its first line names other columns
     */
    ShopFile(InputStream content) throws IOException {
        reader = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
        String first = nextLine();
        if (first == null || !RowParser.COLUMNS.equals(headings(first))) {
            throw new IOException("the first line does not name the columns " + String.join(",", RowParser.COLUMNS)
                    + ". Maybe it is another file?");
        }
    }

    /** The next order line, or null at the end. */
    @Nullable
    Row next() throws IOException {
        for (String text = nextLine(); text != null; text = nextLine()) {
            try {
                return parser.parse(line, text);
            } catch (BadLineException bad) {
                badLines.add(line, bad.reason(), text);
            }
        }
        return null;
    }

    /** How many lines were read so far, without the first. */
    long linesRead() {
        return line - 1;
    }

    /** What was left out so far. */
    BadLines badLines() {
        return badLines;
    }

    private List<String> headings(String text) {
        try {
            return parser.values(text);
        } catch (BadLineException bad) {
            return List.of();
        }
    }

    private @Nullable String nextLine() throws IOException {
        String text = reader.readLine();
        if (text != null) {
            line++;
        }
        return text;
    }
}
