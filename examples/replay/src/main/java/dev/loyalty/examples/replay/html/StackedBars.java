package dev.loyalty.examples.replay.html;

/** A bar for each week, the series on top of each other from 0 on; values below 0 hang down. */
public final class StackedBars {

    private StackedBars() {}

    /** Draws the plot. */
    public static void draw(Markup out, WeekPlot plot) {
        Frame frame = new Frame(out, plot.stackedScale(), plot.format());
        int weeks = plot.weeks().size();
        frame.open(plot.id(), plot.title(), plot.description());
        WeekAxis axis = new WeekAxis(frame, plot.weeks());
        axis.draw();
        for (int week = 0; week < weeks; week++) {
            int band = frame.x(week + 1, weeks) - frame.x(week, weeks);
            int gap = Math.min(band / 5, 200);
            long above = 0;
            long below = 0;
            for (Series series : plot.series()) {
                long value = series.values().get(week);
                long from = value < 0 ? below : above;
                long to = from + value;
                frame.bar(
                        series.colourClass(),
                        frame.x(week, weeks) + gap / 2,
                        band - gap,
                        frame.y(Math.max(from, to)),
                        frame.y(Math.min(from, to)));
                above = Math.max(above, to);
                below = Math.min(below, to);
            }
        }
        axis.hints(plot);
        frame.close();
    }
}
