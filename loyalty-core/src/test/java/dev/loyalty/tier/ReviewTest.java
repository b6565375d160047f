package dev.loyalty.tier;

import static dev.loyalty.tier.Club.definition;
import static dev.loyalty.tier.Club.source;
import static dev.loyalty.tier.Club.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.earning.Texts;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.tier.TierState.Grace;
import dev.loyalty.tier.TierState.Waiting;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How levels are kept, reviewed and lost. */
class ReviewTest {

    @Test
    void aLevelIsKeptToTheEndOfTheNextYear() {
        Club club = Club.with("kept: end of year + 1 year");
        AssessmentDecision gold = club.buys("o1", "2026-11-20T12:00", "1000.00");
        assertThat(gold.outcome())
                .isEqualTo(
                        new TierOutcome.Upgraded(null, "gold", time("2026-11-20T12:00"), LocalDate.of(2027, 12, 31)));
        assertThat(gold.nextAssessment()).isEqualTo(time("2028-01-01T00:00"));
        assertThat(club.looks("2027-12-31T23:59:59").outcome()).isInstanceOf(TierOutcome.Kept.class);

        AssessmentDecision review = club.waits("2028-01-01T00:00");
        assertThat(review.occasion()).isEqualTo(Occasion.DUE);
        assertThat(review.outcome())
                .isEqualTo(new TierOutcome.Downgraded("gold", null, time("2028-01-01T00:00"), null));
        assertThat(review.lost()).containsExactly("silver", "gold");
    }

    @Test
    void aReviewLooksAtThePeriodThatEnds() {
        Club club = Club.with("kept: end of year + 1 year");
        club.buys("o1", "2026-11-20T12:00", "1000.00");
        club.buys("o2", "2027-12-31T23:59:59.999999999", "350.00");
        club.earns("o3", "2028-01-01T00:00", "5000.00");
        assertThat(club.waits("2028-01-01T00:00").outcome())
                .as("350 in 2027 are silver up to the end of 2028")
                .isEqualTo(new TierOutcome.Downgraded(
                        "gold", "silver", time("2028-01-01T00:00"), LocalDate.of(2028, 12, 31)));
        assertThat(club.looks("2028-01-01T00:00").level()).isEqualTo("gold");
    }

    @Test
    void whoQualifiesAgainKeepsTheLevelForAnotherTerm() {
        Club club = Club.with("kept: end of year + 1 year");
        club.buys("o1", "2026-11-20T12:00", "1000.00");
        club.buys("o2", "2027-06-01T12:00", "1000.00");
        assertThat(club.tier().until()).isEqualTo("2027-12-31");
        AssessmentDecision review = club.waits("2028-01-01T00:00");
        assertThat(review.outcome())
                .isEqualTo(new TierOutcome.Kept("gold", time("2026-11-20T12:00"), LocalDate.of(2028, 12, 31)));
        assertThat(review.changesState()).isTrue();
    }

    @Test
    void aLevelToTheEndOfAPeriodIsReviewedAtTheEndOfEach() {
        Club club = Club.of(source(
                definition("kept: end of month"),
                Texts.rule("Gold", "Member()", "tier.level( \"gold\" ).needs( \"spent12Months\", policy.gold )")));
        club.buys("o1", "2026-03-31T12:00", "1000.00");
        assertThat(club.tier().until()).isEqualTo("2026-03-31");
        assertThat(club.waits("2026-04-01T00:00").outcome().until()).isEqualTo("2026-04-30");
        assertThat(club.waits("2027-03-01T00:00").outcome().level()).isEqualTo("gold");
        assertThat(club.waits("2027-04-01T00:00").outcome().level()).isNull();
    }

    @ParameterizedTest
    @DisplayName("EC-D15: a job that runs late, or twice, changes nothing")
    @ValueSource(strings = {"2028-01-01T00:00", "2028-01-05T03:00", "2028-12-30T00:00"})
    void aJobThatRunsLateOrTwiceChangesNothing(String late) {
        Club club = Club.with("kept: end of year + 1 year");
        club.buys("o1", "2026-11-20T12:00", "1000.00");
        club.buys("o2", "2027-05-01T12:00", "400.00");
        AssessmentDecision review = club.waits(late);
        assertThat(review.at()).isEqualTo(time("2028-01-01T00:00"));
        assertThat(review.after().since()).isEqualTo(time("2028-01-01T00:00"));
        assertThat(review.after().until()).isEqualTo("2028-12-31");
        TierState after = club.tier();
        assertThat(club.assess().due(club.subject(), time(late))).isEmpty();
        assertThat(club.looks("again", late).changesState()).isFalse();
        assertThat(club.tier()).isEqualTo(after);
    }

    @Test
    void allThatIsDueComesOneAfterTheOther() {
        Club club = Club.with("kept: end of year\ndown: one-level");
        club.buys("o1", "2026-11-20T12:00", "1000.00");
        club.waits("2030-01-01T00:00");
        assertThat(club.assessments())
                .extracting(decision -> decision.at() + " " + decision.level())
                .containsExactly(
                        "2026-11-20T12:00:00Z gold",
                        "2027-01-01T00:00:00Z gold",
                        "2028-01-01T00:00:00Z silver",
                        "2029-01-01T00:00:00Z null");
    }

    @Test
    void aLevelFallsOneByOneIfThePolicySaysSo() {
        Club club = Club.with("kept: end of year + 1 year\ndown: one-level");
        club.buys("o1", "2026-11-20T12:00", "1000.00");
        assertThat(club.waits("2028-01-01T00:00").level()).isEqualTo("silver");
    }

    @Test
    void aLevelNeverFallsIfThePolicySaysSo() {
        Club club = Club.with("kept: end of year + 1 year\ndown: never");
        club.buys("o1", "2026-11-20T12:00", "1000.00");
        AssessmentDecision review = club.waits("2028-01-01T00:00");
        assertThat(review.outcome().level()).isEqualTo("gold");
        assertThat(review.keeping()).isNull();
        assertThat(review.comingDowngrade()).isNull();
    }

    @Test
    void aLevelForEverNeedsNoReview() {
        Club club = Club.with("kept: for-ever");
        AssessmentDecision gold = club.buys("o1", "2026-11-20T12:00", "1000.00");
        assertThat(gold.nextAssessment()).isNull();
        assertThat(club.looks("2040-01-01T12:00").level()).isEqualTo("gold");
    }

    @Test
    void aLevelWhileQualifiedIsLostByTheLookThatSeesIt() {
        Club club = Club.of(source(
                definition("kept: while-qualified"),
                Texts.rule("Gold", "Member()", "tier.level( \"gold\" ).needs( \"spent12Months\", policy.gold )")));
        club.buys("o1", "2025-03-01T10:00", "1000.00");
        assertThat(club.looks("2026-03-01T09:59:59").level()).isEqualTo("gold");
        assertThat(club.looks("2026-03-01T10:00").outcome())
                .isEqualTo(new TierOutcome.Downgraded("gold", null, time("2026-03-01T10:00"), null));
    }

    @Test
    @DisplayName("EC-T16: an order exactly 12 months before the review is out")
    void anOrderExactlyTwelveMonthsAgoIsOut() {
        Club club = Club.of(source(
                definition("kept: while-qualified"),
                Texts.rule("Gold", "Member()", "tier.level( \"gold\" ).needs( \"spent12Months\", policy.gold )")));
        club.buys("o1", "2025-03-01T10:00:00Z", "1000.00");
        AssessmentDecision review = club.looks("2026-03-01T10:00:00Z");
        assertThat(review.measures().decimal("spent12Months")).isZero();
        assertThat(review.level()).isNull();
    }

    @Test
    @DisplayName("EC-T13: grace is counted from the loss, its last day included: 25 July and a month is 25 August")
    void graceIsCountedFromTheLoss() {
        Club club = Club.of(source(
                definition("kept: while-qualified\ngrace: 1 month"),
                Texts.rule("Gold", "Member()", "tier.level( \"gold\" ).needs( \"spent12Months\", policy.gold )")));
        club.buys("o1", "2025-07-25T10:00", "1000.00");
        AssessmentDecision lost = club.looks("2026-07-25T10:00");
        assertThat(lost.outcome())
                .isEqualTo(new TierOutcome.Kept("gold", time("2025-07-25T10:00"), LocalDate.of(2026, 8, 25)));
        assertThat(lost.comingDowngrade()).isEqualTo(new ComingDowngrade("gold", null, LocalDate.of(2026, 8, 25)));
        assertThat(club.levelAt("2026-08-25T23:59:59.999999999")).isEqualTo("gold");
        AssessmentDecision fallen = club.waits("2026-08-26T00:00");
        assertThat(fallen.outcome())
                .isEqualTo(new TierOutcome.Downgraded("gold", null, time("2026-08-26T00:00"), null));
    }

    @Test
    void whoQualifiesAgainDuringGraceKeepsTheLevel() {
        Club club = Club.with("kept: end of year + 1 year\ngrace: 2 months");
        club.buys("o1", "2026-11-20T12:00", "1000.00");
        AssessmentDecision review = club.waits("2028-01-01T00:00");
        assertThat(review.after().grace())
                .isEqualTo(new Grace(null, LocalDate.of(2027, 12, 31), LocalDate.of(2028, 3, 1)));
        AssessmentDecision again = club.buys("o2", "2028-02-29T12:00", "1000.00");
        assertThat(again.after().grace()).isNull();
        assertThat(again.outcome())
                .isEqualTo(new TierOutcome.Kept("gold", time("2026-11-20T12:00"), LocalDate.of(2029, 12, 31)));
    }

    @Test
    void afterGraceTheLevelIsWhatTheReviewCameTo() {
        Club club = Club.with("kept: end of year + 1 year\ngrace: 1 month");
        club.buys("o1", "2026-11-20T12:00", "1000.00");
        club.buys("o2", "2027-05-01T12:00", "350.00");
        assertThat(club.waits("2028-01-01T00:00").level()).isEqualTo("gold");
        assertThat(club.waits("2028-02-02T00:00").outcome())
                .as("silver by what was spent in 2027, to the end of 2028")
                .isEqualTo(new TierOutcome.Downgraded(
                        "gold", "silver", time("2028-02-02T00:00"), LocalDate.of(2028, 12, 31)));
    }

    @Test
    @DisplayName("EC-T14: an upgrade moves the review to its own date and a term")
    void anUpgradeMovesTheReview() {
        Club club = Club.with("kept: 12 months");
        club.buys("o1", "2024-03-01T12:00", "350.00");
        assertThat(club.tier().until()).isEqualTo("2025-03-01");
        assertThat(club.buys("o2", "2024-10-25T12:00", "650.00").outcome())
                .isEqualTo(new TierOutcome.Upgraded(
                        "silver", "gold", time("2024-10-25T12:00"), LocalDate.of(2025, 10, 25)));
    }

    @Test
    @DisplayName("EC-T14: or the review stays where it was, if the policy says so")
    void anUpgradeLetsTheReviewStay() {
        Club club = Club.with("kept: 12 months\nreview-after-upgrade: stays");
        club.buys("o1", "2024-03-01T12:00", "350.00");
        assertThat(club.buys("o2", "2024-10-25T12:00", "650.00").outcome().until())
                .isEqualTo("2025-03-01");
    }

    @Test
    void anUpgradeCanBeginWithTheNextPeriod() {
        Club club = Club.with("kept: end of year + 1 year\nupgrade: next-month");
        AssessmentDecision reached = club.buys("o1", "2026-03-10T12:00", "1000.00");
        assertThat(reached.outcome()).isEqualTo(new TierOutcome.Kept(null, null, null));
        assertThat(reached.qualifiesFor()).isEqualTo("gold");
        assertThat(reached.after().waiting()).isEqualTo(new Waiting("gold", LocalDate.of(2026, 4, 1)));
        assertThat(reached.nextAssessment()).isEqualTo(time("2026-04-01T00:00"));
        assertThat(club.looks("2026-03-31T23:59:59").changesState()).isFalse();
        assertThat(club.waits("2026-04-02T00:00").outcome())
                .isEqualTo(
                        new TierOutcome.Upgraded(null, "gold", time("2026-04-01T00:00"), LocalDate.of(2027, 12, 31)));
    }

    @Test
    void aLevelThatWaitsIsGoneIfItIsNotQualifiedForAnyMore() {
        Club club = Club.with("kept: end of year + 1 year\nupgrade: next-month");
        club.buys("o1", "2026-03-10T12:00", "1000.00");
        club.givesBack("o1", "2026-03-20T12:00");
        AssessmentDecision due = club.waits("2026-04-01T00:00");
        assertThat(due.outcome().level()).isNull();
        assertThat(due.after().waiting()).isNull();
    }

    @Test
    void aTermThatWouldBeOverBeforeItBeginsIsCountedFromItsBegin() {
        Club club = Club.with("kept: end of year\nupgrade: next-year");
        club.buys("o1", "2026-03-10T12:00", "1000.00");
        assertThat(club.waits("2027-01-01T00:00").outcome().until()).isEqualTo("2027-12-31");
    }

    @Test
    void aYearOfMembershipIsATermToo() {
        String policy =
                definition("kept: end of member-year").replace("in: year }\n  spent12", "in: member-year }\n  spent12");
        Club club = Club.of(source(policy, Club.BY_THRESHOLD)).joined("2025-05-10T12:00");
        assertThat(club.buys("o1", "2026-05-09T12:00", "1000.00").outcome().until())
                .isEqualTo("2026-05-09");
        assertThat(club.waits("2026-05-10T00:00").outcome().until()).isEqualTo("2027-05-09");
        assertThat(club.waits("2027-05-10T00:00").level()).isNull();
    }

    @Test
    void aLevelCanCountAnewSinceItWasReached() {
        String policy =
                definition("kept: 12 months").replace("in: year }\n  spent12", "since: tier-change }\n  spent12");
        Club club = Club.of(source(policy, Club.BY_THRESHOLD));
        club.buys("o1", "2026-03-01T12:00", "350.00");
        assertThat(club.buys("o2", "2026-03-02T12:00", "999.99").level()).isEqualTo("silver");
        assertThat(club.buys("o3", "2026-03-03T12:00", "0.01").level()).isEqualTo("gold");
    }

    @Test
    @DisplayName(
            "EC-T12: what is due at the same midnight comes in a fixed order, and expiry of points does not matter")
    void whatIsDueAtTheSameMidnightComesInAFixedOrder() {
        String rule = Texts.rule(
                        "Gold by points", "Member()", "tier.level( \"gold\" ).needs( \"earned\", policy.gold )")
                + Texts.rule(
                        "Silver by points", "Member()", "tier.level( \"silver\" ).needs( \"earned\", policy.silver )");
        Club expiresFirst = Club.of(source(definition("kept: end of year"), rule));
        Club reviewedFirst = Club.of(source(definition("kept: end of year"), rule));
        for (Club club : new Club[] {expiresFirst, reviewedFirst}) {
            club.buys("o1", "2026-03-01T12:00", "400.00");
            club.changes("2026-06-01T12:00", new TierChange.Give("gold", LocalDate.of(2026, 12, 31)));
            assertThat(club.levelAt("2026-12-31T12:00")).isEqualTo("gold");
        }
        expire(expiresFirst);
        AssessmentDecision afterExpiry = expiresFirst.waits("2027-01-01T00:00");
        AssessmentDecision beforeExpiry = reviewedFirst.waits("2027-01-01T00:00");
        expire(reviewedFirst);

        assertThat(afterExpiry.after()).isEqualTo(beforeExpiry.after());
        assertThat(afterExpiry.outcome())
                .as("the review by 2026 keeps silver, the gift is over, at the same instant")
                .isEqualTo(new TierOutcome.Downgraded(
                        "gold", "silver", time("2027-01-01T00:00"), LocalDate.of(2027, 12, 31)));
        assertThat(expiresFirst.assess().due(expiresFirst.subject(), time("2027-01-01T00:00")))
                .isEmpty();
    }

    private static void expire(Club club) {
        club.ledger()
                .commit(LedgerArithmetic.expire(club.ledger().snapshot("acme", "m1"), "acme", time("2027-01-01T00:00"))
                        .orElseThrow());
    }

    @Test
    void warnsBeforeALevelEnds() {
        Club club = Club.with("kept: end of year + 1 year\nwarn: 60 days");
        club.buys("o1", "2026-11-20T12:00", "1000.00");
        club.buys("o2", "2027-02-01T12:00", "400.00");
        assertThat(club.looks("2027-10-31T12:00").comingDowngrade()).isNull();
        assertThat(club.looks("2027-11-01T12:00").comingDowngrade())
                .isEqualTo(new ComingDowngrade("gold", "silver", LocalDate.of(2027, 12, 31)));
        assertThat(club.buys("o3", "2027-12-01T12:00", "600.00").comingDowngrade())
                .isNull();
    }

    @Test
    void aMemberWhoBringsALevelAlongIsReviewedLikeOthers() {
        TierState brought = TierState.of(
                "m1", "gold", time("2024-05-01T12:00"), LocalDate.of(2025, 12, 31), LocalDate.of(2026, 12, 31));
        Club club = Club.with("kept: end of year + 1 year");
        AssessmentSubject subject = new AssessmentSubject(club.member(), brought, club.history(), 0);
        assertThat(brought.levelAt(club.policy(), time("2026-06-01T12:00"))).isEqualTo("gold");
        assertThat(club.assess().due(subject, time("2027-01-01T00:00")))
                .singleElement()
                .extracting(AssessmentDecision::level)
                .isNull();
    }
}
