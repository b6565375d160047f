package dev.loyalty.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/** When the units of a lot can first be spent; before that they are pending. */
public sealed interface Activation {

    /** The first instant at which the units are active; empty while it is not known. */
    Optional<Instant> instant();

    /** Whether the units are active at the given instant: true from {@link #instant()} on, inclusive. */
    default boolean hasPassed(Instant at) {
        return instant().map(start -> !at.isBefore(start)).orElse(false);
    }

    /**
     * Active from an instant on: for activations counted on the timeline ("at once", "after 24 hours").
     *
     * @param start the first active instant
     */
    record At(Instant start) implements Activation {

        /** Checks the arguments. */
        public At {
            Objects.requireNonNull(start, "Activation.At.start");
        }

        @Override
        public Optional<Instant> instant() {
            return Optional.of(start);
        }
    }

    /**
     * Active from the start of a calendar day on. Date and zone are kept and the instant is derived when asked, so
     * later changes of the zone's rules count. The day starts when the zone says so, which need not be midnight.
     *
     * @param day  the first active day
     * @param zone the programme's zone
     */
    record StartOf(LocalDate day, ZoneId zone) implements Activation {

        /** Checks the arguments. */
        public StartOf {
            Objects.requireNonNull(day, "Activation.StartOf.day");
            Objects.requireNonNull(zone, "Activation.StartOf.zone");
        }

        @Override
        public Optional<Instant> instant() {
            return Optional.of(day.atStartOfDay(zone).toInstant());
        }
    }
}
