package dev.loyalty.internal.scenario;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.model.Member;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.tier.AssessmentDecision;
import dev.loyalty.tier.AssessmentSubject;
import dev.loyalty.tier.Assessments;
import dev.loyalty.tier.Occasion;
import dev.loyalty.tier.TierState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The member's level under way: what is due is assessed before anything else happens. Used by one thread. */
final class TierPlay {

    private final Play play;
    private @Nullable TierState state;
    private @Nullable AssessmentDecision review;

    TierPlay(Play play) {
        this.play = play;
    }

    /** The member as of an instant, with the level of that time. */
    Member member(Instant at) {
        Member given = play.scenario().member();
        if (!play.policy().tiers().isDeclared()) {
            return given;
        }
        assess((assessments, subject) -> assessments.due(subject, at));
        return given.withTier(state().levelAt(play.policy(), at));
    }

    /** Since when the member has the level; null if it never changed. */
    @Nullable
    Instant since() {
        return play.policy().tiers().isDeclared() ? state().since() : null;
    }

    /** @throws IllegalStateException if there was no review before */
    AssessmentDecision lastReview() {
        if (review == null) {
            throw new IllegalStateException("no review before this step, so that none can be judged again");
        }
        return review;
    }

    /** Assesses, and books what that comes to. */
    List<AssessmentDecision> assess(BiFunction<Assessments, AssessmentSubject, List<AssessmentDecision>> how) {
        List<AssessmentDecision> decisions =
                how.apply(play.calculations().tiers().assessments(), subject());
        for (AssessmentDecision decision : decisions) {
            play.book(decision);
            turnTo(decision);
        }
        return decisions;
    }

    /** Goes on with what a decision came to that is booked already. */
    void turnTo(AssessmentDecision decision) {
        state = decision.after();
        review = decision.occasion() == Occasion.DUE ? decision : review;
    }

    /** Gives the levels that were earned for a time. */
    void give(EarningDecision decision) {
        if (play.policy().tiers().isDeclared()) {
            assess((assessments, subject) -> assessments.give(subject, decision));
        }
    }

    private AssessmentSubject subject() {
        return new AssessmentSubject(
                play.scenario().member(),
                state(),
                (measures, from) -> play.measures(from, null),
                play.ledger().revision());
    }

    TierState state() {
        TierState now = state == null ? first() : state;
        state = now;
        return now;
    }

    /** A level that the scenario gives was won at its start. */
    private TierState first() {
        Member member = play.scenario().member();
        PolicyDefinition policy = play.policy();
        String level = member.tier();
        if (level == null || policy.tiers().rank(level) == 0) {
            return TierState.none(member.id());
        }
        ZoneId zone = policy.zone();
        LocalDate today = play.scenario().start().atZone(zone).toLocalDate();
        Instant joined = member.joined();
        LocalDate until = policy.tiers()
                .switches()
                .kept()
                .lastDay(today, joined == null ? null : joined.atZone(zone).toLocalDate())
                .orElse(null);
        return TierState.of(member.id(), level, play.scenario().start(), today, until);
    }
}
