package dev.loyalty.tier;

import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.SpecialAward.TierGift;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.Viewpoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Assesses members by one policy version, got from {@link dev.loyalty.Loyalty#assessments}, each up to a moment: first all that was due until then, one after the other and
 * as of its own date, then what happens at the moment. So it does not matter when, or how often, a job runs. The
 * decisions of a member are booked in their order, each in a transaction or all in one. Safe for use by many threads, as
 * far as the members' pasts are.
 */
public final class Assessments {

    private final AssessmentCalculation calculation;
    private final PolicyDefinition policy;
    private final ZoneId zone;

    Assessments(AssessmentCalculation calculation, PolicyDefinition policy) {
        this.calculation = calculation;
        this.policy = policy;
        this.zone = policy.zone();
    }

    /** The policy that decides. */
    public PolicyDefinition policy() {
        return policy;
    }

    /** All that is due by an instant; empty if nothing is. */
    public List<AssessmentDecision> due(AssessmentSubject subject, Instant now) {
        List<AssessmentDecision> decisions = new ArrayList<>();
        AssessmentSubject state = subject;
        Optional<Instant> due = state.tier().due(zone);
        while (due.isPresent() && !due.get().isAfter(now)) {
            AssessmentDecision decision = calculation.assess(AssessmentRequest.due(
                    programme(),
                    state.member(),
                    state.tier(),
                    due.get(),
                    before(state, due.get()),
                    state.ledgerRevision()));
            decisions.add(decision);
            state = state.after(decision);
            due = state.tier().due(zone);
        }
        return decisions;
    }

    /**
     * What is due, and then a look: after an order, an action, or because the host looks by itself.
     *
     * @param id the event id; of a look after an order, the order's
     */
    public List<AssessmentDecision> look(AssessmentSubject subject, String id, Instant at) {
        return andThen(
                subject,
                at,
                now -> AssessmentRequest.look(
                        programme(), now.member(), now.tier(), id, at, seen(now, at), now.ledgerRevision()));
    }

    /**
     * What is due, and then what a return means.
     *
     * @param id of the return
     */
    public List<AssessmentDecision> afterReturn(AssessmentSubject subject, String id, Instant at) {
        return andThen(
                subject,
                at,
                now -> AssessmentRequest.afterReturn(
                        programme(),
                        now.member(),
                        now.tier(),
                        id,
                        at,
                        seen(now, at),
                        atQualification(now, at),
                        now.ledgerRevision()));
    }

    /** What is due, and then what the host changes by hand. */
    public List<AssessmentDecision> change(AssessmentSubject subject, String id, Instant at, TierChange change) {
        return andThen(
                subject,
                at,
                now -> AssessmentRequest.change(
                        programme(), now.member(), now.tier(), id, at, change, seen(now, at), now.ledgerRevision()));
    }

    /**
     * What is due, and then each level that a receipt gives for a time: what rules of earning awarded. A level that the
     * member was given already, up to that day or a later one, is not given again.
     *
     * @return empty if it gives none; the look comes afterwards, as without
     */
    public List<AssessmentDecision> give(AssessmentSubject subject, AwardReceipt receipt) {
        List<AssessmentDecision> decisions = new ArrayList<>();
        AssessmentSubject now = subject;
        for (TierGift gift : receipt.tierGifts()) {
            if (!now.tier().isGiven(gift.name(), gift.lastDay())) {
                String id = receipt.key().event() + " gives " + gift.name();
                TierChange change = new TierChange.Give(gift.name(), gift.lastDay());
                for (AssessmentDecision decision :
                        change(now, id, receipt.activity().at(), change)) {
                    decisions.add(decision);
                    now = now.after(decision);
                }
            }
        }
        return decisions;
    }

    /**
     * A review that is over, by what became known since.
     *
     * @param id of what became known late
     * @param review the receipt of the review
     */
    public AssessmentDecision again(AssessmentSubject subject, String id, AssessmentDecision review) {
        return calculation.assess(AssessmentRequest.again(
                programme(),
                subject.member(),
                subject.tier(),
                id,
                review,
                before(subject, review.at()),
                subject.ledgerRevision()));
    }

    /**
     * What is due and a look for each of many members, one after the other as the stream asks: nothing is kept.
     *
     * @param id of the look, such as {@code nightly-2026-03-02}
     */
    public Stream<AssessmentDecision> lookAtAll(Stream<AssessmentSubject> subjects, String id, Instant at) {
        return subjects.flatMap(subject -> look(subject, id, at).stream());
    }

    /**
     * What another policy would make of many members, such as one with other thresholds before it is published. Nothing is
     * kept, and nothing is to be booked.
     *
     * @param other by another version, or of another {@link dev.loyalty.Loyalty}
     */
    public Stream<TierDifference> compare(Assessments other, Stream<AssessmentSubject> subjects, Instant at) {
        return subjects.map(subject -> {
            AssessmentDecision now = last(look(subject, "compare", at));
            AssessmentDecision then = last(other.look(subject, "compare", at));
            return new TierDifference(
                    subject.member().id(),
                    new TierMove(now.level(), then.level()),
                    new TierMove(now.qualifiesFor(), then.qualifiesFor()));
        });
    }

    private static AssessmentDecision last(List<AssessmentDecision> decisions) {
        return decisions.get(decisions.size() - 1);
    }

    private List<AssessmentDecision> andThen(
            AssessmentSubject subject, Instant at, Function<AssessmentSubject, AssessmentRequest> request) {
        List<AssessmentDecision> decisions = due(subject, at);
        AssessmentSubject now = subject;
        for (AssessmentDecision decision : decisions) {
            now = now.after(decision);
        }
        decisions.add(calculation.assess(request.apply(now)));
        return decisions;
    }

    private String programme() {
        return policy.id();
    }

    private MeasureValues values(AssessmentSubject subject, Viewpoint from) {
        Viewpoint since = from.withTierSince(subject.tier().since());
        return Objects.requireNonNull(subject.past().values(policy.measures().values(), since), "values of measures");
    }

    private MeasureValues seen(AssessmentSubject subject, Instant at) {
        return values(subject, Viewpoint.of(subject.member(), at, zone));
    }

    private MeasureValues before(AssessmentSubject subject, Instant border) {
        return values(subject, Viewpoint.before(subject.member(), border, zone));
    }

    private @Nullable MeasureValues atQualification(AssessmentSubject subject, Instant at) {
        LocalDate qualified = subject.tier().qualified();
        if (qualified == null || !policy.tiers().switches().rechecksReturns()) {
            return null;
        }
        Instant border = qualified.plusDays(1).atStartOfDay(zone).toInstant();
        Viewpoint then = border.isAfter(at)
                ? Viewpoint.of(subject.member(), at, zone)
                : Viewpoint.before(subject.member(), border, zone).withReturnsUntil(at);
        return values(subject, then);
    }
}
