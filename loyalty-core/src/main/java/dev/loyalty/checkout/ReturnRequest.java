package dev.loyalty.checkout;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.model.Action;
import dev.loyalty.model.Member;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.tier.AssessmentDecision;
import dev.loyalty.tier.TierState;
import java.util.List;
import java.util.Objects;

/**
 * All that a return and what it means for the member's level may know. The same request with the same policy version gives
 * the same decision.
 *
 * @param reversal what came back of what the order earned
 * @param member as of the return; the level comes from {@code tier}, not from here
 * @param tier the member's tier state as the host holds it now
 * @param past the values of the measures that the policy declares
 * @param levelEarnings receipts of what levels earned when they were reached, and did not come back yet; those of levels that
 *     the member has lost long ago do no harm
 */
public record ReturnRequest(
        ReversalRequest reversal,
        Member member,
        TierState tier,
        CheckoutPast past,
        List<EarningDecision> levelEarnings) {

    /** @throws IllegalArgumentException if something is of another member, or not of a level */
    public ReturnRequest {
        Objects.requireNonNull(past, "past");
        levelEarnings = List.copyOf(levelEarnings);
        requireSame("ledger", reversal.ledger().member(), member);
        requireSame("tier state", tier.member(), member);
        for (EarningDecision earning : levelEarnings) {
            requireSame("receipt of " + earning.activity().id(), earning.key().member(), member);
            if (!(earning.activity() instanceof Action action)
                    || !action.type().equals(AssessmentDecision.LEVEL_REACHED)) {
                throw new IllegalArgumentException("the receipt of "
                        + earning.activity().id()
                        + " is not of a level that was reached. Maybe Completed.levelEarnings() of a checkout?");
            }
        }
    }

    private static void requireSame(String what, String owner, Member member) {
        if (!owner.equals(member.id())) {
            throw new IllegalArgumentException(
                    "the " + what + " is of member " + owner + ", the return of member " + member.id());
        }
    }
}
