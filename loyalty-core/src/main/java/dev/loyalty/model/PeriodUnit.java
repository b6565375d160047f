package dev.loyalty.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * A stretch of the calendar. A week is an ISO week, from Monday, or begins on Sunday; quarters and halves are those of the
 * calendar year.
 */
public enum PeriodUnit {
    DAY,
    WEEK,
    WEEK_FROM_SUNDAY,
    MONTH,
    QUARTER,
    HALF,
    YEAR;

    /** The first day of the period that holds this day. */
    public LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case WEEK_FROM_SUNDAY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> startOfMonths(day, 3);
            case HALF -> startOfMonths(day, 6);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** The first day of the period after the one that holds this day: its exclusive end. */
    public LocalDate next(LocalDate day) {
        LocalDate start = start(day);
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK, WEEK_FROM_SUNDAY -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case QUARTER -> start.plusMonths(3);
            case HALF -> start.plusMonths(6);
            case YEAR -> start.plusYears(1);
        };
    }

    /** As policies write it: {@code quarter}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static LocalDate startOfMonths(LocalDate day, int length) {
        int first = (day.getMonthValue() - 1) / length * length + 1;
        return LocalDate.of(day.getYear(), first, 1);
    }
}
