package dev.loyalty.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When the units of a lot can first be spent; before that they are pending. */
public sealed interface Activation {

    /** The first instant at which the units are active; empty while it is not known. */
    Optional<Instant> instant();

    /** Until when it can come to it; for all but {@link OnEvent} there is no end. */
    default Expiry deadline() {
        return new Expiry.Never();
    }

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

    /**
     * Set aside for a purchase: if that has not come about by then, the units are active again, without anybody doing
     * anything.
     *
     * @param until the first instant at which the units are active again
     * @param from the lot that they were taken from
     */
    record Held(Instant until, LotId from) implements Activation {

        /** Checks the arguments. */
        public Held {
            Objects.requireNonNull(until, "Activation.Held.until");
            Objects.requireNonNull(from, "Activation.Held.from");
        }

        @Override
        public Optional<Instant> instant() {
            return Optional.of(until);
        }
    }

    /**
     * Active from an event on, such as the merchant's approval; pending until it is known to have happened. What waits
     * beyond the deadline is lost at the deadline.
     *
     * @param event    the policy's name for it, not blank
     * @param deadline until when the event can come; {@link Expiry.Never} if it can always come
     * @param occurred when it happened; null while it is not known
     */
    record OnEvent(String event, Expiry deadline, @Nullable Instant occurred) implements Activation {

        /** @throws IllegalArgumentException if the event is blank, or happened when its deadline was past */
        public OnEvent {
            Checks.text(event, "Activation.OnEvent.event");
            if (occurred != null && deadline.isPast(occurred)) {
                throw new IllegalArgumentException("Activation.OnEvent.occurred " + occurred
                        + " is not before the end of " + deadline + ". Maybe the event came too late?");
            }
        }

        /** An event that has not happened yet. */
        public static OnEvent waiting(String event, Expiry deadline) {
            return new OnEvent(event, deadline, null);
        }

        /** The same event once it has happened. */
        public OnEvent at(Instant instant) {
            return new OnEvent(event, deadline, instant);
        }

        @Override
        public Optional<Instant> instant() {
            return Optional.ofNullable(occurred);
        }
    }
}
