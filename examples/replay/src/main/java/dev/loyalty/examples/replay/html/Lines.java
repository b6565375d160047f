package dev.loyalty.examples.replay.html;

import java.util.List;

/** Lines from week to week; what is drawn stands in the middle of each week, and flat to the left and right end. */
public final class Lines {

    private Lines() {}

    /**
     * Draws one line for each series, from 0 up to a value.
     *
     * @param highest the least that the axis goes up to
     */
    public static void draw(Markup out, WeekPlot plot, long highest) {
        long most = plot.series().stream()
                .flatMap(series -> series.values().stream())
                .reduce(highest, Math::max);
        Frame frame = new Frame(out, Scale.of(0, most), plot.format());
        frame.open(plot.id(), plot.title(), plot.description());
        WeekAxis axis = new WeekAxis(frame, plot.weeks());
        axis.draw();
        for (Series series : plot.series()) {
            draw(out, frame, series);
        }
        axis.hints(plot);
        frame.close();
    }

    static void draw(Markup out, Frame frame, Series series) {
        out.empty("polyline", "class", "line " + series.colourClass(), "points", points(frame, series.values(), false));
    }

    /** The points of a line, from left to right or back. */
    static String points(Frame frame, List<Long> values, boolean back) {
        int weeks = values.size();
        StringBuilder points = new StringBuilder();
        for (int i = -1; i <= weeks; i++) {
            int position = back ? weeks - 1 - i : i;
            int week = Math.min(Math.max(position, 0), weeks - 1);
            int x = frame.x(week, weeks) + (frame.x(week + 1, weeks) - frame.x(week, weeks)) / 2;
            if (position != week) {
                x = frame.x(position < 0 ? 0 : weeks, weeks);
            }
            points.append(points.length() == 0 ? "" : " ")
                    .append(Frame.px(x))
                    .append(',')
                    .append(Frame.px(frame.y(values.get(week))));
        }
        return points.toString();
    }
}
