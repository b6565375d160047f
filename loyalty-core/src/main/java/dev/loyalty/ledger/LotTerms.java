package dev.loyalty.ledger;

import java.time.Instant;
import java.util.Objects;

/**
 * What a lot is given when it is issued and keeps for life: later changes of a policy do not move it. The event that a lot
 * waits for adds to them: when it is activated, and when it expires where that is counted from then. Activity moves the
 * end of what expires by inactivity, and an extension gives a later expiry.
 *
 * @param earnedAt   the time of the event the units were earned for
 * @param activation when the units become active
 * @param expiry     when the units cease to be usable
 */
public record LotTerms(Instant earnedAt, Activation activation, Expiry expiry) {

    /** @throws IllegalArgumentException if the expiry is to be counted from an activation that is known already */
    public LotTerms {
        check(earnedAt, activation, expiry);
    }

    static void check(Instant earnedAt, Activation activation, Expiry expiry) {
        Objects.requireNonNull(earnedAt, "LotTerms.earnedAt");
        Objects.requireNonNull(activation, "LotTerms.activation");
        Objects.requireNonNull(expiry, "LotTerms.expiry");
        if (expiry instanceof Expiry.AfterActivation && activation.instant().isPresent()) {
            throw new IllegalArgumentException("LotTerms.expiry is " + expiry + ", but LotTerms.activation is known: "
                    + activation + ". Maybe Expiry.activated is missing?");
        }
    }

    /** Terms of units that are active from the moment they are earned. */
    public static LotTerms activeAtOnce(Instant earnedAt, Expiry expiry) {
        return new LotTerms(earnedAt, new Activation.At(earnedAt), expiry);
    }

    /** The same with another expiry. */
    public LotTerms with(Expiry other) {
        return new LotTerms(earnedAt, activation, other);
    }

    /** The same for units of a hold that timed out, which are nobody's hold any more. */
    public LotTerms free() {
        return activation instanceof Activation.Held held
                ? new LotTerms(earnedAt, new Activation.At(held.until()), expiry)
                : this;
    }

    /** Whether the units wait for an event that is not known to have happened. */
    public boolean isWaiting() {
        return activation.instant().isEmpty();
    }

    /**
     * The terms once the event they wait for has happened.
     *
     * @throws IllegalArgumentException if they do not wait for one, or it happened too late or before they were earned
     */
    public LotTerms activated(Instant occurred) {
        if (!(activation instanceof Activation.OnEvent waiting) || !isWaiting()) {
            throw new IllegalArgumentException("LotTerms.activation is " + activation
                    + ", which waits for no event. Maybe it was activated before?");
        }
        if (occurred.isBefore(earnedAt)) {
            throw new IllegalArgumentException("event \"" + waiting.event() + "\" happened at " + occurred
                    + ", before the units were earned at " + earnedAt + ". Maybe the two times were exchanged?");
        }
        return new LotTerms(earnedAt, waiting.at(occurred), expiry.activated(occurred));
    }
}
