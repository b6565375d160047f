package dev.loyalty.tier;

import static dev.loyalty.tier.Club.definition;
import static dev.loyalty.tier.Club.source;
import static dev.loyalty.tier.Club.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of levels when the merchant changes them. */
class ThresholdChangeTest {

    private static final String TERM = "kept: end of year + 1 year";

    @Test
    @DisplayName("EC-T11: a raised threshold takes no level away before its review")
    void aRaisedThresholdTakesNothingAwayBeforeTheReview() {
        Club club = Club.with(TERM);
        club.buys("o1", "2026-03-01T12:00", "1000.00");
        club.publish(raised(TERM));
        assertThat(club.looks("2026-06-01T12:00").level()).isEqualTo("gold");
        club.buys("o2", "2027-06-01T12:00", "1000.00");
        assertThat(club.waits("2028-01-01T00:00").level()).isEqualTo("silver");
    }

    @Test
    @DisplayName("EC-T11: levels that were reached before a day can be kept up to another")
    void levelsReachedBeforeCanBeKept() {
        Club club = Club.with("kept: while-qualified");
        club.buys("o1", "2026-03-01T12:00", "1000.00");
        club.publish(raised("kept: while-qualified\ngrandfathered: { reached-before: 2026-05-01, until: 2026-09-30 }"));
        AssessmentDecision look = club.looks("2026-06-01T12:00");
        assertThat(look.level()).isEqualTo("gold");
        assertThat(look.outcome().until()).isEqualTo("2026-09-30");
        assertThat(club.waits("2026-10-01T00:00").outcome())
                .isEqualTo(new TierOutcome.Downgraded("gold", "silver", time("2026-10-01T00:00"), null));
    }

    @Test
    @DisplayName("EC-T11: who reaches a level later is not kept")
    void whoReachesALevelLaterIsNotKept() {
        String term = "kept: while-qualified\ngrandfathered: { reached-before: 2026-03-01, until: 2026-09-30 }";
        Club club = Club.with(term);
        club.buys("o1", "2026-03-01T12:00", "1000.00");
        club.publish(raised(term));
        assertThat(club.looks("2026-06-01T12:00").level()).isEqualTo("silver");
    }

    @Test
    @DisplayName("EC-T11: a level can be put in between, and its members are found by what they have")
    void aLevelCanBePutInBetween() {
        Club club = Club.with(TERM);
        club.buys("o1", "2026-03-01T12:00", "600.00");
        assertThat(club.levelAt("2026-03-02T12:00")).isEqualTo("silver");
        club.publish(source(
                definition(TERM).replace("    gold:", "    ruby: { threshold: 500 }\n    gold:"), Club.BY_THRESHOLD));
        assertThat(club.looks("2026-04-01T12:00").reached()).containsExactly("ruby");
    }

    @Test
    @DisplayName("EC-T11: a level that is gone is told, and the member is judged anew")
    void aLevelThatIsGoneIsTold() {
        Club club = Club.with(TERM);
        club.buys("o1", "2026-03-01T12:00", "1000.00");
        String without = definition(TERM)
                .lines()
                .filter(line -> !line.startsWith("    gold:"))
                .reduce("", (a, b) -> a + b + "\n");
        club.publish(source(without, Club.BY_THRESHOLD));
        assertThat(club.levelAt("2026-04-01T12:00")).isNull();
        AssessmentDecision look = club.looks("2026-04-01T12:00");
        assertThat(look.level()).isEqualTo("silver");
        assertThat(look.warnings())
                .containsExactly("the policy has no level \"gold\" any more, so that the member is judged anew");
    }

    @Test
    void aPolicyThatGetsTermsGivesThemToTheLevelsThatAreHeld() {
        Club club = Club.with("kept: while-qualified");
        club.buys("o1", "2026-03-01T12:00", "1000.00");
        club.publish(source(definition(TERM), Club.BY_THRESHOLD));
        assertThat(club.looks("2026-04-01T12:00").outcome().until()).isEqualTo("2027-12-31");
    }

    @Test
    void aPolicyThatDropsTermsKeepsThePromisesThatWereMade() {
        Club club = Club.with(TERM);
        club.buys("o1", "2026-03-01T12:00", "1000.00");
        club.publish(source(definition("kept: while-qualified"), Club.BY_THRESHOLD));
        assertThat(club.looks("2027-06-01T12:00").outcome().until()).isEqualTo("2027-12-31");
        assertThat(club.waits("2028-01-01T00:00").level()).isNull();
        Club lifetime = Club.with(TERM);
        lifetime.buys("o1", "2026-03-01T12:00", "1000.00");
        lifetime.publish(source(definition("kept: for-ever"), Club.BY_THRESHOLD));
        assertThat(lifetime.waits("2028-01-01T00:00").outcome())
                .isEqualTo(new TierOutcome.Kept("gold", time("2026-03-01T12:00"), null));
    }

    @Test
    void aRaisedThresholdKeepsTheLastDayOfOthers() {
        Club club = Club.with(TERM);
        club.buys("o1", "2026-03-01T12:00", "400.00");
        club.publish(raised(TERM));
        assertThat(club.looks("2026-04-01T12:00").outcome())
                .isEqualTo(new TierOutcome.Kept("silver", time("2026-03-01T12:00"), LocalDate.of(2027, 12, 31)));
    }

    private static dev.loyalty.policy.PolicySource raised(String tiers) {
        return source(definition(tiers).replace("1000.00 }", "2000.00 }"), Club.BY_THRESHOLD);
    }
}
