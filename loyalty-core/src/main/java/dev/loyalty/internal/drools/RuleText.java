package dev.loyalty.internal.drools;

import dev.loyalty.policy.PolicyFile;
import java.util.ArrayList;
import java.util.List;

/** The text of a rule file with its lines, and a copy of the same length in which comments and texts are blanked. */
final class RuleText {

    private final String file;
    private final String text;
    private final String code;
    private final List<Integer> lineStarts = new ArrayList<>();
    private final List<Integer> openQuotes = new ArrayList<>();
    private final List<Integer> innerQuotes = new ArrayList<>();

    private RuleText(String file, String text) {
        this.file = file;
        this.text = text;
        this.code = blanked(text);
        lineStarts.add(0);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                lineStarts.add(i + 1);
            }
        }
    }

    static RuleText of(PolicyFile file) {
        return new RuleText(file.path(), file.text());
    }

    /** A piece of code with the insides of its texts blanked. */
    static String codeOf(String piece) {
        return new RuleText("", piece).code();
    }

    String file() {
        return file;
    }

    String text() {
        return text;
    }

    /** The text with comments and the insides of string literals replaced by spaces; every offset stays the same. */
    String code() {
        return code;
    }

    /** The line that holds the offset, from 1. */
    int line(int offset) {
        int low = 0;
        int high = lineStarts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lineStarts.get(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low + 1;
    }

    /** The column of the offset in its line, from 1. */
    int column(int offset) {
        return offset - lineStarts.get(line(offset) - 1) + 1;
    }

    /** Where a line, counted from 1, begins. */
    int offset(int line) {
        return line <= lineStarts.size() ? lineStarts.get(Math.max(line, 1) - 1) : text.length();
    }

    /** The first opening bracket at or behind an offset; the offset itself if there is none. */
    int opening(int offset) {
        int start = Math.max(offset, 0);
        return Math.max(code.indexOf('(', start), start);
    }

    /** Where the bracket that opens at an offset is closed; the end of the text if it is not. */
    int closing(int open) {
        int depth = 0;
        for (int i = open; i < code.length(); i++) {
            if (code.charAt(i) == '(') {
                depth++;
            } else if (code.charAt(i) == ')' && --depth == 0) {
                return i;
            }
        }
        return code.length();
    }

    int lineCount() {
        return lineStarts.size();
    }

    /** Offsets of quotes that begin a text and have no partner in their line. */
    List<Integer> openQuotes() {
        return openQuotes;
    }

    /** Offsets of quotes inside of texts in single quotes, which the engine's parser takes for their end. */
    List<Integer> innerQuotes() {
        return innerQuotes;
    }

    private String blanked(String text) {
        StringBuilder code = new StringBuilder(text);
        int i = 0;
        while (i < text.length()) {
            int end = i + 1;
            char c = text.charAt(i);
            if (text.startsWith("//", i)) {
                end = endOf(text, "\n", i);
                blank(code, i, end);
            } else if (text.startsWith("/*", i)) {
                end = Math.min(text.length(), endOf(text, "*/", i + 2) + 2);
                blank(code, i, end);
            } else if (c == '"' || c == '\'') {
                end = i + 1;
                while (end < text.length() && text.charAt(end) != c && text.charAt(end) != '\n') {
                    end += text.charAt(end) == '\\' ? 2 : 1;
                }
                end = Math.min(end, text.length());
                if (end == text.length() || text.charAt(end) == '\n') {
                    openQuotes.add(i);
                }
                int inner = c == '\'' ? text.substring(i, end).indexOf('"') : -1;
                if (inner >= 0) {
                    innerQuotes.add(i + inner);
                }
                blank(code, i + 1, end);
                end = Math.min(end + 1, text.length());
            }
            i = end;
        }
        return code.toString();
    }

    private static int endOf(String text, String mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? text.length() : at;
    }

    private static void blank(StringBuilder code, int from, int to) {
        for (int i = from; i < to; i++) {
            if (code.charAt(i) != '\n') {
                code.setCharAt(i, ' ');
            }
        }
    }
}
