package dev.loyalty.ledger;

import java.time.Instant;
import java.util.Objects;

/**
 * What a lot is given when it is issued and keeps for life: later changes of a policy do not move it.
 *
 * @param earnedAt   the time of the event the units were earned for
 * @param activation when the units become active
 * @param expiry     when the units cease to be usable
 */
public record LotTerms(Instant earnedAt, Activation activation, Expiry expiry) {

    /** Checks the arguments. */
    public LotTerms {
        Objects.requireNonNull(earnedAt, "LotTerms.earnedAt");
        Objects.requireNonNull(activation, "LotTerms.activation");
        Objects.requireNonNull(expiry, "LotTerms.expiry");
    }

    /** Terms of units that are active from the moment they are earned. */
    public static LotTerms activeAtOnce(Instant earnedAt, Expiry expiry) {
        return new LotTerms(earnedAt, new Activation.At(earnedAt), expiry);
    }
}
