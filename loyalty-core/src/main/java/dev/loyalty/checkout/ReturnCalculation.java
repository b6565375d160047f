package dev.loyalty.checkout;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.model.Action;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.policy.definition.TierSwitches;
import dev.loyalty.policy.definition.TierSwitches.LevelBonuses;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalDeclined;
import dev.loyalty.reversal.ReversalOutcome;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.tier.AssessmentCalculation;
import dev.loyalty.tier.AssessmentDecision;
import dev.loyalty.tier.AssessmentSubject;
import dev.loyalty.tier.Assessments;
import dev.loyalty.tier.Occasion;
import dev.loyalty.tier.TierState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Composes a return and what it means for the member's level by one policy version.
 *
 * <p>return = reverse → what is due → assess → (level lost → reverse what it earned → assess, as the policy wants)
 *
 * <p>The reversal is computed from the receipt, the level by the policy. Hosts reach it through {@link
 * dev.loyalty.Loyalty#giveBack}. Used by one call on one thread.
 */
public final class ReturnCalculation {

    private final TierSwitches switches;
    private final boolean knowsLevels;
    private final Assessments assessments;
    private final Function<ReversalRequest, ReversalOutcome> reversals;
    private final ReturnRequest request;
    private final List<Receipt> made = new ArrayList<>();
    private final List<EarningDecision> levelEarnings;
    private LedgerSnapshot ledger;
    private TierState tier;

    private ReturnCalculation(
            PolicyVersion version,
            AssessmentCalculation tiers,
            Function<ReversalRequest, ReversalOutcome> reversals,
            ReturnRequest request) {
        this.switches = version.definition().tiers().switches();
        this.knowsLevels = version.definition().tiers().isDeclared();
        this.assessments = tiers.assessments();
        this.reversals = reversals;
        this.request = request;
        this.levelEarnings = new ArrayList<>(request.levelEarnings());
        this.ledger = request.reversal().ledger();
        this.tier = request.tier();
    }

    /**
     * Decides what a return takes back.
     *
     * @param tiers of the version
     * @param reversals how a return is computed from its receipt
     * @throws IllegalArgumentException if more comes back than was bought, or the request does not fit the policy
     */
    public static ReturnDecision decide(
            PolicyVersion version,
            AssessmentCalculation tiers,
            Function<ReversalRequest, ReversalOutcome> reversals,
            ReturnRequest request) {
        ReversalOutcome outcome = reversals.apply(request.reversal());
        return outcome instanceof ReversalDecision reversal
                ? new ReturnCalculation(version, tiers, reversals, request).after(reversal)
                : new ReturnDecision.Declined((ReversalDeclined) outcome);
    }

    private ReturnDecision after(ReversalDecision reversal) {
        take(reversal);
        if (knowsLevels) {
            List<String> lost = assess(request.reversal().id());
            while (!lost.isEmpty()) {
                lost = takeBackWhatTheyEarned(lost);
            }
        }
        return new ReturnDecision.Returned(made, ledger, tier);
    }

    private void take(Receipt receipt) {
        made.add(receipt);
        ledger = ledger.plus(receipt.booking());
        if (receipt instanceof AssessmentDecision assessment) {
            tier = assessment.after();
        }
    }

    /** @return the levels that the return costs, the lowest first; not those that a review has cost before */
    private List<String> assess(String event) {
        AssessmentSubject subject = new AssessmentSubject(
                request.member(),
                tier,
                (measures, from) -> request.past().values(measures, from, List.copyOf(made)),
                ledger.revision());
        List<String> lost = new ArrayList<>();
        for (AssessmentDecision decision : assessments.afterReturn(subject, event, at())) {
            take(decision);
            if (decision.occasion() == Occasion.RETURN) {
                lost.addAll(decision.lost());
            }
        }
        return lost;
    }

    /**
     * What levels earned can be what another level needs. It costs no further one in the same return unless the policy lets a
     * return cost any number.
     */
    private List<String> takeBackWhatTheyEarned(List<String> lost) {
        String last = null;
        if (switches.bonuses() == LevelBonuses.TAKE_BACK) {
            for (String level : lost) {
                Optional<EarningDecision> earned = lastEarningOf(level);
                if (earned.isPresent()) {
                    last = AssessmentDecision.eventOf(request.reversal().id(), level);
                    takeBack(last, earned.get());
                }
            }
        }
        return last != null && switches.levelsPerReturn() == TierSwitches.ALL_LEVELS ? assess(last) : List.of();
    }

    private void takeBack(String event, EarningDecision earned) {
        levelEarnings.remove(earned);
        take(reversals
                .apply(ReversalRequest.ofRest(event, at(), earned, List.of(), ledger))
                .orThrow());
    }

    private Optional<EarningDecision> lastEarningOf(String level) {
        return levelEarnings.stream()
                .filter(earning -> earning.activity() instanceof Action action && level.equals(action.subject()))
                .max(Comparator.comparing(
                                (EarningDecision earning) -> earning.activity().at())
                        .thenComparing(earning -> earning.activity().id()));
    }

    private Instant at() {
        return request.reversal().at();
    }
}
