package dev.loyalty.scenario;

import static dev.loyalty.redemption.Desks.DEFINITION;
import static dev.loyalty.redemption.Desks.POINTS_OFF;
import static dev.loyalty.redemption.Desks.forLines;
import static dev.loyalty.redemption.Desks.forOrder;
import static dev.loyalty.redemption.Desks.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicySource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Quotes and redemptions as steps of scenarios. */
class ScenarioRedemptionTest {

    private static final String EARN = """
            rule "A point for each penny"
            when
                $order : Order( total > 0 )
            then
                earn.points( $order, policy.hundred ).per( policy.pound );
            end
            """;

    private static final String RULES = POINTS_OFF
            + forOrder("A fiver", "redeem.points( policy.fiveHundred ).amountOff( $order, policy.fiver )")
            + rule("A gift", "Member()", "redeem.points( policy.hundred ).brings( \"gifts\" ).named( \"gift\" )")
            + forLines("Not on B", "sku == \"B\"", "redeem.exclude( $line )");

    private static List<String> problems(String scenario) {
        return Loyalty.create()
                .policies()
                .check(PolicySource.text(Map.of(
                        "policy.yaml", DEFINITION,
                        "earning.drl", EARN,
                        "redemption.drl", RULES,
                        "scenarios/all.yaml", scenario)))
                .stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::toString)
                .toList();
    }

    @Test
    @DisplayName("EC-F18: what was redeemed comes back apart from what was earned")
    void proveWhatIsCancelled() {
        assertThat(problems("""
                scenario: Cancelled
                steps:
                  - order: { id: first, total: 10.00 }
                    then:
                      awards: { points: 1000 }
                  - redeem:
                      id: r1
                      order: { id: second, lines: [ { sku: A, total: 6.00, quantity: 3 }, { sku: C, total: 2.00 } ] }
                      wish: { points: 4.00 money, gift: 2 times }
                    then:
                      redeemed: { points: 600 }
                  - order: { redeemed: r1 }
                    then:
                      awards: { points: 400 }
                  - return: { of: second, lines: { 1: 1 } }
                    then:
                      reversed: { points: 100 }
                  - cancel: { of: r1, lines: { 1: 1 } }
                    then:
                      given-back: { points: 100 }
                  - return: { of: second }
                    then:
                      reversed: { points: 300 }
                  - cancel: { of: r1 }
                    then:
                      given-back: { points: 500 }
                      balance: { points: { active: 1000 }, gifts: { pending: 0 } }
                  - redeem: { id: r2, wish: { gift: 1 times } }
                    then:
                      redeemed: { points: 100 }
                  - cancel: { of: r2 }
                    then:
                      given-back: { points: 100 }
                """)).isEmpty();
        assertThat(problems("""
                scenario: Wrong
                steps:
                  - order: { id: first, total: 10.00 }
                    then: { awards: { points: 1000 } }
                  - redeem: { id: r2, wish: { gift: 1 times } }
                    then: { redeemed: { points: 100 } }
                  - cancel: { of: r2, id: c1 }
                    then: { given-back: { points: 99 } }
                """)).singleElement().asString().contains("given back of points: expected 99, was 100");
    }

    @Test
    void proveWhatIsQuotedAndRedeemed() {
        assertThat(problems("""
                scenario: Points buy things
                steps:
                  - order: { id: first, total: 10.00 }
                    then:
                      awards: { points: 1000 }
                  - quote:
                      order:
                        lines: [ { sku: A, total: 3.00 }, { sku: B, total: 9.00 } ]
                    then:
                      available:
                        points: { units: 300, value: 3.00 }
                        A fiver: { units: 500, value: 3.00 }
                        gift: { units: 100 }
                      fired: [Points lower the price, Not on B]
                  - redeem:
                      id: r1
                      order: { id: second, lines: [ { sku: A, total: 3.00 }, { sku: B, total: 9.00 } ] }
                      wish: { points: 2.50 money, gift: 2 times }
                    then:
                      redeemed: { points: 450 }
                      discount: 2.50
                      payment: 0.00
                      open: 9.50
                      brought: { gifts: 2 }
                      lines: { 1: 2.50, 2: 0.00 }
                      balance: { points: { active: 550 }, gifts: { pending: 2 } }
                      fired: [Points lower the price, A gift, Not on B]
                      refused: [A fiver]
                  - order: { redeemed: r1 }
                    then:
                      awards: { points: 950 }
                  - return: { of: second, lines: { 2: 1 } }
                    then:
                      reversed: { points: 900 }
                  - redeem:
                      wish: { gift: 7 times }
                    then:
                      redeemed: none
                      declined: not-enough-units
                      silent: [A fiver, Points lower the price]
                      refused: [A gift]
                  - quote: { order: { total: 2.00 } }
                    then:
                      available:
                        points: { units: 200, value: 2.00 }
                        A fiver: { units: 500, value: 2.00 }
                        gift: { units: 100 }
                  - redeem:
                      order: { total: 7.00 }
                      wish: { points: 600 points }
                    then:
                      redeemed: { points: 600 }
                  - quote: { order: { total: 2.00 } }
                    then:
                      available: none
                      unavailable:
                        A fiver: { reason: not-enough-units, required: 500, available: 0, missing: 500 }
                """)).isEmpty();
    }

    @Test
    void proveWhatIsHeld() {
        assertThat(problems("""
                scenario: A checkout in two steps
                steps:
                  - order: { total: 10.00 }
                  - hold:
                      id: h1
                      order: { total: 8.00 }
                      wish: { points: most }
                      for: 1 hour
                    then:
                      held: { points: 800 }
                      discount: 8.00
                      balance: { points: { active: 200, held: 800 } }
                  - confirm: { of: h1 }
                    then:
                      redeemed: { points: 800 }
                      discount: 8.00
                      balance: { points: { active: 200 } }
                  - hold:
                      id: h2
                      wish: { gift: 1 time }
                      until: 2026-01-05T12:30
                    then:
                      held: { points: 100 }
                  - release: { of: h2 }
                    then:
                      released: { points: 100 }
                      balance: { points: { active: 200 } }
                  - hold: { id: h3, wish: { gift: 2 times }, for: 1 hour }
                  - wait: 1 hour
                    then:
                      balance: { points: { active: 200 } }
                  - confirm: { of: h3 }
                    then:
                      redeemed: none
                      declined: hold-timed-out
                """)).isEmpty();
    }

    @Test
    void sayWhatIsWrongWithAHold() {
        assertThat(problems("""
                scenario: Slips of the pen
                steps:
                  - hold: { id: h1, wish: { gift: 1 time } }
                    then: { held: { points: 100 } }
                  - hold: { wish: { gift: 1 time }, until: 2026-01-05T11:00 }
                  - confirm: { of: h9 }
                """))
                .containsExactly(
                        "scenarios/all.yaml:3:5 error missing-key: hold of step 1 needs one of for, until.",
                        "scenarios/all.yaml:5:44 error out-of-range: until of hold of step 2 is"
                                + " \"2026-01-05T11:00\", not after 2026-01-05T12:00.",
                        "scenarios/all.yaml:6:20 error unknown-order: of of confirm of step 3 is \"h9\", no hold of a"
                                + " step before.");
    }

    @Test
    void sayWhatIsNotAsExpected() {
        assertThat(problems("""
                scenario: Wrong
                steps:
                  - order: { id: first, total: 10.00 }
                  - redeem:
                      order: { total: 3.00 }
                      wish: { points: most }
                    then:
                      redeemed: { points: 301 }
                      discount: 3.01
                      lines: { 1: 3.01 }
                      balance: { points: { active: 700 } }
                      silent: [Points lower the price]
                  - redeem: { wish: { mug: 1 time } }
                  - quote: { order: { total: 1.00 } }
                    then:
                      available: { points: { units: 99, value: 0.99 } }
                      unavailable: { gift: { reason: refused }, A mug: { reason: refused } }
                """))
                .containsExactly(
                        "scenarios/all.yaml:8:19 error scenario-failed: Scenario \"Wrong\", step 2: units redeemed of"
                                + " points: expected 301, was 300.",
                        "scenarios/all.yaml:9:7 error scenario-failed: Scenario \"Wrong\", step 2: discount: expected"
                                + " 3.01, was 3.00.",
                        "scenarios/all.yaml:10:16 error scenario-failed: Scenario \"Wrong\", step 2: line 1: expected"
                                + " 3.01, was 3.00.",
                        "scenarios/all.yaml:12:16 error scenario-failed: Scenario \"Wrong\", step 2: rule \"Points lower"
                                + " the price\": expected silent, was fired.",
                        "scenarios/all.yaml:13:5 error scenario-failed: Scenario \"Wrong\", step 3: the redemption:"
                                + " expected accepted, was declined: not-offered.",
                        "scenarios/all.yaml:14:5 error scenario-failed: Scenario \"Wrong\", step 4: what can be had:"
                                + " expected points, was A fiver, gift, points.",
                        "scenarios/all.yaml:16:20 error scenario-failed: Scenario \"Wrong\", step 4: cost of points:"
                                + " expected 99, was 100.",
                        "scenarios/all.yaml:16:20 error scenario-failed: Scenario \"Wrong\", step 4: value of points:"
                                + " expected 0.99, was 1.00.",
                        "scenarios/all.yaml:17:22 error scenario-failed: Scenario \"Wrong\", step 4: reward gift:"
                                + " expected refused, was can be had.",
                        "scenarios/all.yaml:17:49 error scenario-failed: Scenario \"Wrong\", step 4: reward A mug:"
                                + " expected refused, was not offered.");
    }

    @Test
    void sayWhatIsMisspelt() {
        assertThat(problems("""
                scenario: Slips of the pen
                steps:
                  - redeem:
                      order: { total: 3.00 }
                      wish: { points: 500 euros, gift: 0 times }
                    then:
                      redeemed: { pints: 1 }
                      declined: not-enough-unit
                  - redeem: { order: { at: 2026-01-06T12:00, total: 1.00 } }
                  - order: { redeemed: r7, total: 3.00 }
                  - quote: { order: { total: 1.00 } }
                    then:
                      available: { points: { value: 1.00 } }
                """))
                .containsExactly(
                        "scenarios/all.yaml:5:23 error unknown-value: points of wish of the redeem of step 1 is \"500"
                                + " euros\", neither \"most\" nor an amount with a unit. Maybe written such as \"1"
                                + " time\", \"500 points\" or \"5.00 money\"?",
                        "scenarios/all.yaml:5:40 error out-of-range: gift of wish of the redeem of step 1 is \"0"
                                + " times\", nothing. Maybe leave the wish out?",
                        "scenarios/all.yaml:7:19 error unknown-account: policy.yaml has no account \"pints\". Maybe"
                                + " \"points\"?",
                        "scenarios/all.yaml:8:17 error unknown-value: declined of then of step 1 is"
                                + " \"not-enough-unit\", not one of not-offered, refused, not-reached,"
                                + " not-enough-units, below-minimum, above-maximum, nothing-left, more-than-left,"
                                + " not-in-steps, worth-nothing, no-amount, limit-reached, hold-timed-out, hold-ended,"
                                + " not-combinable. Maybe"
                                + " \"not-enough-units\"?",
                        "scenarios/all.yaml:9:5 error missing-key: redeem of step 2 needs \"wish\".",
                        "scenarios/all.yaml:9:24 error unknown-key: order of the redeem of step 2 has no \"at\". Maybe"
                                + " one of id, total, lines, tenders, attributes?",
                        "scenarios/all.yaml:10:24 error unknown-order: redeemed of order of step 3 is \"r7\", no"
                                + " redemption of a step before that was for an order.",
                        "scenarios/all.yaml:10:28 error conflicting-keys: total of order of step 3 does not go"
                                + " with redeemed. Maybe say it where it is redeemed?",
                        "scenarios/all.yaml:13:20 error missing-key: reward points needs \"units\".");
    }
}
