package dev.loyalty.policy.definition;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time with a name: between two moments, on some weekdays, at some times of the day. Half-open everywhere:
 * the first moment is inside, the end is not, and nothing falls between two windows that meet. Immutable.
 *
 * @param from first moment, local in the programme's zone, or null
 * @param until first moment after it, or null; a policy's last day is the start of the next day here
 * @param on weekdays, Monday first; empty: all
 * @param between times of the day, or null; times over midnight belong to the weekday on which they begin
 */
public record Window(
        String name,
        @Nullable LocalDateTime from,
        @Nullable LocalDateTime until,
        Set<DayOfWeek> on,
        @Nullable TimesOfDay between) {

    public Window {
        Names.check("window", name);
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        days.addAll(on);
        on = Collections.unmodifiableSet(days);
        if (from == null && until == null && on.isEmpty() && between == null) {
            throw new IllegalArgumentException(
                    "window \"" + name + "\" is always open. Maybe from, until, on or between is missing?");
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("window \"" + name + "\" ends at " + until + ", not after its start "
                    + from + ". Maybe the two are exchanged?");
        }
    }

    /** A window of whole days. */
    public static Window days(String name, LocalDate first, LocalDate last) {
        return new Window(name, first.atStartOfDay(), last.plusDays(1).atStartOfDay(), Set.of(), null);
    }

    /**
     * Whether the window is open at this moment.
     *
     * @param zone the programme's; where its clocks go back, a border in the repeated hour is the first of the two
     */
    public boolean isOpen(Instant at, ZoneId zone) {
        if (from != null && at.isBefore(from.atZone(zone).toInstant())) {
            return false;
        }
        if (until != null && !at.isBefore(until.atZone(zone).toInstant())) {
            return false;
        }
        ZonedDateTime local = at.atZone(zone);
        DayOfWeek today = local.getDayOfWeek();
        if (between == null) {
            return isOn(today);
        }
        return (isOn(today) && between.holdsToday(local.toLocalTime()))
                || (isOn(today.minus(1)) && between.holdsFromYesterday(local.toLocalTime()));
    }

    private boolean isOn(DayOfWeek day) {
        return on.isEmpty() || on.contains(day);
    }
}
