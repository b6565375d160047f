package dev.loyalty.tier;

import static dev.loyalty.tier.Club.definition;
import static dev.loyalty.tier.Club.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.earning.Texts;
import dev.loyalty.policy.ContradictoryProposalException;
import dev.loyalty.policy.PolicyFailedException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which level is reached, and how far the next one is. */
class LevelTest {

    private static final String DAY = "2026-03-01T12:00";

    @Test
    @DisplayName("EC-T6: exactly the threshold is enough, and nobody has a level that nothing leads to")
    void exactlyTheThresholdIsEnough() {
        Club club = Club.with("");
        assertThat(club.buys("o1", "2026-03-01T12:00", "349.99").level()).isNull();
        assertThat(club.buys("o2", "2026-03-02T12:00", "0.01").level()).isEqualTo("silver");
        assertThat(club.buys("o3", "2026-03-03T12:00", "649.99").level()).isEqualTo("silver");
        assertThat(club.buys("o4", "2026-03-04T12:00", "0.01").level()).isEqualTo("gold");
    }

    @Test
    @DisplayName("EC-T6: exactly 10 000 is Silver")
    void exactlyTenThousandIsSilver() {
        String levels = definition("").replace(" 1000.00 }", " 50000.00 }").replace(" 350.00 }", " 10000.00 }");
        Club club = Club.of(source(levels, Club.BY_THRESHOLD));
        assertThat(club.buys("o1", DAY, "10000.00").level()).isEqualTo("silver");
    }

    @Test
    void aLevelForEverybodyIsDeclaredLikeTheOthers() {
        String levels = definition("").replace("    silver:", "    insider: { threshold: 0 }\n    silver:");
        Club club = Club.of(source(levels, Club.BY_THRESHOLD));
        AssessmentDecision first = club.looks(DAY);
        assertThat(first.outcome()).isInstanceOf(TierOutcome.Upgraded.class);
        assertThat(first.level()).isEqualTo("insider");
    }

    @Test
    @DisplayName("EC-T9: the level with the higher threshold is the higher one, in whatever order rules propose them")
    void theHigherThresholdIsTheHigherLevel() {
        String silver = level("Silver", "silver", ".needs( \"spentThisYear\", policy.silver )");
        String gold = level("Gold", "gold", ".needs( \"spentThisYear\", policy.gold )");
        String a = "rule \"A\"\nwhen\n    Member()\nthen\n    tier.level( \"silver\" );\nend\n";
        for (String[] rules : new String[][] {{silver, gold}, {gold, silver}, {gold + silver}, {a, gold}, {gold, a}}) {
            assertThat(Club.of(source(definition(""), rules))
                            .buys("o1", DAY, "5000.00")
                            .level())
                    .isEqualTo("gold");
        }
    }

    @Test
    void allOfWhatASentenceSaysIsNeeded() {
        Club club = Club.of(source(
                definition(""),
                level("Gold", "gold", ".needs( \"spentThisYear\", policy.gold ).needs( \"orders\", 2 )")));
        AssessmentDecision first = club.buys("o1", DAY, "5000.00");
        assertThat(first.level()).isNull();
        assertThat(first.next())
                .isEqualTo(new Distance(
                        "gold", "Gold", 1, List.of(new Need("orders", new BigDecimal("2"), new BigDecimal("1")))));
        assertThat(club.buys("o2", DAY, "0.01").level()).isEqualTo("gold");
    }

    @Test
    void anyOfWhatASentenceSaysIsEnough() {
        Club club = Club.of(source(
                definition(""),
                level("Gold", "gold", ".needs( \"spentThisYear\", policy.gold ).needs( \"orders\", 2 ).any()")));
        AssessmentDecision first = club.buys("o1", DAY, "5.00");
        assertThat(first.level()).isNull();
        // One order of two is nearer than five pounds of a thousand.
        assertThat(first.next().open()).isEqualTo(1);
        assertThat(first.next().needs()).extracting(Need::measure).containsExactly("orders", "spentThisYear");
        assertThat(club.buys("o2", DAY, "5.00").level()).isEqualTo("gold");
    }

    @Test
    void soManyOfWhatASentenceSaysAreEnough() {
        Club club = Club.of(source(
                definition(""),
                level(
                        "Gold",
                        "gold",
                        ".needs( \"spentThisYear\", policy.gold ).needs( \"orders\", 2 ).needs( \"referrals\", 1 )"
                                + ".atLeast( 2 )")));
        assertThat(club.buys("o1", DAY, "5.00").next().open()).isEqualTo(2);
        assertThat(club.buys("o2", DAY, "5.00").next().open()).isEqualTo(1);
        assertThat(club.buys("o3", DAY, "990.00").level()).isEqualTo("gold");
    }

    @Test
    void severalRulesAreSeveralWaysToALevel() {
        Club club = Club.of(source(
                definition(""),
                level("Gold by spending", "gold", ".needs( \"spentThisYear\", policy.gold )"),
                level("Gold by orders", "gold", ".needs( \"orders\", 2 )")));
        assertThat(club.buys("o1", DAY, "900.00").next())
                .as("900 of 1000 are nearer than 1 of 2")
                .isEqualTo(new Distance(
                        "gold",
                        "Gold by spending",
                        1,
                        List.of(new Need("spentThisYear", new BigDecimal("1000"), new BigDecimal("900")))));
        assertThat(club.buys("o2", DAY, "1.00").level()).isEqualTo("gold");
    }

    @Test
    void aLevelCanBeForASegment() {
        String rule = Texts.rule("Gold for staff", "Member( segments contains \"staff\" )", "tier.level( \"gold\" )");
        assertThat(Club.of(source(definition(""), rule)).looks(DAY).level()).isNull();
        assertThat(Club.of(source(definition(""), rule))
                        .segment("staff")
                        .looks(DAY)
                        .level())
                .isEqualTo("gold");
    }

    @Test
    void conditionsReadTheLevelThatTheMemberHas() {
        Club club = Club.of(source(
                definition(""),
                Texts.rule(
                        "Only who is silver can become gold",
                        "Member( tier == \"silver\" )",
                        "tier.level( \"gold\" ).needs( \"orders\", policy.one )"),
                level("Silver for an order", "silver", ".needs( \"orders\", policy.one )")));
        assertThat(club.buys("o1", DAY, "1.00").level()).isEqualTo("silver");
        assertThat(club.looks("2026-03-02T12:00").level()).isEqualTo("gold");
    }

    @Test
    void tellsHowFarTheNextLevelIsAndThisOneIs() {
        Club club = Club.with("kept: end of year");
        AssessmentDecision silver = club.buys("o1", DAY, "400.00");
        assertThat(silver.next())
                .isEqualTo(new Distance(
                        "gold",
                        "Levels by what was spent in the year",
                        1,
                        List.of(new Need("spentThisYear", new BigDecimal("1000"), new BigDecimal("400")))));
        assertThat(silver.next().needs().get(0).missing()).isEqualTo("600");
        assertThat(silver.keeping().isMet()).isTrue();
        AssessmentDecision gold = club.buys("o2", DAY, "600.00");
        assertThat(gold.next()).isNull();
        assertThat(gold.reached()).containsExactly("gold");
    }

    @Test
    void whatCountsAtAReviewThatIsFarIsNotThereYet() {
        Club club = Club.with("kept: end of year + 1 year");
        AssessmentDecision gold = club.buys("o1", "2026-03-01T12:00", "1000.00");
        assertThat(gold.keeping().needs())
                .as("the review at the end of 2027 is about 2027")
                .containsExactly(new Need("spentThisYear", new BigDecimal("1000"), BigDecimal.ZERO));
        assertThat(club.buys("o2", "2027-02-01T12:00", "250.00")
                        .keeping()
                        .needs()
                        .get(0)
                        .missing())
                .isEqualTo("750");
    }

    @Test
    void passesLevelsAndNamesEachOfThemOnce() {
        AssessmentDecision gold = Club.with("").buys("o1", DAY, "1000.00");
        assertThat(gold.reached()).containsExactly("silver", "gold");
        assertThat(gold.actions())
                .extracting(action -> action.id() + "|" + action.type() + "|" + action.subject())
                .containsExactly("o1#level:silver|level-reached|silver", "o1#level:gold|level-reached|gold");
    }

    @Test
    void sayingTheSameTwiceCountsOnce() {
        String rule =
                Texts.rule("Gold", "Level( name != null )", "tier.level( \"gold\" ).needs( \"orders\", policy.one )");
        assertThat(Club.of(source(definition(""), rule)).looks(DAY).levels()).hasSize(1);
    }

    @Test
    void refusesARuleThatAsksForTwoDifferentThings() {
        String rule = Texts.rule(
                "Gold", "Level( $of : threshold )", "tier.level( \"gold\" ).needs( \"spentThisYear\", $of )");
        Club club = Club.of(source(definition(""), rule));
        assertThatThrownBy(() -> club.looks(DAY))
                .isInstanceOf(ContradictoryProposalException.class)
                .hasMessage("rule \"Gold\" proposes different things: level \"gold\" for 1 of [1000 of spentThisYear];"
                        + " level \"gold\" for 1 of [350 of spentThisYear]. Maybe a condition matches several facts and"
                        + " should say \"exists\"?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".needs( \"orders\", 1 ).atLeast( 2 )|asks for at least 2 of the 1 needs of level \"gold\". Maybe a"
                        + " .needs( … ) is missing?",
                ".needs( \"orders\", 1 ).atLeast( 0 )|at least 0 of its needs would be none.",
                ".needs( $name, 1 )|policy.yaml has no measure \"gold\". Maybe one of spentThisYear, spent12Months,"
            })
    void refusesWhatHasNoMeaning(String wordsAndMessage) {
        String[] parts = wordsAndMessage.split("\\|");
        Club club = Club.of(source(
                definition(""),
                Texts.rule("Gold", "Level( $name : name, name == \"gold\" )", "tier.level( \"gold\" )" + parts[0])));
        assertThatThrownBy(() -> club.looks(DAY))
                .isInstanceOfAny(PolicyFailedException.class, IllegalArgumentException.class)
                .hasMessageContaining(parts[1]);
    }

    private static String level(String name, String level, String words) {
        return Texts.rule(name, "Member()", "tier.level( \"" + level + "\" )" + words);
    }
}
