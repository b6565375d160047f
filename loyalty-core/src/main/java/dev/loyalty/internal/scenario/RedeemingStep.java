package dev.loyalty.internal.scenario;

import dev.loyalty.model.Order;
import dev.loyalty.policy.RuleSet;
import dev.loyalty.redemption.HoldCalculation;
import dev.loyalty.redemption.RedemptionCalculation.Proposing;
import dev.loyalty.redemption.RedemptionDecision;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.redemption.RedemptionRequest;
import dev.loyalty.redemption.Wish;
import dev.loyalty.scenario.RuleOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The member redeems, or has units held for that.
 *
 * @param until when the hold times out, or null if it is none
 */
public record RedeemingStep(
        Frame frame,
        String id,
        Instant at,
        @Nullable Order order,
        List<Wish> wishes,
        @Nullable Instant until,
        ExpectedRedemption expected)
        implements Step {

    public RedeemingStep {
        wishes = List.copyOf(wishes);
    }

    @Override
    public void play(Play play) {
        RedemptionRequest request = new RedemptionRequest(
                play.policy().id(), id, at, play.member(at), order, wishes, play.ledger(), play.measures(at, id));
        RedemptionDecision decision = play.calculations().redemption().redeem(request);
        if (decision instanceof Accepted accepted) {
            play.book(until == null ? accepted : HoldCalculation.hold(accepted, play.ledger(), until));
        }
        expected.compare(play, this, decision, until == null);
        Proposing proposing = play.calculations().redemption().proposing(request);
        play.compareRules(this, RuleSet.REDEMPTION, rule -> outcome(rule, decision, proposing), rule -> null);
    }

    private static RuleOutcome outcome(String rule, RedemptionDecision decision, Proposing proposing) {
        boolean redeemed = decision instanceof Accepted accepted
                && accepted.redeemed().stream().anyMatch(each -> each.rule().equals(rule));
        if (redeemed || proposing.restricting().contains(rule)) {
            return RuleOutcome.FIRED;
        }
        return proposing.offering().contains(rule) ? RuleOutcome.REFUSED : RuleOutcome.SILENT;
    }
}
