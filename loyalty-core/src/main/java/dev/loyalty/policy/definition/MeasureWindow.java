package dev.loyalty.policy.definition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Which part of the past a {@link Measure} looks at. Nothing later than the moment of the look is ever inside. */
public sealed interface MeasureWindow {

    /**
     * Where the window begins when looked at from {@code at}: nothing earlier is inside. Empty: it has no beginning.
     *
     * @param zone the programme's
     */
    Optional<Instant> start(Instant at, ZoneId zone);

    /** What is inside when looked at from {@code at}. */
    Predicate<Instant> asOf(Instant at, ZoneId zone);

    /** Without {@code over} and {@code in}: all of the past. */
    record Ever() implements MeasureWindow {
        @Override
        public Optional<Instant> start(Instant at, ZoneId zone) {
            return Optional.empty();
        }

        @Override
        public Predicate<Instant> asOf(Instant at, ZoneId zone) {
            return past -> !past.isAfter(at);
        }
    }

    /**
     * Written {@code over: 12 months}: later than that long ago, and not later than now: {@code (at - span, at]}. What
     * was exactly that long ago is outside. Days and longer are counted on the calendar of the zone.
     */
    record Rolling(Span span) implements MeasureWindow {
        public Rolling {
            Objects.requireNonNull(span, "span");
        }

        @Override
        public Optional<Instant> start(Instant at, ZoneId zone) {
            return Optional.of(border(at, zone));
        }

        @Override
        public Predicate<Instant> asOf(Instant at, ZoneId zone) {
            Instant border = border(at, zone);
            return past -> past.isAfter(border) && !past.isAfter(at);
        }

        private Instant border(Instant at, ZoneId zone) {
            return span.subtractFrom(at.atZone(zone)).toInstant();
        }
    }

    /** Written {@code in: year}: the calendar period that holds the moment of the look, up to that moment. */
    record Calendar(PeriodUnit period) implements MeasureWindow {
        public Calendar {
            Objects.requireNonNull(period, "period");
        }

        @Override
        public Optional<Instant> start(Instant at, ZoneId zone) {
            return Optional.of(first(at, zone));
        }

        @Override
        public Predicate<Instant> asOf(Instant at, ZoneId zone) {
            Instant first = first(at, zone);
            return past -> !past.isBefore(first) && !past.isAfter(at);
        }

        private Instant first(Instant at, ZoneId zone) {
            LocalDate day = period.start(at.atZone(zone).toLocalDate());
            return day.atStartOfDay(zone).toInstant();
        }
    }
}
