package dev.loyalty.policy.definition;

import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which part of the past a {@link Measure} looks at. Nothing later than the moment of the look is ever inside. */
public sealed interface MeasureWindow {

    /**
     * Where the window begins when looked at from there: nothing earlier is inside. Empty: it has no beginning.
     *
     * @throws IllegalArgumentException if the window is counted from something that the viewpoint does not know
     */
    Optional<Instant> start(Viewpoint from);

    /**
     * What is inside when looked at from there.
     *
     * @throws IllegalArgumentException as {@link #start}
     */
    Predicate<Instant> asOf(Viewpoint from);

    /** Without {@code over}, {@code in}, {@code since} and {@code during}: all of the past. */
    record Ever() implements MeasureWindow {
        @Override
        public Optional<Instant> start(Viewpoint from) {
            return Optional.empty();
        }

        @Override
        public Predicate<Instant> asOf(Viewpoint from) {
            return past -> !past.isAfter(from.at());
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
        public Optional<Instant> start(Viewpoint from) {
            return Optional.of(border(from));
        }

        @Override
        public Predicate<Instant> asOf(Viewpoint from) {
            Instant border = border(from);
            return past -> past.isAfter(border) && !past.isAfter(from.at());
        }

        private Instant border(Viewpoint from) {
            return span.subtractFrom(from.at().atZone(from.zone())).toInstant();
        }
    }

    /** Written {@code in: year}: the calendar period that holds the moment of the look, up to that moment. */
    record Calendar(PeriodUnit period) implements MeasureWindow {
        public Calendar {
            Objects.requireNonNull(period, "period");
        }

        @Override
        public Optional<Instant> start(Viewpoint from) {
            return Optional.of(startOfDay(period.start(day(from.at(), from.zone())), from));
        }

        @Override
        public Predicate<Instant> asOf(Viewpoint from) {
            return from(startOfDay(period.start(day(from.at(), from.zone())), from), from);
        }
    }

    /**
     * Written {@code in: member-year}: since the last anniversary of the day on which the member joined, that day
     * included, up to the moment of the look. Who joined on 29 February has it on the 28th in other years.
     */
    record MemberYear() implements MeasureWindow {
        @Override
        public Optional<Instant> start(Viewpoint from) {
            return Optional.of(first(from));
        }

        @Override
        public Predicate<Instant> asOf(Viewpoint from) {
            return from(first(from), from);
        }

        private static Instant first(Viewpoint from) {
            Instant joined = from.joined();
            LocalDate day = joined == null ? null : day(joined, from.zone());
            return startOfDay(start(day(from.at(), from.zone()), day, 0), from);
        }

        /**
         * The first day of the member's year that holds a day, or of a later one.
         *
         * @param joined the day on which the member joined; null if it is not known
         * @param later how many years later
         * @throws IllegalArgumentException if it is not known
         */
        static LocalDate start(LocalDate day, @Nullable LocalDate joined, int later) {
            if (joined == null) {
                throw new IllegalArgumentException("a year of membership cannot be counted, as it is not known when the"
                        + " member joined. Maybe Member.builder( … ).joined( … ), and Viewpoint.of( member, … )?");
            }
            long years = ChronoUnit.YEARS.between(joined, day) + 1;
            while (joined.plusYears(years).isAfter(day)) {
                years--;
            }
            return joined.plusYears(years + later);
        }
    }

    /**
     * Written {@code since: tier-change}: later than the member's level changed, up to the moment of the look; what
     * happened at the very instant of the change is outside, as it was counted for it. All of the past if it never
     * changed.
     */
    record SinceTierChange() implements MeasureWindow {
        @Override
        public Optional<Instant> start(Viewpoint from) {
            return Optional.ofNullable(from.tierSince());
        }

        @Override
        public Predicate<Instant> asOf(Viewpoint from) {
            Instant since = from.tierSince();
            return past -> (since == null || past.isAfter(since)) && !past.isAfter(from.at());
        }
    }

    /** Written {@code during: spring}: what happened while a window of the policy was open, up to the moment of the look. */
    record During(Window window) implements MeasureWindow {
        public During {
            Objects.requireNonNull(window, "window");
        }

        @Override
        public Optional<Instant> start(Viewpoint from) {
            return Optional.ofNullable(window.from())
                    .map(local -> local.atZone(from.zone()).toInstant());
        }

        @Override
        public Predicate<Instant> asOf(Viewpoint from) {
            return past -> window.isOpen(past, from.zone()) && !past.isAfter(from.at());
        }
    }

    private static Predicate<Instant> from(Instant first, Viewpoint from) {
        return past -> !past.isBefore(first) && !past.isAfter(from.at());
    }

    private static LocalDate day(Instant time, ZoneId zone) {
        return time.atZone(zone).toLocalDate();
    }

    private static Instant startOfDay(LocalDate day, Viewpoint from) {
        return day.atStartOfDay(from.zone()).toInstant();
    }
}
