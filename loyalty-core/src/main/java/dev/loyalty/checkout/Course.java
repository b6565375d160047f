package dev.loyalty.checkout;

import dev.loyalty.earning.EarningCalculation;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.earning.LevelSplit;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.Viewpoint;
import dev.loyalty.tier.AssessmentDecision;
import dev.loyalty.tier.AssessmentSubject;
import dev.loyalty.tier.Assessments;
import dev.loyalty.tier.TierState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A checkout under way: what it has come to so far. Each step begins where the one before it ended. */
final class Course {

    private final PolicyDefinition policy;
    private final EarningCalculation earning;
    private final Assessments assessments;
    private final CheckoutRequest request;
    private final List<Receipt> made;
    private LedgerSnapshot ledger;
    private TierState tier;

    Course(PolicyDefinition policy, EarningCalculation earning, Assessments assessments, CheckoutRequest request) {
        this(policy, earning, assessments, request, List.of(), request.ledger(), request.tier());
    }

    private Course(
            PolicyDefinition policy,
            EarningCalculation earning,
            Assessments assessments,
            CheckoutRequest request,
            List<Receipt> made,
            LedgerSnapshot ledger,
            TierState tier) {
        this.policy = policy;
        this.earning = earning;
        this.assessments = assessments;
        this.request = request;
        this.made = new ArrayList<>(made);
        this.ledger = ledger;
        this.tier = tier;
    }

    /** The same at this moment, to be tried on its own. */
    Course copy() {
        return new Course(policy, earning, assessments, request, made, ledger, tier);
    }

    PolicyDefinition policy() {
        return policy;
    }

    CheckoutRequest request() {
        return request;
    }

    LedgerSnapshot ledger() {
        return ledger;
    }

    TierState tier() {
        return tier;
    }

    List<Receipt> made() {
        return made;
    }

    /** The level that the member has now; null for none, or if the policy knows no levels. */
    @Nullable
    String level() {
        return tier.levelAt(policy(), at());
    }

    Instant at() {
        return request.order().at();
    }

    /** The member as a calculation is to see it. */
    Member member(@Nullable String level) {
        Member given = request.member();
        return policy().tiers().isDeclared() ? given.withTier(level) : given;
    }

    MeasureValues measures() {
        return measures(tier, List.copyOf(made));
    }

    /** As they were before anything of the order. */
    MeasureValues measuresBefore() {
        return measures(request.tier(), List.of());
    }

    private MeasureValues measures(TierState state, List<Receipt> receipts) {
        Viewpoint here = Viewpoint.of(request.member(), at(), policy().zone()).withTierSince(state.since());
        return request.past().values(policy().measures().values(), here, receipts);
    }

    /** Adds what a step has come to. */
    void take(Receipt receipt) {
        made.add(receipt);
        ledger = ledger.plus(receipt.booking());
        if (receipt instanceof AssessmentDecision assessment) {
            tier = assessment.after();
        }
    }

    /** What is due before the order. */
    void bringUpToDate() {
        if (policy().tiers().isDeclared()) {
            assessments.due(subject(), at()).forEach(this::take);
        }
    }

    /** @param level by which it earns */
    EarningDecision earn(Activity activity, @Nullable String level) {
        return earn(new EarningRequest(policy().id(), member(level), activity, ledger, measures()));
    }

    /** @param levels by which it earns; of several, each a part of it */
    EarningDecision earn(Order order, LevelSplit levels) {
        EarningRequest request = new EarningRequest(
                policy().id(), member(levels.portions().get(0).level()), order, ledger, measures());
        return earn(levels.portions().size() == 1 ? request : request.withSplit(levels));
    }

    private EarningDecision earn(EarningRequest asked) {
        EarningDecision decision = earning.earn(asked);
        take(decision);
        return decision;
    }

    /**
     * What all that was earned so far means for the level.
     *
     * @return the levels that are reached by it, the lowest first
     */
    List<String> assess(String event) {
        if (!policy().tiers().isDeclared()) {
            return List.of();
        }
        List<String> reached = new ArrayList<>();
        for (AssessmentDecision decision : assessments.look(subject(), event, at())) {
            take(decision);
            reached.addAll(decision.reached());
        }
        return reached;
    }

    /**
     * Gives the levels that were earned for a time.
     *
     * @return the levels that are reached by it, the lowest first
     */
    List<String> give() {
        List<String> reached = new ArrayList<>();
        if (policy().tiers().isDeclared()) {
            for (Receipt receipt : List.copyOf(made)) {
                if (receipt instanceof EarningDecision earned) {
                    for (AssessmentDecision decision : assessments.give(subject(), earned)) {
                        take(decision);
                        reached.addAll(decision.reached());
                    }
                }
            }
        }
        return reached;
    }

    private AssessmentSubject subject() {
        return new AssessmentSubject(
                request.member(),
                tier,
                (measures, from) -> request.past().values(measures, from, List.copyOf(made)),
                ledger.revision());
    }
}
