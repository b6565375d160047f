package dev.loyalty.examples.replay.html;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes elements one after the other; texts and values of attributes are escaped. For use by one thread. */
public final class Markup {

    private static final char NOT_PRINTABLE = '\uFFFD';

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Begins an element, to be ended by {@link #close}.
     *
     * @param attributes name, value, name, value …; names are written as they are
     */
    public Markup open(String tag, String... attributes) {
        start(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    /** Ends the element that was begun last. */
    public Markup close() {
        text.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** An element that holds nothing. */
    public Markup empty(String tag, String... attributes) {
        start(tag, attributes).append("/>\n");
        return this;
    }

    /** An element that holds a text. */
    public Markup element(String tag, String content, String... attributes) {
        return open(tag, attributes).text(content).close();
    }

    /** A text. */
    public Markup text(String content) {
        escape(content);
        return this;
    }

    /** The content of a style element, which HTML reads as it is; for style sheets of this program only. */
    Markup style(String sheet) {
        text.append("<style>\n").append(sheet).append("</style>\n");
        return this;
    }

    /**
     * The page.
     *
     * @throws IllegalStateException if an element was not ended
     */
    public String page() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not ended: " + open);
        }
        return "<!DOCTYPE html>\n" + text;
    }

    private StringBuilder start(String tag, String... attributes) {
        text.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            text.append('"');
        }
        return text;
    }

    private void escape(String content) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                default -> text.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? NOT_PRINTABLE : c);
            }
        }
    }
}
