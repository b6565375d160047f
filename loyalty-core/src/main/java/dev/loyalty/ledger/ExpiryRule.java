package dev.loyalty.ledger;

import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When units expire, as policies say it; it becomes an {@link Expiry} once the moment is known that it is counted from. */
public sealed interface ExpiryRule {

    /** The expiry of units whose time begins at this moment, on the calendar of the zone. */
    Expiry from(Instant start, ZoneId zone);

    /** Whether the moment that it is counted from makes a difference. */
    default boolean isCounted() {
        return false;
    }

    /** Written {@code never}; the default. */
    record Never() implements ExpiryRule {

        @Override
        public Expiry from(Instant start, ZoneId zone) {
            return new Expiry.Never();
        }
    }

    /**
     * Written as a span, {@code 12 months}: that long after the start. A span of days or more ends with a whole day, which
     * is the last one; hours end at their instant.
     */
    record After(Span span) implements ExpiryRule {
        public After {
            Objects.requireNonNull(span, "span");
        }

        @Override
        public Expiry from(Instant start, ZoneId zone) {
            ZonedDateTime local = start.atZone(zone);
            return span.isOnCalendar()
                    ? new Expiry.EndOf(span.addTo(local.toLocalDate()), zone)
                    : new Expiry.At(span.addTo(local).toInstant());
        }

        @Override
        public boolean isCounted() {
            return true;
        }
    }

    /**
     * Written {@code end of year} or {@code end of year + 3 months}: on the last day of the period that holds the start,
     * or that much later.
     *
     * @param period week and day are not offered
     * @param plus in days or longer units, or null
     */
    record EndOf(PeriodUnit period, @Nullable Span plus) implements ExpiryRule {

        private static final Set<PeriodUnit> NOT_OFFERED =
                EnumSet.of(PeriodUnit.DAY, PeriodUnit.WEEK, PeriodUnit.WEEK_FROM_SUNDAY);

        public EndOf {
            if (NOT_OFFERED.contains(period)) {
                throw new IllegalArgumentException("expiry at the end of a " + period.word()
                        + " is not offered. Maybe a span, such as \"1 " + (period == PeriodUnit.DAY ? "day" : "week")
                        + "\"?");
            }
            if (plus != null && !plus.isOnCalendar()) {
                throw new IllegalArgumentException(
                        "expiry at the end of a " + period.word() + " + " + plus + " is no day. Maybe use days?");
            }
        }

        /**
         * The last usable day of units whose expiry starts on this day. The border between the periods is moved, so
         * that a month after the end of a June is the end of July.
         */
        public LocalDate lastDay(LocalDate start) {
            LocalDate border = period.next(start);
            return (plus == null ? border : plus.addTo(border)).minusDays(1);
        }

        @Override
        public Expiry from(Instant start, ZoneId zone) {
            return new Expiry.EndOf(lastDay(start.atZone(zone).toLocalDate()), zone);
        }

        @Override
        public boolean isCounted() {
            return true;
        }
    }

    /** Written as a date: the last usable day of all units. */
    record On(LocalDate lastDay) implements ExpiryRule {
        public On {
            Objects.requireNonNull(lastDay, "lastDay");
        }

        @Override
        public Expiry from(Instant start, ZoneId zone) {
            return new Expiry.EndOf(lastDay, zone);
        }
    }

    /**
     * Written {@code 12 months of inactivity}: when that long nothing happened in the account.
     *
     * @param span       in days or longer
     * @param activities the kinds of entries that count as activity
     */
    record AfterInactivity(Span span, List<EntryKind> activities) implements ExpiryRule {

        /** What counts as activity unless the policy says otherwise: to earn and to redeem. */
        public static final List<EntryKind> DEFAULT_ACTIVITIES = List.of(EntryKind.ISSUED, EntryKind.REDEEMED);

        /** @throws IllegalArgumentException if the span is in hours, or nothing counts as activity */
        public AfterInactivity {
            activities = activities.stream().distinct().sorted().toList();
            if (!span.isOnCalendar()) {
                throw new IllegalArgumentException("inactivity of " + span + " is no day. Maybe use days?");
            }
            if (activities.isEmpty()) {
                throw new IllegalArgumentException(
                        "activities are none. Maybe " + DEFAULT_ACTIVITIES + ", the default?");
            }
        }

        @Override
        public Expiry from(Instant start, ZoneId zone) {
            return new Expiry.AfterInactivity(span, start.atZone(zone).toLocalDate(), zone, activities);
        }

        @Override
        public boolean isCounted() {
            return true;
        }
    }
}
