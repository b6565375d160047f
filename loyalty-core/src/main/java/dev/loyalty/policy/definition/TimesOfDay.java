package dev.loyalty.policy.definition;

import java.time.LocalTime;

/**
 * Times of a day, half-open. When {@code until} is not after {@code from} they reach over midnight: 22:00 to 02:00, or,
 * until 00:00, to the end of the day. Immutable.
 *
 * @param from first time inside
 * @param until first time outside
 */
public record TimesOfDay(LocalTime from, LocalTime until) {

    public TimesOfDay {
        if (from.equals(until)) {
            throw new IllegalArgumentException(
                    "from " + from + " until " + until + " is empty. Maybe leave it out for the whole day?");
        }
    }

    /** Whether they reach over midnight. */
    public boolean isOvernight() {
        return until.isBefore(from);
    }

    /** Whether the time is inside, in the part before midnight if they reach over it. */
    boolean holdsToday(LocalTime time) {
        return !time.isBefore(from) && (isOvernight() || time.isBefore(until));
    }

    /** Whether the time is inside, in the part after midnight. */
    boolean holdsFromYesterday(LocalTime time) {
        return isOvernight() && time.isBefore(until);
    }
}
