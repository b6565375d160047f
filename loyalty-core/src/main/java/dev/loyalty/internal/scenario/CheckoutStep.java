package dev.loyalty.internal.scenario;

import dev.loyalty.checkout.CheckoutDecision;
import dev.loyalty.checkout.CheckoutDecision.Completed;
import dev.loyalty.checkout.CheckoutRequest;
import dev.loyalty.earning.Blocked;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.SettledProposal;
import dev.loyalty.internal.scenario.AssessingStep.Expected;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.RuleSet;
import dev.loyalty.redemption.RedemptionDecision;
import dev.loyalty.redemption.Wish;
import dev.loyalty.tier.AssessmentDecision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The member buys, redeems and is looked at as one decision.
 *
 * @param awards what the order and the levels that it leads to must earn, or null if that is not said
 * @param redemption what is redeemed must come to
 * @param level by key of {@code then}, the text that the level must come to
 */
public record CheckoutStep(
        Frame frame,
        Order order,
        List<Wish> wishes,
        Then.@Nullable Amounts awards,
        ExpectedRedemption redemption,
        Map<String, Expected> level)
        implements Step {

    public CheckoutStep {
        wishes = List.copyOf(wishes);
        level = Collections.unmodifiableMap(new LinkedHashMap<>(level));
    }

    @Override
    public void play(Play play) {
        Member member = play.member(order.at());
        CheckoutDecision decision = play.calculations()
                .checkout()
                .checkout(new CheckoutRequest(
                        play.policy().id(),
                        member,
                        order,
                        wishes,
                        play.ledger(),
                        play.tiers().state(),
                        (measures, from, made) -> play.measuresAfter(made, from)));
        List<EarningDecision> earned = new ArrayList<>();
        List<AssessmentDecision> assessed = List.of();
        if (decision instanceof Completed completed) {
            completed.receipts().forEach(receipt -> keep(play, receipt));
            earned.add(completed.earning());
            earned.addAll(completed.levelEarnings());
            assessed = completed.assessments();
        }
        compareRedemption(play, decision);
        AssessingStep.compare(play, this, level, assessed);
        compareAwards(play, earned);
    }

    private static void keep(Play play, Receipt receipt) {
        if (receipt instanceof EarningDecision earning) {
            play.book(earning);
            play.keep(earning);
        } else if (receipt instanceof AssessmentDecision assessment) {
            // It has the id of the order, by which later steps ask for what the order earned.
            play.bookOnly(assessment);
            play.tiers().turnTo(assessment);
        } else {
            play.book(receipt);
        }
    }

    private void compareRedemption(Play play, CheckoutDecision decision) {
        if (decision instanceof CheckoutDecision.Declined declined) {
            redemption.compare(play, this, declined.redemption(), true);
        } else if (decision instanceof Completed completed) {
            RedemptionDecision accepted = completed.redemption().orElse(null);
            if (accepted != null) {
                redemption.compare(play, this, accepted, true);
            }
        }
    }

    private void compareAwards(Play play, List<EarningDecision> earned) {
        List<SettledProposal> proposals = new ArrayList<>();
        earned.forEach(decision -> proposals.addAll(decision.proposals()));
        Set<String> blocking = earned.stream()
                .flatMap(decision -> decision.blocks().stream())
                .map(Blocked::rule)
                .collect(Collectors.toSet());
        RuleOutcomes outcomes = new RuleOutcomes(proposals, blocking);
        play.compare(
                this,
                "awards",
                awards,
                account -> earned.stream()
                        .mapToLong(decision -> decision.awarded(account))
                        .reduce(0, Math::addExact),
                account -> outcomes.why(account, units -> play.text(account, units)));
        play.compareRules(this, RuleSet.EARNING, outcomes::of, outcomes::why);
    }
}
