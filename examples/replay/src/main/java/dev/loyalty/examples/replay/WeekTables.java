package dev.loyalty.examples.replay;

import dev.loyalty.examples.replay.html.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/** Turns figures by week into what is drawn and what stands in tables. */
final class WeekTables {

    static final String WEEK = "week from";

    private WeekTables() {}

    static <T> Series series(String name, int colour, List<T> weeks, ToLongFunction<T> value) {
        return new Series(name, colour, weeks.stream().map(value::applyAsLong).toList());
    }

    static List<String> columns(List<Series> series) {
        List<String> columns = new ArrayList<>(List.of(WEEK));
        series.forEach(each -> columns.add(each.name()));
        return columns;
    }

    /** A row for each week, named by its Monday. */
    static List<List<String>> rows(List<LocalDate> mondays, List<Series> series, LongFunction<String> format) {
        List<List<String>> rows = new ArrayList<>();
        for (int week = 0; week < mondays.size(); week++) {
            List<String> row = new ArrayList<>(List.of(mondays.get(week).toString()));
            for (Series each : series) {
                row.add(format.apply(each.values().get(week)));
            }
            rows.add(row);
        }
        return rows;
    }

    static List<String> totals(List<Series> series, LongFunction<String> format) {
        List<String> totals = new ArrayList<>(List.of("total"));
        series.forEach(each -> totals.add(format.apply(each.values().stream().reduce(0L, Math::addExact))));
        return totals;
    }
}
