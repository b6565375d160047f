package dev.loyalty.tier;

import static dev.loyalty.tier.Club.definition;
import static dev.loyalty.tier.Club.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.earning.Texts;
import dev.loyalty.policy.Diagnostic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of rules of tiers, found before anybody is assessed. */
class TierDiagnosticsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Member()|tier.level( \"glod\" )|5:18 error unknown-level in rule \"R\": policy.yaml has no level"
                        + " \"glod\". Maybe \"gold\"?",
                "Member()|tier.gift( \"glod\" ).lasting( policy.month )|policy.yaml has no level \"glod\". Maybe \"gold\"?",
                "Member()|tier.level( \"gold\" ).needs( \"spentThisYaer\", policy.gold )|5:34 error unknown-measure in"
                        + " rule \"R\": policy.yaml has no measure \"spentThisYaer\". Maybe"
                        + " \"spentThisYear\"?",
                "Member()|tier.level( \"gold\" ).needs( \"lastPurchase\", 1 )|unknown-measure in rule \"R\": measure"
                        + " \"lastPurchase\" is a day, of which nobody can have enough. Maybe a condition on it, or a count?",
                "Member( tier == \"siver\" )|tier.level( \"gold\" )|3:22 error unknown-level in rule \"R\": policy.yaml"
                        + " has no level \"siver\". Maybe \"silver\"?",
                "Level( name == \"siver\", held )|tier.level( \"gold\" )|3:21 error unknown-level",
                "Level( freeReturns )|tier.level( \"gold\" )|unknown-field in rule \"R\": Level has no field"
                        + " \"freeReturns\".",
                "Order()|tier.level( \"gold\" )|unknown-type in rule \"R\": there is no type \"Order\".",
                "Member()|earn.points( 1 )|there is nothing named \"earn\" here",
                "Member()|tier.level( \"gold\" ).need( \"orders\", 1 )|unknown-method in rule \"R\"",
                "Member()|tier.level( \"gold\" ).needs( \"orders\", \"5\" )|takes a text and a number, not a text and a text.",
            })
    void namesWhatIsWrong(String when, String then, String fault) {
        assertThat(Loyalty.create().policies().check(source(definition(""), Texts.rule("R", when, then))))
                .filteredOn(Diagnostic::isError)
                .singleElement()
                .asString()
                .startsWith("tiers/a.drl:")
                .contains(fault);
    }
}
