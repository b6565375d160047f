package dev.loyalty.tier;

import static dev.loyalty.tier.Club.definition;
import static dev.loyalty.tier.Club.source;
import static dev.loyalty.tier.Club.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.earning.Texts;
import dev.loyalty.model.Fraction;
import dev.loyalty.reversal.ReversalDecision;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What comes back, and what becomes known late. */
class ReturnTest {

    @Test
    @DisplayName("EC-T1: a level is kept until its review although the order that won it came back")
    void aLevelIsKeptUntilItsReview() {
        Club club = Club.with("kept: end of year + 1 year");
        club.buys("o1", "2026-03-01T12:00", "1000.00");
        AssessmentDecision kept = club.returns("o1", "2026-03-20T12:00");
        assertThat(kept.level()).isEqualTo("gold");
        assertThat(kept.changesState()).isFalse();
        assertThat(club.waits("2028-01-01T00:00").level()).isNull();
    }

    @Test
    @DisplayName("EC-T1: or it is checked at once, and falls if it is no longer qualified for")
    void aLevelIsCheckedAtOnce() {
        Club club = Club.with("kept: end of year + 1 year\nreturns: recheck");
        club.buys("o1", "2026-03-01T12:00", "1000.00");
        AssessmentDecision fallen = club.returns("o1", "2026-03-20T12:00");
        assertThat(fallen.outcome())
                .isEqualTo(new TierOutcome.Downgraded("gold", null, time("2026-03-20T12:00"), null));
        assertThat(fallen.nextAssessment()).isNull();
    }

    @Test
    @DisplayName("EC-T1: a level that is still qualified for does not fall")
    void aLevelThatIsStillQualifiedForDoesNotFall() {
        Club club = Club.with("kept: end of year + 1 year\nreturns: recheck");
        club.buys("o1", "2026-03-01T12:00", "1000.00");
        club.buys("o2", "2026-03-02T12:00", "1000.00");
        assertThat(club.returns("o1", "2026-03-20T12:00").level()).isEqualTo("gold");
    }

    @Test
    @DisplayName("EC-T1: by at most N levels")
    void aReturnCostsAtMostSoManyLevels() {
        Club club = Club.with("kept: end of year + 1 year\nreturns: at most 1 level");
        club.buys("o1", "2026-03-01T12:00", "1000.00");
        AssessmentDecision fallen = club.returns("o1", "2026-03-20T12:00");
        assertThat(fallen.level()).isEqualTo("silver");
        assertThat(fallen.outcome().until()).as("the review stays").isEqualTo("2027-12-31");
        assertThat(fallen.lost()).containsExactly("gold");
    }

    @Test
    @DisplayName("EC-T1: a return in the next year is judged by the year in which the level was won")
    void aReturnIsJudgedByTheYearInWhichTheLevelWasWon() {
        Club club = Club.with("kept: end of year + 1 year\nreturns: recheck");
        club.buys("o1", "2026-12-10T12:00", "1000.00");
        club.buys("o2", "2026-12-11T12:00", "100.00");
        assertThat(club.returns("o2", "2027-01-05T12:00").level())
                .as("1000 of 2026 are left")
                .isEqualTo("gold");
        AssessmentDecision fallen = club.returns("o1", "2027-01-06T12:00");
        assertThat(fallen.atQualification().decimal("spentThisYear")).isZero();
        assertThat(fallen.level()).isNull();
    }

    @Test
    void aReturnDuringGraceDoesNotLengthenIt() {
        Club club = Club.with("kept: end of year + 1 year\ngrace: 2 months\nreturns: recheck");
        club.buys("o1", "2026-12-10T12:00", "1000.00");
        club.buys("o2", "2027-12-10T12:00", "350.00");
        club.waits("2028-01-01T00:00");
        assertThat(club.returns("o1", "2028-01-10T12:00").outcome())
                .isEqualTo(new TierOutcome.Downgraded(
                        "gold", "silver", time("2028-01-10T12:00"), LocalDate.of(2028, 12, 31)));
    }

    @Test
    @DisplayName(
            "EC-T2: awards made at a level that is lost stay as they were; what comes back leaves as it was earned")
    void awardsStayAsTheyWereEarned() {
        Club club = Club.with("kept: end of year + 1 year\nreturns: recheck");
        club.buys("o1", "2026-03-01T12:00", "1000.00");
        assertThat(club.earns("o2", "2026-03-02T12:00", "100.00").awarded("points"))
                .as("gold earns twice")
                .isEqualTo(200);
        club.returns("o1", "2026-03-20T12:00");
        assertThat(club.levelAt("2026-03-21T12:00")).isNull();
        ReversalDecision back = club.givesBack("o2", "2026-03-21T12:00");
        assertThat(back.reversed("points")).isEqualTo(200);
    }

    @Test
    @DisplayName("EC-T3: only the part that came back leaves what was spent")
    void onlyThePartThatCameBackLeaves() {
        Club club = Club.with("kept: while-qualified");
        club.buys("o1", "2026-03-01T12:00", "900.00");
        club.buys("o2", "2026-03-02T12:00", "200.00");
        assertThat(club.levelAt("2026-03-03T12:00")).isEqualTo("gold");
        club.givesBack("o2", "2026-03-05T12:00");
        AssessmentDecision look = club.looks("2026-03-05T12:00");
        assertThat(look.measures().decimal("spentThisYear")).isEqualTo("900");
        assertThat(look.level()).isEqualTo("silver");
    }

    @Test
    @DisplayName("EC-T5: points that are spent still count for the level")
    void spentPointsStillCount() {
        Club club = Club.of(source(
                definition("kept: while-qualified"),
                Texts.rule("Gold by points", "Member()", "tier.level( \"gold\" ).needs( \"earned\", policy.gold )")));
        club.buys("o1", "2026-03-01T12:00", "1000.00");
        club.spends(900, "2026-03-02T12:00");
        assertThat(club.ledger()
                        .snapshot("acme", "m1")
                        .balance("points", time("2026-03-03T12:00"))
                        .active())
                .isEqualTo(100);
        assertThat(club.looks("2026-03-03T12:00").level()).isEqualTo("gold");
    }

    @Test
    @DisplayName("EC-T15: an order that becomes known after the review counts in its own time, and not for the review")
    void aLateOrderDoesNotChangeAReviewThatIsOver() {
        Club club = Club.with("kept: end of year + 1 year");
        club.buys("o1", "2026-11-20T12:00", "1000.00");
        club.waits("2028-01-01T00:00");
        AssessmentDecision review = club.assessments().get(1);
        club.earns("late", "2027-12-30T12:00", "1000.00");
        assertThat(club.looks("late", "2028-01-05T12:00").level()).isNull();
        AssessmentDecision again = club.judgesAgain("late", review);
        assertThat(again.changesState()).isFalse();
        assertThat(again.warnings())
                .containsExactly("the policy does not judge a review again, so that nothing changes");
    }

    @Test
    @DisplayName("EC-T15: or the review is judged again, if the policy says so")
    void aLateOrderLetsTheReviewBeJudgedAgain() {
        Club club = Club.with("kept: end of year + 1 year\nlate-events: judge-again");
        club.buys("o1", "2026-11-20T12:00", "1000.00");
        club.waits("2028-01-01T00:00");
        AssessmentDecision review = club.assessments().get(1);
        assertThat(club.judgesAgain("nothing", review).changesState()).isFalse();
        club.earns("late", "2027-12-30T12:00", "1000.00");
        AssessmentDecision again = club.judgesAgain("late", review);
        assertThat(again.outcome())
                .isEqualTo(
                        new TierOutcome.Upgraded(null, "gold", time("2026-11-20T12:00"), LocalDate.of(2028, 12, 31)));
        assertThat(club.judgesAgain("once more", review).changesState()).isFalse();
    }

    @Test
    @DisplayName("EC-T15: what was won since the review stays when it is judged again")
    void whatWasWonSinceStays() {
        Club club = Club.with("kept: end of year + 1 year\nlate-events: judge-again");
        club.buys("o1", "2026-11-20T12:00", "1000.00");
        club.waits("2028-01-01T00:00");
        AssessmentDecision review = club.assessments().get(1);
        club.buys("o2", "2028-01-10T12:00", "1000.00");
        club.earns("late", "2027-12-30T12:00", "400.00");
        AssessmentDecision again = club.judgesAgain("late", review);
        assertThat(again.changesState()).isFalse();
        assertThat(again.level()).isEqualTo("gold");
    }

    @Test
    void aLookOfAnEarlierTimeTakesNothingAway() {
        Club club = Club.with("kept: end of year + 1 year");
        club.buys("o1", "2027-02-01T12:00", "400.00");
        club.earns("late", "2026-12-30T12:00", "1000.00");
        AssessmentDecision look = club.looks("late", "2026-12-30T12:00");
        assertThat(look.outcome())
                .as("gold by 2026, from when the state last changed")
                .isEqualTo(new TierOutcome.Upgraded(
                        "silver", "gold", time("2027-02-01T12:00"), LocalDate.of(2027, 12, 31)));
    }

    @Test
    void theDistanceBeforeAnOrderSaysWhereTheLineIs() {
        Club club = Club.of(source(definition("").replace("1000.00 }", "5000.00 }"), Club.BY_THRESHOLD));
        AssessmentDecision before = club.buys("o1", "2026-03-01T12:00", "4900.00");
        BigDecimal order = new BigDecimal("200");
        BigDecimal missing = before.next().needs().get(0).missing();
        assertThat(missing).isEqualTo("100");
        assertThat(Fraction.of(missing).dividedBy(Fraction.of(order)))
                .as("the share of the order below the line")
                .isEqualTo(Fraction.parse("0.5"));
        AssessmentDecision after = club.buys("o2", "2026-03-02T12:00", "200.00");
        assertThat(after.reached()).containsExactly("gold");
        assertThat(club.receipt("o2").member().tier())
                .as("the order itself was earned for at the level before it")
                .isEqualTo("silver");
    }

    @Test
    void eachLevelIsReachedOnce() {
        Club club = Club.with("kept: end of year + 1 year");
        AssessmentDecision reached = club.buys("o1", "2026-03-01T12:00", "1000.00");
        assertThat(reached.reached()).containsExactly("silver", "gold");
        assertThat(club.looks("o1-again", "2026-03-01T12:00").reached()).isEmpty();
    }

    @Test
    void aFallNamesTheLevelsThatAreLost() {
        Club club = Club.with("kept: end of year + 1 year\nreturns: recheck");
        AssessmentDecision reached = club.buys("o1", "2026-03-01T12:00", "1000.00");
        AssessmentDecision fallen = club.returns("o1", "2026-03-20T12:00");
        assertThat(fallen.lost()).isEqualTo(reached.reached());
    }
}
