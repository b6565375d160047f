package dev.loyalty.examples.replay.html;

import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/** A bar for each bin with its number above; where bins follow each other, their borders stand below. */
public final class Histogram {

    private static final int FIRST_LINE = Frame.BOTTOM + 190;
    private static final int SECOND_LINE = FIRST_LINE + 170;
    private static final int ABOVE_A_BAR = 40;

    private Histogram() {}

    /**
     * A bin.
     *
     * @param label stands below its middle; empty if the border says it all
     * @param border stands below where it begins; empty for a bin that stands alone
     * @param hint the bin in words
     * @param count what it holds, not negative
     */
    public record Bin(String label, String border, String hint, long count) {}

    /**
     * Draws the plot.
     *
     * @param bins at least one
     * @param axis what the borders are, in words
     */
    public static void draw(Markup out, String id, String title, List<Bin> bins, String axis) {
        LongFunction<String> format = count -> String.format(Locale.ROOT, "%,d", count);
        long most = bins.stream().mapToLong(Bin::count).max().orElse(0);
        Frame frame = new Frame(out, Scale.of(0, most), format);
        int count = bins.size();
        frame.open(id, title, description(bins, format));
        int every = 1
                + bins.stream().mapToInt(bin -> bin.border().length()).max().orElse(0)
                        * Frame.CHARACTER
                        / frame.width(count);
        for (int i = 0; i < count; i++) {
            Bin bin = bins.get(i);
            int x = frame.x(i, count);
            int width = frame.x(i + 1, count) - x;
            frame.bar("c1", x + 10, width - 20, frame.y(bin.count()), Frame.BOTTOM);
            if (bin.count() > 0) {
                frame.label("middle", x + width / 2, frame.y(bin.count()) - ABOVE_A_BAR, format.apply(bin.count()));
            }
            frame.label("middle", x + width / 2, FIRST_LINE, bin.label());
            if (!bin.border().isEmpty() && (count - i) % every == 0) {
                frame.tick(x);
                frame.label("middle", x, FIRST_LINE, bin.border());
            }
            frame.hint(x, width, bin.hint() + ": " + format.apply(bin.count()));
        }
        frame.label("middle", frame.x(1, 2), SECOND_LINE, axis);
        frame.close();
    }

    private static String description(List<Bin> bins, LongFunction<String> format) {
        StringBuilder text = new StringBuilder();
        bins.forEach(bin -> text.append(bin.hint())
                .append(": ")
                .append(format.apply(bin.count()))
                .append(". "));
        return text.toString().stripTrailing();
    }
}
