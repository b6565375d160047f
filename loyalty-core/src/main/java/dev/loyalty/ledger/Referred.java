package dev.loyalty.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * What an advocate's receipt tells of a friend. Immutable.
 *
 * @param kind whether the friend claimed or qualified
 * @param friend the friend's id, not blank
 * @param counted what the friend's order counted for, in the programme's currency; 0 if it was no order
 * @param least what must be left of it, or the referral no longer stands; 0 if it was no order
 * @param known since when it is known: from the friend's event on, or from the review on that released it
 */
public record Referred(Kind kind, String friend, BigDecimal counted, BigDecimal least, Instant known) {

    /** What the friend did. */
    public enum Kind {
        /** Named the advocate. */
        CLAIM,
        /** Qualified, so that the advocate has a friend. */
        REFERRAL
    }

    public Referred {
        Objects.requireNonNull(kind, "Referred.kind");
        Checks.text(friend, "Referred.friend");
        Objects.requireNonNull(counted, "Referred.counted");
        Objects.requireNonNull(least, "Referred.least");
        Objects.requireNonNull(known, "Referred.known");
    }

    /**
     * Whether it stands after all that came back.
     *
     * @param uncounted how much less the order counts for by now
     * @param returned of what is no order: 1 if it was taken back
     */
    public boolean stands(BigDecimal uncounted, BigDecimal returned) {
        if (kind == Kind.CLAIM) {
            return true;
        }
        return counted.signum() > 0 ? counted.subtract(uncounted).compareTo(least) >= 0 : returned.signum() == 0;
    }
}
