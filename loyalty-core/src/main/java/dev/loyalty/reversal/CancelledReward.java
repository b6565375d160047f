package dev.loyalty.reversal;

import dev.loyalty.model.Fraction;
import java.util.Objects;

/**
 * What came back of a reward. The units that come back are {@code usable + expired +
 * renewed + reclaimed}.
 *
 * @param reward its name
 * @param account whose units had been spent
 * @param spent how many had been spent
 * @param due what comes back by now, exactly
 * @param before the units that earlier cancellations gave back
 * @param units that come back this time
 * @param usable those of them that came back to lots that are not past
 * @param expired those that came back to lots that are past, and are lost again
 * @param renewed those whose lots are past and that came back with new dates
 * @param reclaimed those of orders that were returned meanwhile, when they were spent: they stay taken
 */
public record CancelledReward(
        String reward,
        String account,
        long spent,
        Fraction due,
        long before,
        long units,
        long usable,
        long expired,
        long renewed,
        long reclaimed) {

    public CancelledReward {
        Objects.requireNonNull(reward, "reward");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(due, "due");
    }
}
