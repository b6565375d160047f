package dev.loyalty.examples.replay.html;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Figures by week, to be drawn.
 *
 * @param id of the element, unique on the page
 * @param title one line, which is read out
 * @param weeks the Mondays with which they begin, one after the other, at least one
 * @param series one value each for every week
 * @param format of values, for people
 */
public record WeekPlot(
        String id, String title, List<LocalDate> weeks, List<Series> series, LongFunction<String> format) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    public WeekPlot {
        weeks = List.copyOf(weeks);
        series = List.copyOf(series);
        if (weeks.isEmpty()) {
            throw new IllegalArgumentException("plot \"" + id + "\" has no weeks");
        }
        for (Series each : series) {
            if (each.values().size() != weeks.size()) {
                throw new IllegalArgumentException("\"" + each.name() + "\" has "
                        + each.values().size() + " values for " + weeks.size() + " weeks");
            }
        }
    }

    /** What a reader would say who sees the plot: how long it is, and where each series is greatest. */
    String description() {
        StringBuilder text = new StringBuilder("By week, from ")
                .append(DAY.format(weeks.get(0)))
                .append(", ")
                .append(weeks.size())
                .append(weeks.size() == 1 ? " week." : " weeks.");
        for (Series each : series) {
            int peak = 0;
            for (int i = 1; i < weeks.size(); i++) {
                peak = Math.abs(each.values().get(i)) > Math.abs(each.values().get(peak)) ? i : peak;
            }
            text.append(' ')
                    .append(each.name())
                    .append(": at most ")
                    .append(format.apply(each.values().get(peak)))
                    .append(", in the week of ")
                    .append(DAY.format(weeks.get(peak)))
                    .append('.');
        }
        return text.toString();
    }

    /** The scale for values that are stacked, those below 0 downwards. */
    Scale stackedScale() {
        return Scale.of(
                positions().map(week -> sum(week, -1)).min().orElse(0),
                positions().map(week -> sum(week, 1)).max().orElse(0));
    }

    private LongStream positions() {
        return LongStream.range(0, weeks.size());
    }

    private long sum(long week, int sign) {
        return series.stream()
                .mapToLong(each -> each.values().get(Math.toIntExact(week)))
                .filter(value -> Long.signum(value) == sign)
                .reduce(0, Math::addExact);
    }

    /** What is shown of a week to who points at it. */
    String hint(int week) {
        StringBuilder text = new StringBuilder("Week of ").append(DAY.format(weeks.get(week)));
        for (Series each : series) {
            text.append('\n')
                    .append(each.name())
                    .append(": ")
                    .append(format.apply(each.values().get(week)));
        }
        return text.toString();
    }
}
