package dev.loyalty.scenario;

import static dev.loyalty.scenario.Proof.mismatches;
import static dev.loyalty.scenario.Proof.run;
import static dev.loyalty.scenario.Proof.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Loyalty;
import dev.loyalty.policy.PolicyRefusedException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScenarioRunnerTest {

    private static final String YEAR = """
            scenario: An order, a return, and the end of the points
            given:
              member: { id: anna, tier: gold, segments: [vip, offers] }
              at: 2026-03-02T12:00
            steps:
              - order:
                  id: o1
                  lines:
                    - { sku: TENT, category: outdoor/tents, quantity: 2, total: 160.00, discount: 10.00, tax: 25.00 }
                    - { id: post, kind: shipping, total: 4.95 }
                then:
                  awards: { points: 180, cash: 5.00 }
                  fired: [One point per pound, "Cash for gold members, once", Spring offer]
                  refused: [Summer offer]
                  balance:
                    points: { pending: 180 }
                    cash: { active: 5.00 }
              - order: { total: 9.99, at: 2026-03-03T09:30:15.5 }
                then:
                  awards: { points: 39 }
                  refused: ["Cash for gold members, once", Summer offer]
              - return: { of: o1, lines: { 1: 1 } }
                then:
                  reversed: { points: 90, cash: 2.50 }
                  balance: { points: { pending: 129 } }
              - wait: 14 days
                then:
                  balance: { points: { active: 129 } }
              - return: { of: o1, id: r2 }
                then:
                  reversed: { points: 90, cash: 2.50 }
              - until: 2026-07-01T00:00
                then:
                  balance: { points: {active: 0}, cash: {active: 0} }
            """;

    @Test
    void carriesTheLedgerFromStepToStep() {
        ScenarioReport report = run(YEAR);
        assertThat(report.scenarios())
                .containsExactly(new ScenarioResult(
                        "An order, a return, and the end of the points", "scenarios/a.yaml", 1, List.of()));
        assertThat(report.passed()).isTrue();
    }

    @Test
    @DisplayName("EC-M1: an order of a scenario can be in another currency, and brings its rate")
    void convertsAnOrderInAnotherCurrency() {
        assertThat(mismatches("""
                scenario: abroad
                steps:
                  - order:
                      currency: JPY
                      rate: 0.005
                      lines: [ { total: 3000, discount: 1000, quantity: 2 } ]
                      tenders: { points: 400 }
                    then: { awards: { points: 8 } }
                  - return: { of: order-1, lines: { 1: 1 } }
                    then: { reversed: { points: 4 } }
                """)).isEmpty();
    }

    @Test
    @DisplayName("EC-F13, EC-F20: money comes back without goods, and a return is undone")
    void takesBackAmountsAndUndoesReturns() {
        assertThat(mismatches("""
                scenario: goodwill and a mistake
                steps:
                  - order: { lines: [ { total: 60.00, quantity: 3 }, { total: 40.00 } ] }
                    then: { awards: { points: 100 } }
                  - return: { of: order-1, amount: 10.00 }
                    then: { reversed: { points: 10 } }
                  - return: { of: order-1, amount: 6.00, line: 1 }
                    then: { reversed: { points: 6 } }
                  - return: { of: order-1, id: mistake, lines: { 1: 3 } }
                    then: { reversed: { points: 54 } }
                  - undo: { of: mistake }
                    then: { given-back: { points: 54 } }
                  - undo: { of: return-1 }
                    then: { given-back: { points: 10 } }
                  - return: { of: order-1, lines: { 1: 3 } }
                  - return: { of: order-1 }
                    then: { reversed: { points: 40 }, balance: { points: { active: 0 } } }
                """)).isEmpty();
    }

    @Test
    void countsOnlyWhatAScenarioExpectsAsProved() {
        ScenarioReport report = run(YEAR, """
                scenario: Nothing for nothing
                steps:
                  - order: { total: 0.00 }
                    then: { awards: none, silent: [One point per pound, "Cash for gold members, once"] }
                """);
        assertThat(report.rules())
                .containsExactly(
                        new RuleCoverage("Cash for gold members, once", 1, 1),
                        new RuleCoverage("One point per pound", 1, 1),
                        new RuleCoverage("Spring offer", 1, 0),
                        new RuleCoverage("Summer offer", 0, 0));
        assertThat(report.neverFired()).containsExactly("Summer offer");
        assertThat(report.neverSilent()).containsExactly("Spring offer", "Summer offer");
    }

    @Test
    void tellsWhatWasExpectedAndWhichRulesMadeItOtherwise() {
        assertThat(mismatches("""
                scenario: wrong
                given:
                  member: { tier: gold, segments: [offers] }
                steps:
                  - order: { total: 10.00 }
                    then:
                      awards: { points: 41 }
                      fired: [Summer offer]
                      silent: [Spring offer]
                      refused: [One point per pound]
                      balance: { points: { active: 3, debt: 1 } }
                  - return: { of: order-1 }
                    then: { reversed: none }
                """))
                .containsExactly(
                        "7:17 step 1: awards of points: expected 41, was 40"
                                + " (One point per pound: 10, Spring offer: 30, Summer offer: 0).",
                        "7:7 step 1: awards of cash: expected 0.00, was 5.00 (Cash for gold members, once: 5.00).",
                        "8:15 step 1: rule \"Summer offer\": expected fired, was refused (outdone: offers).",
                        "10:17 step 1: rule \"One point per pound\": expected refused, was fired.",
                        "9:16 step 1: rule \"Spring offer\": expected silent, was fired.",
                        "11:18 step 1: pending balance of points: expected 0, was 40.",
                        "11:18 step 1: active balance of points: expected 3, was 0.",
                        "11:18 step 1: debt balance of points: expected 1, was 0.",
                        "13:13 step 2: reversed of points: expected 0, was 40.",
                        "13:13 step 2: reversed of cash: expected 0.00, was 5.00.");
    }

    @Test
    void showsFailuresToPeople() {
        ScenarioReport report = run(
                steps("  - order: { total: 1.00 }\n    then: { awards: { points: 2 } }\n"),
                steps("  - order: { total: 1.00 }\n    then: { awards: { points: 1 } }\n")
                        .replace("test", "fine"));
        assertThat(report.passed()).isFalse();
        assertThat(report).hasToString("""
                2 scenarios, 1 failed
                test
                    scenarios/a.yaml:4:23 step 1: awards of points: expected 2, was 1 (One point per pound: 1).""");
    }

    @Test
    void readsSeveralScenariosOfOneFileEachWithALedgerOfItsOwn() {
        ScenarioReport report = run("""
                - scenario: first
                  given: { member: { tier: gold } }
                  steps:
                    - order: { total: 1.00 }
                      then: { awards: { points: 1, cash: 5.00 } }
                - scenario: second
                  given: { member: { tier: gold } }
                  steps:
                    - order: { total: 1.00 }
                      then: { awards: { points: 1, cash: 5.00 } }
                """);
        assertThat(report.passed()).isTrue();
        assertThat(report.scenarios())
                .extracting(ScenarioResult::name, ScenarioResult::line)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("first", 1),
                        org.assertj.core.groups.Tuple.tuple("second", 6));
    }

    @Test
    @DisplayName("EC-D6: a day of waiting over the change to summer time is a calendar day, 24 hours are not")
    void waitsOnTheCalendarOfTheZone() {
        assertThat(mismatches("""
                scenario: days
                given: { at: 2026-03-15T12:00 }
                steps:
                  - order: { total: 1.00 }
                  - until: 2026-03-28T12:00
                  - wait: 1 day
                    then: { balance: { points: { active: 1 } } }
                """)).isEmpty();
        assertThat(mismatches("""
                scenario: hours
                given: { at: 2026-03-15T11:30 }
                steps:
                  - order: { total: 1.00 }
                  - until: 2026-03-28T10:00
                  - wait: 24 hours
                    then: { balance: { points: { pending: 1 } } }
                """)).isEmpty();
    }

    @Test
    void aLateOrderIsJudgedByItsOwnTimeAndDoesNotTurnTheClockBack() {
        assertThat(mismatches("""
                scenario: late
                given: { at: 2026-03-31T12:00 }
                steps:
                  - order: { total: 1.00, at: 2026-03-01T12:00 }
                    then: { awards: { points: 1 }, balance: { points: { active: 1 } } }
                """)).isEmpty();
    }

    @Test
    void aCalculationThatFailsIsAMismatchAndEndsItsScenario() {
        String asksTwoThings = """
                rule "Amount of a line"
                when
                    $order : Order()
                    $line : Line()
                then
                    earn.points( $order, $line.getAmount() );
                end
                """;
        ScenarioReport report = ScenarioRunner.run(Proof.policy(asksTwoThings, List.of("""
                scenario: test
                steps:
                  - order: { lines: [ { total: 1.00 }, { total: 2.00 } ] }
                    then: { awards: { points: 2 } }
                  - return: { of: order-1 }
                    then: { reversed: { points: 2 } }
                """)));
        assertThat(report.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.mismatches())
                        .singleElement()
                        .asString()
                        .startsWith(
                                "scenarios/a.yaml:3:5 step 1: the calculation: expected a result, was a failure: rule"
                                        + " \"Amount of a line\" proposes "));
    }

    @Test
    void runsOtherFilesAgainstALiveVersion() {
        Loyalty loyalty = Proof.published();
        String scenario = steps("  - order: { total: 7.00 }\n    then: { awards: { points: 7 } }\n");
        ScenarioReport report = ScenarioRunner.run(
                loyalty.policies().live("acme"), Proof.policy(scenario).read());
        assertThat(report.scenarios()).hasSize(1);
        assertThat(report.passed()).isTrue();
    }

    @Test
    void throwsWhenSomethingElseIsWrongThanScenariosThatFail() {
        assertThatThrownBy(() -> run("scenario: test"))
                .isInstanceOf(PolicyRefusedException.class)
                .hasMessageContaining("scenarios/a.yaml:1:1 error missing-key: the scenario needs \"steps\".");
        Loyalty loyalty = Proof.published();
        assertThatThrownBy(() -> ScenarioRunner.run(
                        loyalty.policies().live("acme"),
                        Proof.policy("scenario: test").read()))
                .isInstanceOf(PolicyRefusedException.class);
    }
}
