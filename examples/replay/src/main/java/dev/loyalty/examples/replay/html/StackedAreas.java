package dev.loyalty.examples.replay.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Areas on top of each other, for what is held at the end of each week; values below 0 hang down. */
public final class StackedAreas {

    private StackedAreas() {}

    /**
     * Draws the plot.
     *
     * @param total what is drawn as a line across the areas
     */
    public static void draw(Markup out, WeekPlot plot, Series total) {
        Frame frame = new Frame(out, plot.stackedScale(), plot.format());
        List<Series> all = new ArrayList<>(plot.series());
        all.add(total);
        WeekPlot withTotal = new WeekPlot(plot.id(), plot.title(), plot.weeks(), all, plot.format());
        frame.open(plot.id(), plot.title(), withTotal.description());
        WeekAxis axis = new WeekAxis(frame, plot.weeks());
        axis.draw();
        List<Long> above = Collections.nCopies(plot.weeks().size(), 0L);
        List<Long> below = above;
        for (Series series : plot.series()) {
            List<Long> nextAbove = outward(above, series.values(), 1);
            List<Long> nextBelow = outward(below, series.values(), -1);
            area(out, frame, series, above, nextAbove);
            area(out, frame, series, below, nextBelow);
            above = nextAbove;
            below = nextBelow;
        }
        Lines.draw(out, frame, total);
        axis.hints(withTotal);
        frame.close();
    }

    private static List<Long> outward(List<Long> from, List<Long> values, int sign) {
        List<Long> to = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            to.add(from.get(i) + (Long.signum(values.get(i)) == sign ? values.get(i) : 0));
        }
        return to;
    }

    private static void area(Markup out, Frame frame, Series series, List<Long> from, List<Long> to) {
        if (!from.equals(to)) {
            String points = Lines.points(frame, to, false) + " " + Lines.points(frame, from, true);
            out.empty("polygon", "class", series.colourClass(), "points", points);
        }
    }
}
