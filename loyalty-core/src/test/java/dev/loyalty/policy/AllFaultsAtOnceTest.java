package dev.loyalty.policy;

import static dev.loyalty.Fixture.DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.earning.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults in {@code policy.yaml} do not hide those of rules, and give rise to none there. */
class AllFaultsAtOnceTest {

    private static final String POLICY = DEFINITION + """
            limits:
              weekly: { per: member, period: week, at-most: 50 points }
              once: { per: member, period: ever, at-most: 1 time }
            groups:
              promotions: { choose: best }
            windows:
              spring: { from: 2026-03-01 }
            measures:
              spent: { sum: amount, of: order }
            attributes:
              line: { brand: text, margin: money }
            tables:
              Rate:
                columns: { sku: text, factor: decimal }
                rows:
                  - [A, 2]
            tiers:
              benefits: { multiple: decimal }
              levels:
                gold: { threshold: policy.pound, benefits: { multiple: 2 } }
            """;

    private static final String RULE = Texts.rule(
            "All of it",
            """
            $order : Order( total > 0 )
                $line : Line( brand == "Acme", margin > policy.pound )
                Rate( sku == $line.sku, $factor : factor )
                History( spent > 0 )
                Window( name == "spring", open )
                Level( name == "gold", held, $multiple : multiple )
                Member( tier == "gold" )""",
            "earn.points( $line, policy.points ).per( policy.pound ).limitedBy( \"weekly\" ).to( \"points\" );\n"
                    + "    earn.multiply( $line, $factor ).inGroup( \"promotions\" ).limitedBy( \"once\" )");

    private static List<String> faults(String definition, String... rules) {
        return Fixture.faults(definition, rules).stream()
                .map(fault -> fault.file() + " " + fault.code().id())
                .toList();
    }

    @Test
    void acceptsThePolicyThatTheFaultsAreMadeIn() {
        assertThat(faults(POLICY, RULE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "zone: Europe/London @ zone: Europe/Londn @ unknown-value",
                "currency: GBP @ currency: GPB @ unknown-value",
                "unit: points @ unt: points @ missing-key",
                "period: week @ period: wek @ unknown-value",
                "limits: @ limts: @ unknown-key",
                "choose: best @ choose: bst @ unknown-value",
                "from: 2026-03-01 @ from: 2026-03-32 @ invalid-value",
                "sum: amount @ sm: amount @ missing-key",
                "brand: text @ brand: txt @ unknown-value",
                "factor: decimal @ factor: decmal @ unknown-value",
                "[A, 2] @ [A, two] @ invalid-value",
                "multiple: 2 @ multiple: two @ invalid-value",
                "pound: { type: money, value: 1.00 } @ pound: { type: money, value: x } @ invalid-value",
                "integer, value: 1 @ integer, val: 1 @ missing-key"
            })
    void aFaultOfTheDefinitionGivesRiseToNoneInARuleThatNeedsIt(String right, String wrong, String code) {
        assertThat(POLICY).contains(right);

        assertThat(faults(POLICY.replace(right, wrong), RULE))
                .isNotEmpty()
                .contains("policy.yaml " + code)
                .allMatch(fault -> fault.startsWith("policy.yaml "));
    }

    @Test
    void faultsOfRulesAreToldTogetherWithThoseOfTheDefinition() {
        String wrong = POLICY.replace("Europe/London", "Europe/Londn").replace("choose: best", "choose: bst");

        assertThat(Fixture.faults(
                        wrong,
                        RULE,
                        Texts.forOrder("Field", "earn.pionts( $order, policy.points )"),
                        Texts.forOrder("Parameter", "earn.points( $order, policy.pints )"),
                        Texts.rule("Type", "$order : Ordr()", "earn.points( $order, policy.points )"),
                        Texts.forOrder("Java", "earn.points( $order, policy.points ).per( pound )"),
                        Texts.forOrder("Group", "earn.points( $order, policy.pints ).inGroup( \"promotions\" )")))
                .extracting(fault -> fault.toString().replaceAll(" Maybe.*", ""))
                .containsExactly(
                        "earning/b.drl:5:10 error unknown-method in rule \"Field\": there is no pionts( … ) with these"
                                + " arguments in Earn.",
                        "earning/c.drl:5:33 error unknown-parameter in rule \"Parameter\": policy.yaml has no parameter"
                                + " \"pints\".",
                        "earning/d.drl:3:14 error unknown-type in rule \"Type\": there is no type \"Ordr\".",
                        "earning/e.drl:5:47 error java-error in rule \"Java\": there is nothing named \"pound\" here.",
                        "policy.yaml:3:7 error unknown-value: zone of the policy is \"Europe/Londn\", not the name of a"
                                + " region's zone, nor UTC.",
                        "policy.yaml:14:25 error unknown-value: choose of group \"promotions\" is \"bst\", not one of"
                                + " best, all, priority, first.");
    }
}
