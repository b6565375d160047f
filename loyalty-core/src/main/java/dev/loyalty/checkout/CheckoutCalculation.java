package dev.loyalty.checkout;

import dev.loyalty.earning.EarningCalculation;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.model.Order;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.SameOrder;
import dev.loyalty.redemption.RedemptionCalculation;
import dev.loyalty.redemption.RedemptionDecision;
import dev.loyalty.referral.Friend;
import dev.loyalty.referral.ReferralCalculation;
import dev.loyalty.referral.ReferralDecision;
import dev.loyalty.referral.ReferralOutcome;
import dev.loyalty.referral.ReferralRequest;
import dev.loyalty.tier.AssessmentCalculation;
import dev.loyalty.tier.AssessmentDecision;
import dev.loyalty.tier.Assessments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Composes the calculations of one order by one policy version.
 *
 * <p>checkout = what is due → redeem → earn → levels given, assess → (level reached → earn → levels given, assess, each
 * level once) → refer
 *
 * <p>Each step sees the ledger, the tier state and the measures as the steps before it leave them. Immutable and safe for
 * use by many threads; hosts reach it through {@link dev.loyalty.Loyalty#checkout}.
 */
public final class CheckoutCalculation {

    private final VersionId version;
    private final PolicyDefinition policy;
    private final RedemptionCalculation redemption;
    private final EarningCalculation earning;
    private final Assessments assessments;
    private final ReferralCalculation referral;

    public CheckoutCalculation(
            VersionId version,
            PolicyDefinition policy,
            RedemptionCalculation redemption,
            EarningCalculation earning,
            AssessmentCalculation tiers,
            ReferralCalculation referral) {
        this.version = version;
        this.policy = policy;
        this.redemption = redemption;
        this.earning = earning;
        this.assessments = tiers.assessments();
        this.referral = referral;
    }

    /**
     * Decides what an order comes to.
     *
     * @throws IllegalArgumentException if the request does not fit the policy
     */
    public CheckoutDecision checkout(CheckoutRequest request) {
        Course start = new Course(policy, earning, assessments, request);
        start.bringUpToDate();
        if (request.wishes().isEmpty()) {
            return completed(earnAndAssess(start, request.order()), request.order());
        }
        SameOrder sameOrder = policy.redemptionSwitches().sameOrder();
        return sameOrder == SameOrder.SPENDABLE ? earnFirst(start) : redeemFirst(start);
    }

    private CheckoutDecision redeemFirst(Course start) {
        RedemptionDecision decision = new Redeeming(redemption, start, start.level())
                .redeem(start.request().wishes(), start.ledger());
        if (!(decision instanceof RedemptionDecision.Accepted accepted)) {
            return new CheckoutDecision.Declined((RedemptionDecision.Declined) decision);
        }
        start.take(accepted);
        Order order = accepted.applyTo(start.request().order());
        return completed(earnAndAssess(start, order), order);
    }

    private CheckoutDecision earnFirst(Course start) {
        Redeeming redeeming = new Redeeming(redemption, start, start.level());
        RedemptionDecision wanted = new EarnedSpending(
                        start, ledger -> redeeming.redeem(start.request().wishes(), ledger))
                .most();
        if (!(wanted instanceof RedemptionDecision.Accepted accepted)) {
            return new CheckoutDecision.Declined((RedemptionDecision.Declined) wanted);
        }
        Order order = accepted.applyTo(start.request().order());
        Course course = earnAndAssess(start, order);
        RedemptionDecision met = redeeming.redeem(Redeeming.asMet(accepted), course.ledger());
        if (!(met instanceof RedemptionDecision.Accepted spent)) {
            return new CheckoutDecision.Declined((RedemptionDecision.Declined) met);
        }
        course.take(spent);
        return completed(course, order);
    }

    /** Where the member may be somebody's friend, the order is looked at for that too. */
    private CheckoutDecision completed(Course course, Order order) {
        CheckoutReferral known = course.request().referral();
        if (known != null) {
            refer(course, order, known);
        }
        return new CheckoutDecision.Completed(version, order, course.made(), course.ledger(), course.tier());
    }

    /** By measures as of the order, itself excluded, as of earning. What comes to nothing by now is no receipt. */
    private void refer(Course course, Order order, CheckoutReferral known) {
        Friend given = known.friend();
        Friend friend = new Friend(
                course.member(course.level()),
                course.ledger(),
                course.measuresBefore(),
                given.signals(),
                given.orders(),
                given.earlier(),
                given.formerly(),
                given.record());
        ReferralDecision decision = referral.refer(ReferralRequest.of(policy.id(), order, friend, known.advocates()));
        if (!(decision.outcome() instanceof ReferralOutcome.Open)) {
            course.take(decision);
        }
    }

    /**
     * By the levels that the order leads to, as the policy wants: they are tried until they lead no further. Each time they
     * end with a higher one, which is why this comes to an end. What the order earns as a gift does not count for it, or the
     * order could lose by the gift what it was given for.
     */
    private Course earnAndAssess(Course start, Order order) {
        Crossing crossing = new Crossing(start);
        while (true) {
            Course course = start.copy();
            EarningDecision decision = course.earn(order, crossing.levels());
            if (!crossing.looksAhead()) {
                return assess(course, new HashSet<>());
            }
            Course after = course.copy();
            after.assess(order.id());
            if (!crossing.leadsOn(decision, after)) {
                return assess(course, new HashSet<>());
            }
        }
    }

    /** What each level that is reached earns can lead to the next one, which is why there are at most as many rounds. */
    private Course assess(Course course, Set<String> rewarded) {
        Order order = course.request().order();
        List<String> reached = giveAndAssess(course, order.id());
        while (!reached.isEmpty()) {
            List<String> news = new ArrayList<>(reached);
            news.removeIf(level -> !rewarded.add(level));
            for (String level : news) {
                course.earn(AssessmentDecision.reached(order.id(), level, order.at()), level);
            }
            reached = news.isEmpty()
                    ? List.of()
                    : giveAndAssess(course, AssessmentDecision.eventOf(order.id(), news.get(news.size() - 1)));
        }
        return course;
    }

    private static List<String> giveAndAssess(Course course, String event) {
        List<String> reached = new ArrayList<>(course.give());
        reached.addAll(course.assess(event));
        return reached;
    }
}
