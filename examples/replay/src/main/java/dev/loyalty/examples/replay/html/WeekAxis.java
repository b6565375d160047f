package dev.loyalty.examples.replay.html;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** The horizontal axis of weeks: days where there are few, months where there are many, and years below them. */
final class WeekAxis {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final List<Integer> MONTHS_APART = List.of(1, 2, 3, 6, 12, 24, 60, 120);
    private static final int MOST_DAYS = 10;
    private static final int FIRST_LINE = Frame.BOTTOM + 190;
    private static final int SECOND_LINE = FIRST_LINE + 150;
    private static final int LEAST_DISTANCE = 5 * Frame.CHARACTER;
    /** A week belongs to the month and the year of its Thursday, as in ISO 8601. */
    private static final int THURSDAY = 3;

    private final Frame frame;
    private final List<LocalDate> weeks;

    WeekAxis(Frame frame, List<LocalDate> weeks) {
        this.frame = frame;
        this.weeks = weeks;
    }

    void draw() {
        if (weeks.size() <= MOST_DAYS) {
            label(week -> true, DAY);
        } else {
            int apart = monthsApart();
            label(week -> beginsMonth(week, apart), MONTH);
        }
    }

    /** Draws what is shown when a week is pointed at; last, as it lies over everything. */
    void hints(WeekPlot plot) {
        for (int week = 0; week < weeks.size(); week++) {
            int x = frame.x(week, weeks.size());
            frame.hint(x, frame.x(week + 1, weeks.size()) - x, plot.hint(week));
        }
    }

    private void label(IntPredicate labelled, DateTimeFormatter format) {
        int last = Integer.MIN_VALUE / 2;
        int year = Integer.MIN_VALUE;
        for (int week = 0; week < weeks.size(); week++) {
            int x = frame.x(week, weeks.size()) + frame.width(weeks.size()) / 2;
            if (labelled.test(week) && x - last >= LEAST_DISTANCE) {
                LocalDate day = format.equals(DAY) ? weeks.get(week) : thursday(week);
                frame.tick(x);
                frame.label("middle", x, FIRST_LINE, format.format(day));
                if (day.getYear() != year) {
                    year = day.getYear();
                    frame.label("middle", x, SECOND_LINE, String.valueOf(year));
                }
                last = x;
            }
        }
    }

    private boolean beginsMonth(int week, int apart) {
        LocalDate day = thursday(week);
        boolean first = week == 0 || day.getMonth() != thursday(week - 1).getMonth();
        return first && (day.getYear() * 12 + day.getMonthValue() - 1) % apart == 0;
    }

    private int monthsApart() {
        int month = frame.width(1) * 4 / weeks.size();
        return MONTHS_APART.stream()
                .filter(apart -> apart * month >= LEAST_DISTANCE)
                .findFirst()
                .orElse(MONTHS_APART.get(MONTHS_APART.size() - 1));
    }

    private LocalDate thursday(int week) {
        return weeks.get(week).plusDays(THURSDAY);
    }
}
