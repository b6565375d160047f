package dev.loyalty.policy.definition;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/** On which day of a year without a 29 February those have their birthday who were born on one. */
public enum LeapBirthday {
    /** The last day of the month; the default. */
    FEBRUARY_28,
    /** The day after it. */
    MARCH_1;

    private static final MonthDay LEAP_DAY = MonthDay.of(Month.FEBRUARY, 29);

    /** Whether a day is the birthday of its year; every year has one. False if the birthday is not known. */
    public boolean isBirthday(@Nullable MonthDay birthday, LocalDate day) {
        return birthday != null && inYear(birthday, day.getYear()).equals(day);
    }

    private LocalDate inYear(MonthDay birthday, int year) {
        LocalDate last = birthday.atYear(year);
        boolean moved = birthday.equals(LEAP_DAY) && !last.isLeapYear();
        return moved && this == MARCH_1 ? last.plusDays(1) : last;
    }
}
