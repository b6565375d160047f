package dev.loyalty.referral;

import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.LotTerms;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one side gets of one proposal.
 *
 * @param milestone the name of the milestone that it is for, or null if it is for the friend
 * @param award how much, of what account, and what it used of limits
 * @param terms when it can be used, and until when; counted from the friend's event, also after a review
 */
public record Reward(Side side, @Nullable String milestone, Award award, LotTerms terms) {

    public Reward {
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(award, "award");
        Objects.requireNonNull(terms, "terms");
    }
}
