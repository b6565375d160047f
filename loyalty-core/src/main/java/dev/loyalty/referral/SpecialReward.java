package dev.loyalty.referral;

import dev.loyalty.ledger.SpecialAward;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one side gets of one proposal besides units of accounts: a donation, a recognition, a level for a time. The host gives
 * it once the receipt is stored.
 *
 * @param milestone the name of the milestone that it is for, or null if it is for the friend
 */
public record SpecialReward(Side side, @Nullable String milestone, SpecialAward award) {

    public SpecialReward {
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(award, "award");
    }
}
