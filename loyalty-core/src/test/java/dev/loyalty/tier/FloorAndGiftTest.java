package dev.loyalty.tier;

import static dev.loyalty.tier.Club.definition;
import static dev.loyalty.tier.Club.source;
import static dev.loyalty.tier.Club.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.earning.Texts;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.tier.SettledGift.Fate;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels that stand beside the one that was won. */
class FloorAndGiftTest {

    @Test
    @DisplayName("EC-T10: a level set by hand is a floor until its own last day, whatever assessments say")
    void aLevelSetByHandIsAFloor() {
        Club club = Club.with("kept: while-qualified");
        AssessmentDecision set =
                club.changes("2026-03-01T12:00", new TierChange.SetFloor("gold", LocalDate.of(2026, 6, 30)));
        assertThat(set.outcome())
                .isEqualTo(new TierOutcome.Upgraded(null, "gold", time("2026-03-01T12:00"), LocalDate.of(2026, 6, 30)));
        assertThat(set.nextAssessment()).isEqualTo(time("2026-07-01T00:00"));
        assertThat(club.buys("o1", "2026-04-01T12:00", "400.00").level()).isEqualTo("gold");
        assertThat(club.returns("o1", "2026-04-02T12:00").level()).isEqualTo("gold");
        assertThat(club.levelAt("2026-06-30T23:59:59.999999999")).isEqualTo("gold");
        club.buys("o2", "2026-06-30T12:00", "350.00");
        assertThat(club.waits("2026-07-01T00:00").outcome())
                .isEqualTo(new TierOutcome.Downgraded("gold", "silver", time("2026-07-01T00:00"), null));
    }

    @Test
    void aFloorWithoutEndLastsUntilItIsEnded() {
        Club club = Club.with("kept: while-qualified");
        assertThat(club.changes("2026-03-01T12:00", new TierChange.SetFloor("silver", null))
                        .nextAssessment())
                .isNull();
        assertThat(club.looks("2036-03-01T12:00").level()).isEqualTo("silver");
        assertThat(club.changes("2036-03-02T12:00", new TierChange.EndFloor()).level())
                .isNull();
    }

    @Test
    void aFloorDoesNotKeepAHigherLevelFromBeingWon() {
        Club club = Club.with("kept: end of year");
        club.changes("2026-03-01T12:00", new TierChange.SetFloor("silver", null));
        assertThat(club.buys("o1", "2026-03-02T12:00", "1000.00").level()).isEqualTo("gold");
        assertThat(club.waits("2027-01-01T00:00").level()).as("kept by 2026").isEqualTo("gold");
        assertThat(club.waits("2028-01-01T00:00").level()).isEqualTo("silver");
    }

    @Test
    @DisplayName("P25: a level that was given is not taken away by the regular review")
    void aGiftIsNotTakenAwayByTheReview() {
        Club club = Club.with("kept: end of month");
        club.buys("o1", "2026-03-10T12:00", "350.00");
        AssessmentDecision given =
                club.changes("2026-03-15T12:00", new TierChange.Give("gold", LocalDate.of(2026, 5, 15)));
        assertThat(given.outcome())
                .isEqualTo(new TierOutcome.Upgraded(
                        "silver", "gold", time("2026-03-15T12:00"), LocalDate.of(2026, 5, 15)));
        assertThat(club.waits("2026-04-01T00:00").level()).isEqualTo("gold");
        assertThat(club.waits("2026-05-01T00:00").level()).isEqualTo("gold");
        assertThat(club.tier().level()).as("what was won is reviewed beside it").isEqualTo("silver");
        AssessmentDecision over = club.waits("2026-05-16T00:00");
        assertThat(over.outcome())
                .isEqualTo(new TierOutcome.Downgraded(
                        "gold", "silver", time("2026-05-16T00:00"), LocalDate.of(2026, 5, 31)));
        assertThat(over.after().gifts()).isEmpty();
    }

    @Test
    void aLevelThatWasGivenAndThenWonIsReachedOnce() {
        Club club = Club.with("kept: end of year");
        assertThat(club.changes("2026-03-15T12:00", new TierChange.Give("gold", LocalDate.of(2026, 5, 15)))
                        .reached())
                .containsExactly("silver", "gold");
        AssessmentDecision won = club.buys("o1", "2026-04-01T12:00", "1000.00");
        assertThat(won.reached()).isEmpty();
        assertThat(won.outcome())
                .isEqualTo(new TierOutcome.Kept("gold", time("2026-03-15T12:00"), LocalDate.of(2026, 12, 31)));
        assertThat(club.waits("2026-05-16T00:00").outcome()).isInstanceOf(TierOutcome.Kept.class);
    }

    @Test
    void aGiftCanBeEndedByHand() {
        Club club = Club.with("");
        club.changes("2026-03-15T12:00", new TierChange.Give("gold", LocalDate.of(2026, 5, 15)));
        assertThat(club.changes("2026-03-16T12:00", new TierChange.EndGift("gold"))
                        .level())
                .isNull();
    }

    @Test
    void warnsBeforeAGiftEnds() {
        Club club = Club.with("kept: end of year\nwarn: 2 weeks");
        club.changes("2026-03-15T12:00", new TierChange.Give("gold", LocalDate.of(2026, 5, 15)));
        club.buys("o1", "2026-03-16T12:00", "350.00");
        assertThat(club.looks("2026-04-30T12:00").comingDowngrade()).isNull();
        assertThat(club.looks("2026-05-01T12:00").comingDowngrade())
                .isEqualTo(new ComingDowngrade("gold", "silver", LocalDate.of(2026, 5, 15)));
    }

    @ParameterizedTest
    @CsvSource({"platinum,2026-12-31,no level \"platinum\"", "gold,2026-02-28,before 2026-03-01"})
    void refusesWhatCannotBe(String level, LocalDate until, String message) {
        Club club = Club.with("");
        assertThatThrownBy(() -> club.changes("2026-03-01T12:00", new TierChange.Give(level, until)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        assertThatThrownBy(() -> club.changes("2026-03-01T12:00", new TierChange.SetFloor(level, until)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aRuleGivesALevelOnce() {
        Club club = Club.of(source(
                definition(""),
                Texts.rule(
                        "A taste of gold for the second order",
                        "History( orders == 2 )",
                        "tier.gift( \"gold\" ).lasting( policy.thirtyDays )")));
        assertThat(club.buys("o1", "2026-03-01T12:00", "1.00").gifts()).isEmpty();
        AssessmentDecision given = club.buys("o2", "2026-03-02T12:00", "1.00");
        assertThat(given.gifts())
                .containsExactly(new SettledGift(
                        "A taste of gold for the second order", "gold", LocalDate.of(2026, 4, 1), Fate.GIVEN));
        assertThat(given.level()).isEqualTo("gold");
        assertThat(club.looks("2026-03-03T12:00").gifts())
                .extracting(SettledGift::fate)
                .containsExactly(Fate.GIVEN_BEFORE);
        assertThat(club.waits("2026-04-02T00:00").level()).isNull();
        assertThat(club.looks("2026-05-01T12:00").gifts())
                .extracting(SettledGift::fate)
                .containsExactly(Fate.GIVEN_BEFORE);
    }

    @Test
    void aRuleGivesALevelOncePerPeriodIfItSaysSo() {
        Club club = Club.of(source(
                definition(""),
                Texts.rule(
                        "Gold in summer",
                        "Member()",
                        "tier.gift( \"gold\" ).lasting( policy.month ).oncePer( \"year\" )")));
        assertThat(club.looks("2026-01-31T12:00").outcome().until()).isEqualTo("2026-02-28");
        club.waits("2026-03-01T00:00");
        assertThat(club.looks("2026-12-31T12:00").level()).isNull();
        assertThat(club.looks("2027-01-01T00:00").level()).isEqualTo("gold");
    }

    @Test
    void aRuleDoesNotGiveWhatTheMemberHas() {
        Club club = Club.of(source(
                definition("kept: end of year"),
                Club.BY_THRESHOLD,
                Texts.rule("Silver for all", "Member()", "tier.gift( \"silver\" ).lasting( policy.thirtyDays )")));
        assertThat(club.buys("o1", "2026-03-01T12:00", "350.00").gifts())
                .extracting(SettledGift::fate)
                .containsExactly(Fate.NOT_HIGHER);
        club.waits("2028-01-01T00:00");
        assertThat(club.looks("2028-01-01T12:00").gifts())
                .extracting(SettledGift::fate)
                .containsExactly(Fate.GIVEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tier.gift( \"gold\" )|without an end. Maybe .lasting( policy.… )?",
                "tier.gift( \"gold\" ).lasting( policy.hours )|a gift for 48 hours does not end with a day. Maybe the parameter should be in days?",
                "tier.gift( \"gold\" ).lasting( policy.month ).oncePer( \"decade\" )|a gift once per \"decade\" is not offered.",
            })
    void refusesGiftsWithoutMeaning(String then, String message) {
        Club club = Club.of(source(definition(""), Texts.rule("Gift", "Member()", then)));
        assertThatThrownBy(() -> club.looks("2026-03-01T12:00"))
                .isInstanceOfAny(PolicyFailedException.class, IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
