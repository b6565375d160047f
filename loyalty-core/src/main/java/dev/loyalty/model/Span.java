package dev.loyalty.model;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Objects;

/**
 * A length of time as policies say it: {@code 14 days}, {@code 12 months}. Hours run on the timeline, all others on the
 * calendar of the zone: a day later is the same time of the next day, be that 23, 24 or 25 hours away, and a month
 * after 31 January is the last of February. Immutable.
 *
 * @param amount from 1 to {@value #MAX_AMOUNT}
 */
public record Span(int amount, SpanUnit unit) {

    /** The most units a span may have; enough for a century of days and small enough that no date overflows. */
    public static final int MAX_AMOUNT = 40_000;

    public Span {
        Objects.requireNonNull(unit, "unit");
        if (amount < 1 || amount > MAX_AMOUNT) {
            throw new IllegalArgumentException("a span of " + amount + " " + unit.word() + "s is outside 1 to "
                    + MAX_AMOUNT + ". Maybe leave it out if there is none?");
        }
    }

    /** This much later, in the zone of {@code start}. Several spans from one start are each counted from that start. */
    public ZonedDateTime addTo(ZonedDateTime start) {
        return start.plus(amount, unit.chronoUnit());
    }

    /** This much earlier, in the zone of {@code end}. */
    public ZonedDateTime subtractFrom(ZonedDateTime end) {
        return end.minus(amount, unit.chronoUnit());
    }

    /**
     * This many days, weeks, months or years later.
     *
     * @throws IllegalStateException if the span is in hours, which dates do not have
     */
    public LocalDate addTo(LocalDate start) {
        if (!isOnCalendar()) {
            throw new IllegalStateException("a span of " + this + " cannot be added to a date. Maybe use days?");
        }
        return start.plus(amount, unit.chronoUnit());
    }

    /** Whether it is counted in days or longer units. */
    public boolean isOnCalendar() {
        return unit != SpanUnit.HOUR;
    }

    /** As policies write it: {@code 1 day}, {@code 14 days}. */
    @Override
    public String toString() {
        return amount + " " + unit.word() + (amount == 1 ? "" : "s");
    }
}
