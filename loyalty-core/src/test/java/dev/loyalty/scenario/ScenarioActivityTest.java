package dev.loyalty.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.policy.PolicySource;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Actions, moments, attributes and the past, in scenarios. */
class ScenarioActivityTest {

    private static final String DEFINITION = """
            id: acme
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points }
            limits:
              one-per-product: { per: member, period: ever, at-most: 1 time }
            attributes:
              member: { region: text }
              order: { store: text, collected: boolean, planned: date }
              line: { brand: text, margin: money, weight: decimal }
              action: { stars: integer }
            measures:
              orders: { count: order }
              spent: { sum: amount, of: order, over: 12 months }
              lastOrder: { last: order }
            parameters:
              points: { type: integer, value: 10 }
              stars: { type: integer, value: 4 }
              third: { type: integer, value: 2 }
              much: { type: money, value: 100.00 }
              least: { type: money, value: 2.50 }
            """;

    private static final String RULES = """
            rule "Good review"
            when
                $action : Action( type == "review", stars >= policy.stars )
            then
                earn.points( $action, policy.points ).limitedBy( "one-per-product" );
            end

            rule "Nightly"
            when
                $moment : Moment( type == "nightly" )
                Member( region == "north" )
                History( spent >= policy.much )
            then
                earn.points( $moment, policy.points );
            end

            rule "Acme lines"
            when
                Order( store == "web", collected == true )
                $line : Line( brand == "Acme", margin > policy.least )
            then
                earn.points( $line, policy.points );
            end

            rule "Third order"
            when
                $order : Order()
                History( orders == policy.third )
            then
                earn.points( $order, policy.points );
            end

            rule "Birthday"
            when
                $look : Moment( type == "birthday" )
                Member( birthday == true, daysSinceJoining > policy.points )
            then
                earn.points( $look, policy.points );
            end

            rule "First order ever"
            when
                $order : Order()
                History( lastOrder == null )
            then
                earn.points( $order, policy.points );
            end
            """;

    private static PolicySource policy(String scenario) {
        return PolicySource.text(Map.of("policy.yaml", DEFINITION, "earning.drl", RULES, "scenarios/a.yaml", scenario));
    }

    private static ListAssert<String> mismatches(String scenario) {
        List<ScenarioResult> results = ScenarioRunner.run(policy(scenario)).scenarios();
        return assertThat(results.stream()
                .flatMap(result -> result.mismatches().stream())
                .map(Mismatch::toString)
                .toList());
    }

    private static ListAssert<String> faults(String scenario) {
        return assertThat(Proof.texts(Loyalty.create().policies().publish(policy(scenario))).stream()
                .map(text -> text.replaceFirst("^a.yaml:", ""))
                .toList());
    }

    @Test
    void anActionEarnsByItsAttributesAndIsTakenBackWhole() {
        mismatches("""
                scenario: reviews
                steps:
                  - action: { type: review, subject: TENT, attributes: { stars: 3 } }
                    then: { awards: none, silent: [Good review] }
                  - action: { type: review, subject: TENT, id: good, at: 2026-01-06T09:00, attributes: { stars: 5 } }
                    then: { awards: { points: 10 }, fired: [Good review], balance: { points: { active: 10 } } }
                  - action: { type: review, attributes: { stars: 5 } }
                    then: { awards: none, refused: [Good review] }
                  - return: { of: good }
                    then: { reversed: { points: 10 }, balance: { points: { active: 0 } } }
                  - action: { type: review, attributes: { stars: 4 } }
                    then: { awards: { points: 10 } }
                  - action: { type: like }
                    then: { awards: none }
                """).isEmpty();
    }

    @Test
    void attributesOfMemberOrderAndLinesReachTheRules() {
        mismatches("""
                scenario: attributes
                given:
                  member: { attributes: { region: north } }
                steps:
                  - order:
                      attributes: { store: web, collected: true, planned: 2026-02-28 }
                      lines:
                        - { total: 90.00, attributes: { brand: Acme, margin: 2.51, weight: 0.5 } }
                        - { total: 90.00, attributes: { brand: Acme, margin: 2.50 } }
                        - { total: 90.00, attributes: { brand: Other, margin: 9 } }
                        - { total: 90.00 }
                    then:
                      awards: { points: 20 }
                      fired: [Acme lines, First order ever]
                  - order: { attributes: { store: web }, total: 1.00 }
                    then: { awards: none, silent: [Acme lines, First order ever] }
                  - moment: { type: nightly }
                    then: { awards: { points: 10 }, fired: [Nightly] }
                """).isEmpty();
    }

    @Test
    void theHistoryIsKeptFromStepToStep() {
        mismatches("""
                scenario: orders
                steps:
                  - order: { total: 60.00 }
                    then: { awards: { points: 10 }, silent: [Third order] }
                  - order: { total: 60.00, id: second }
                    then: { awards: none }
                  - return: { of: second }
                    then: { reversed: none }
                  - order: { total: 60.00 }
                    then: { awards: none, silent: [Third order] }
                  - order: { total: 60.00 }
                    then: { awards: { points: 10 }, fired: [Third order] }
                """).isEmpty();
        mismatches("""
                scenario: a year
                given: { member: { attributes: { region: north } } }
                steps:
                  - order: { total: 100.00 }
                  - moment: { type: nightly }
                    then: { awards: { points: 10 } }
                  - wait: 1 year
                  - moment: { type: nightly, id: late }
                    then: { awards: none, silent: [Nightly] }
                """).isEmpty();
    }

    @Test
    void knowsBirthdayAndJoining() {
        mismatches("""
                scenario: birthday
                given: { member: { birthday: 02-28, joined: 2026-02-17 } }
                steps:
                  - moment: { type: birthday, at: 2026-02-27T12:00 }
                    then: { awards: none }
                  - moment: { type: birthday, at: 2026-02-28T12:00 }
                    then: { awards: { points: 10 } }
                """).isEmpty();
        faults("""
                scenario: faults
                given: { member: { birthday: 2001-02-28, joined: 2026-02-30 } }
                steps:
                  - order: { total: 0.00 }
                    then: { awards: none }
                """)
                .containsExactly(
                        "2:30 error invalid-value: birthday of member is \"2001-02-28\", not a day of the year."
                                + " Maybe written as month-day, such as 02-29?",
                        "2:50 error invalid-value: joined of member is \"2026-02-30\", not a day of the calendar."
                                + " Maybe 2026-02-28?");
    }

    @Test
    void aStatedMeasureHoldsInEveryStep() {
        mismatches("""
                scenario: stated
                given:
                  member: { attributes: { region: north } }
                  history: { spent: 100, orders: 2, lastOrder: 2025-12-24 }
                steps:
                  - order: { total: 1.00 }
                    then: { awards: { points: 10 }, fired: [Third order], silent: [First order ever] }
                  - order: { total: 1.00 }
                    then: { awards: { points: 10 }, fired: [Third order] }
                  - moment: { type: nightly }
                    then: { awards: { points: 10 }, fired: [Nightly] }
                """).isEmpty();
    }

    @Test
    void tellsWhatIsWrongWithActionsAndMoments() {
        faults("""
                scenario: many
                steps:
                  - action: { id: a, tpe: review, attributes: { stars: 5.5 } }
                    then: { reversed: none }
                  - action: { type: review, subject: " ", lines: [] }
                  - moment: { type: nightly, attributes: { x: 1 } }
                  - action: { id: b, type: like }
                  - order: { id: b, total: 0.00 }
                  - return: { of: b, lines: { 1: 1 } }
                  - return: { of: b }
                  - return: { of: b }
                """)
                .containsExactly(
                        "3:5 error missing-key: action of step 1 needs \"type\".",
                        "3:22 error unknown-key: action of step 1 has no \"tpe\". Maybe \"type\"?",
                        "3:56 error invalid-value: stars of attributes of action of step 1 is \"5.5\","
                                + " not a whole number of at most 18 digits. Maybe a decimal is meant?",
                        "4:5 error missing-key: then of step 1 needs \"awards\".",
                        "4:13 error unknown-key: then of step 1 has no \"reversed\"."
                                + " Maybe one of awards, donated, recognised, tier-gifts, fired, silent, refused, balance?",
                        "5:38 error invalid-value: subject of action of step 2 is \" \", nothing but spaces.",
                        "5:43 error unknown-key: action of step 2 has no \"lines\"."
                                + " Maybe one of id, at, type, subject, attributes, past?",
                        "6:30 error unknown-key: moment of step 3 has no \"attributes\". Maybe one of id, at, type, past?",
                        "8:18 error duplicate-entry: id of order of step 5 is \"b\", an id that an earlier step has."
                                + " Maybe leave it out?",
                        "9:22 error conflicting-keys: lines of return of step 6 do not go with the action b,"
                                + " which comes back as a whole. Maybe delete them?",
                        "11:5 error out-of-range: return of step 8 takes back action b, of which nothing is left.");
    }

    @Test
    void tellsWhatIsWrongWithAttributesAndMeasures() {
        faults("""
                scenario: many
                given:
                  member: { attributes: { regoin: north } }
                  history: { spnt: 1, spent: 1.005, orders: -1, lastOrder: yesterday }
                steps:
                  - order:
                      attributes: { collected: yes, planned: 2026-02-30, store: }
                      lines:
                        - { total: 1.00, attributes: { brand: [Acme], margin: 1.005, colour: red } }
                        - { total: 1.00, attributes: {} }
                    then: { awards: none }
                """)
                .containsExactly(
                        "3:27 error unknown-attribute: policy.yaml declares no attribute \"regoin\" for member."
                                + " Maybe \"region\"?",
                        "4:14 error unknown-measure: policy.yaml has no measure \"spnt\". Maybe \"spent\"?",
                        "4:45 error out-of-range: orders of history is \"-1\", less than 0. Maybe without the sign?",
                        "4:60 error invalid-value: lastOrder of history is \"yesterday\", not a date."
                                + " Maybe written as year-month-day, such as 2026-12-31?",
                        "7:32 error invalid-value: collected of attributes of order of step 1 is \"yes\","
                                + " neither true nor false. Maybe true?",
                        "7:46 error invalid-value: planned of attributes of order of step 1 is \"2026-02-30\","
                                + " not a day of the calendar. Maybe 2026-02-28?",
                        "7:58 error empty-section: store of attributes of order of step 1 has nothing in it."
                                + " Maybe delete the line?",
                        "9:47 error wrong-shape: brand of attributes of line 1 of step 1 is a list,"
                                + " not a single value.",
                        "9:63 error invalid-value: margin of attributes of line 1 of step 1 is \"1.005\","
                                + " with more decimal places than the 2 of GBP. Maybe it should be rounded?",
                        "9:70 error unknown-attribute: policy.yaml declares no attribute \"colour\" for line."
                                + " Maybe one of brand, margin, weight?",
                        "10:26 error empty-section: attributes of line 2 of step 1 has nothing in it."
                                + " Maybe delete the line?");
    }

    @Test
    @DisplayName("EC-R8: a scenario can say what is carried")
    void saysWhatIsCarried() {
        String definition = """
                id: acme
                zone: Europe/London
                currency: GBP
                accounts:
                  points: { unit: points, remainder: carried }
                  cash: { unit: money, remainder: carried }
                parameters:
                  point: { type: integer, value: 1 }
                  three: { type: money, value: 3.00 }
                """;
        String rules = """
                rule "Points" when $o : Order() then earn.points( $o, policy.point ).per( policy.three ); end
                rule "Cash" when $o : Order() then earn.credit( $o, policy.point ).per( policy.three ); end
                """;
        String scenario = """
                scenario: carried
                steps:
                  - order: { total: 2.00 }
                    then:
                      awards: { cash: 0.66 }
                      balance:
                        points: { remainder: 2/3 }
                        cash: { active: 0.66, remainder: 1/150 }
                  - order: { total: 2.50 }
                    then:
                      awards: { points: 1, cash: 0.84 }
                      balance: { points: { active: 1, remainder: 0.5 }, cash: { active: 1.50 } }
                  - return: { of: order-1 }
                    then:
                      reversed: { points: 1, cash: 0.67 }
                      balance: { points: { remainder: 0.25 } }
                """;
        PolicySource policy = PolicySource.text(
                Map.of("policy.yaml", definition, "earning.drl", rules, "scenarios/a.yaml", scenario));
        assertThat(ScenarioRunner.run(policy).scenarios().get(0).mismatches())
                .extracting(Mismatch::toString)
                .containsExactly("scenarios/a.yaml:16:18 step 3: remainder of points: expected 0.25, was 5/6.");
    }
}
