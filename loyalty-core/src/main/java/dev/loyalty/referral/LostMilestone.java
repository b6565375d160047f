package dev.loyalty.referral;

import dev.loyalty.ledger.IdempotencyKey;
import java.util.Objects;

/**
 * A milestone that was rewarded and is no longer reached.
 *
 * @param receipt the key of the referral's receipt that rewarded it
 * @param name the milestone's name
 */
public record LostMilestone(IdempotencyKey receipt, String name) {

    public LostMilestone {
        Objects.requireNonNull(receipt, "receipt");
        Texts.notBlank(name, "name of a milestone");
    }
}
