package dev.loyalty.ledger;

import dev.loyalty.model.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** When the units of a lot cease to be usable. Half-open: usable while {@code at < instant}. */
public sealed interface Expiry {

    /** The first instant at which the units are no longer usable; empty if there is none. */
    Optional<Instant> instant();

    /** Whether the units are no longer usable at the given instant: true from {@link #instant()} on, inclusive. */
    default boolean isPast(Instant at) {
        return instant().map(end -> !at.isBefore(end)).orElse(false);
    }

    /** This expiry once it is known when the units are activated. */
    default Expiry activated(Instant start) {
        return this;
    }

    /** This expiry after an entry of this kind in the account of the units. */
    default Expiry after(EntryKind kind, Instant at) {
        return this;
    }

    /** The units do not expire. */
    record Never() implements Expiry {

        @Override
        public Optional<Instant> instant() {
            return Optional.empty();
        }
    }

    /**
     * Usable until just before an instant: for expiries counted on the timeline ("48 hours").
     *
     * @param end the first instant at which the units are gone
     */
    record At(Instant end) implements Expiry {

        /** Checks the arguments. */
        public At {
            Objects.requireNonNull(end, "Expiry.At.end");
        }

        @Override
        public Optional<Instant> instant() {
            return Optional.of(end);
        }
    }

    /**
     * Usable until the end of a calendar day, that day included: the units are gone when the next day starts in the
     * zone. Date and zone are kept and the instant is derived when asked, so later changes of the zone's rules count.
     *
     * @param lastDay the last day on which the units can be used; before {@link LocalDate#MAX}
     * @param zone    the programme's zone
     */
    record EndOf(LocalDate lastDay, ZoneId zone) implements Expiry {

        /** @throws IllegalArgumentException if no day follows the last day */
        public EndOf {
            Objects.requireNonNull(zone, "Expiry.EndOf.zone");
            if (lastDay.equals(LocalDate.MAX)) {
                throw new IllegalArgumentException(
                        "Expiry.EndOf.lastDay is " + lastDay + ", which no day follows. Maybe Expiry.Never is meant.");
            }
        }

        @Override
        public Optional<Instant> instant() {
            return Optional.of(lastDay.plusDays(1).atStartOfDay(zone).toInstant());
        }
    }

    /**
     * Counted from the moment the units are activated, while that is not known: until then they do not expire.
     *
     * @param rule what is counted
     * @param zone the programme's zone
     */
    record AfterActivation(ExpiryRule rule, ZoneId zone) implements Expiry {

        /** Checks the arguments. */
        public AfterActivation {
            Objects.requireNonNull(rule, "Expiry.AfterActivation.rule");
            Objects.requireNonNull(zone, "Expiry.AfterActivation.zone");
        }

        @Override
        public Optional<Instant> instant() {
            return Optional.empty();
        }

        @Override
        public Expiry activated(Instant start) {
            return rule.from(start, zone);
        }
    }

    /**
     * Usable until nothing happened for a while: until the end of the calendar day that is the span after the last
     * activity, that day included. Activity before then moves the end, for all units of the account; what is past stays
     * past. A ledger moves the end itself when it books an entry that counts as activity.
     *
     * @param span       how long nothing may happen, in days or longer
     * @param lastActive the day of the last activity; at first the day the units' time began
     * @param zone       the programme's zone
     * @param activities the kinds of entries that count as activity, each once, in the order of their declaration
     */
    record AfterInactivity(Span span, LocalDate lastActive, ZoneId zone, List<EntryKind> activities) implements Expiry {

        /** @throws IllegalArgumentException if the span is in hours */
        public AfterInactivity {
            Objects.requireNonNull(lastActive, "Expiry.AfterInactivity.lastActive");
            Objects.requireNonNull(zone, "Expiry.AfterInactivity.zone");
            activities = activities.stream().distinct().sorted().toList();
            if (!span.isOnCalendar()) {
                throw new IllegalArgumentException(
                        "Expiry.AfterInactivity.span is " + span + ". Maybe count inactivity in days?");
            }
        }

        @Override
        public Optional<Instant> instant() {
            return Optional.of(
                    span.addTo(lastActive).plusDays(1).atStartOfDay(zone).toInstant());
        }

        @Override
        public Expiry after(EntryKind kind, Instant at) {
            LocalDate day = at.atZone(zone).toLocalDate();
            return activities.contains(kind) && day.isAfter(lastActive) && !isPast(at) ? lastActiveOn(day) : this;
        }

        AfterInactivity lastActiveOn(LocalDate day) {
            return new AfterInactivity(span, day, zone, activities);
        }
    }
}
