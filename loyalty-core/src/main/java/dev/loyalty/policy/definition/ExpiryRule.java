package dev.loyalty.policy.definition;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When the units of an account expire. */
public sealed interface ExpiryRule {

    /** Written {@code never}; the default. */
    record Never() implements ExpiryRule {}

    /** Written as a span, {@code 12 months}: that long after the {@link ExpiryStart}. */
    record After(Span span) implements ExpiryRule {
        public After {
            Objects.requireNonNull(span, "span");
        }
    }

    /**
     * Written {@code end of year} or {@code end of year + 3 months}: on the last day of the period that holds the
     * {@link ExpiryStart}, or that much later.
     *
     * @param period week and day are not offered
     * @param plus in days or longer units, or null
     */
    record EndOf(PeriodUnit period, @Nullable Span plus) implements ExpiryRule {
        public EndOf {
            if (period == PeriodUnit.DAY || period == PeriodUnit.WEEK) {
                throw new IllegalArgumentException("expiry at the end of a " + period.word()
                        + " is not offered. Maybe a span, such as \"1 " + period.word() + "\"?");
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
    }

    /** Written as a date: the last usable day of all units. */
    record On(LocalDate lastDay) implements ExpiryRule {
        public On {
            Objects.requireNonNull(lastDay, "lastDay");
        }
    }
}
