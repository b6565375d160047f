package dev.loyalty.examples.replay.html;

import java.util.List;

/**
 * What belongs to one colour of a plot.
 *
 * @param name for the legend
 * @param colour from 1 to {@value #COLOURS}, or {@link #INK}
 * @param values one for each position
 */
public record Series(String name, int colour, List<Long> values) {

    /** How many colours there are. */
    public static final int COLOURS = 8;
    /** The colour of text, for a line across colours. */
    public static final int INK = 0;

    public Series {
        if (colour < INK || colour > COLOURS) {
            throw new IllegalArgumentException("colour " + colour + " is not one of " + INK + " to " + COLOURS);
        }
        values = List.copyOf(values);
    }

    String colourClass() {
        return "c" + colour;
    }
}
