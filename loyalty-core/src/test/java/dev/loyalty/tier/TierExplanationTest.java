package dev.loyalty.tier;

import static dev.loyalty.tier.Club.definition;
import static dev.loyalty.tier.Club.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.earning.Texts;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TierExplanationTest {

    @Test
    void namesMeasureThresholdAndWhatIsMissing() {
        AssessmentDecision silver = Club.with("kept: end of year + 1 year").buys("o1", "2026-03-01T12:00", "940.00");
        assertThat(silver.explanation().text())
                .isEqualTo("""
                        Assessed o1 by VERSION: silver instead of no level, until 2027-12-31
                          silver by "Levels by what was spent in the year": reached
                            spentThisYear 940 of 350
                          gold by "Levels by what was spent in the year": not reached
                            spentThisYear 940 of 1000, 60 missing
                          note: silver is reviewed after 2027-12-31
                        """.replace("VERSION", silver.version().toString()));
    }

    @Test
    void tellsWhatElseDecided() {
        Club club = Club.of(source(
                definition("kept: while-qualified\ngrace: 1 month\nupgrade: next-month"),
                Texts.rule(
                        "Gold",
                        "Member()",
                        "tier.level( \"gold\" ).needs( \"orders\", 5 ).needs( \"spent12Months\", policy.gold ).any()"),
                Texts.rule("Silver", "Member()", "tier.level( \"silver\" ).needs( \"orders\", policy.one )"),
                Texts.rule("Staff", "Member( segments contains \"staff\" )", "tier.level( \"gold\" )"),
                Texts.rule("Gift", "Member()", "tier.gift( \"silver\" ).lasting( policy.threeDays )")));
        AssessmentDecision first = club.buys("o1", "2026-03-01T12:00", "1000.00");
        assertThat(first.explanation().text())
                .contains("gold by \"Gold\": reached, 1 of 2 are enough\n    orders 1 of 5, 4 missing\n")
                .contains("note: gold begins on 2026-04-01, if it is still qualified for then\n")
                .contains("note: silver as a gift until 2026-03-04\n")
                .contains("  silent: Staff\n");
        AssessmentDecision floor =
                club.changes("2026-03-02T12:00", new TierChange.SetFloor("silver", LocalDate.of(2026, 12, 31)));
        assertThat(floor.explanation().notes()).contains("at least silver until 2026-12-31, set by hand");
        club.waits("2026-04-01T00:00");
        AssessmentDecision lost = club.looks("2027-03-01T12:00");
        assertThat(lost.explanation().notes())
                .contains(
                        "gold is lost, and kept until 2027-04-01; then silver",
                        "as things are, silver instead of gold after 2027-04-01",
                        "\"Gift\" does not give silver: given before");
    }
}
