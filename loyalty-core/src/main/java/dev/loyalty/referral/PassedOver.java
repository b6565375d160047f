package dev.loyalty.referral;

import java.util.Objects;

/**
 * A claim that did not count.
 *
 * @param reason why, for the advocate whose claim it was
 */
public record PassedOver(Claim claim, Reason reason) {

    public PassedOver {
        Objects.requireNonNull(claim, "claim");
        Objects.requireNonNull(reason, "reason");
    }
}
