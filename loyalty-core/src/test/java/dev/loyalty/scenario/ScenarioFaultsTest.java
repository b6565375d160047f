package dev.loyalty.scenario;

import static dev.loyalty.scenario.Proof.faults;
import static dev.loyalty.scenario.Proof.steps;
import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;

class ScenarioFaultsTest {

    /** The faults of one file, without its name. */
    private static ListAssert<String> of(String scenario) {
        return assertThat(faults(scenario).stream()
                .map(text -> text.replaceFirst("^a.yaml:", ""))
                .toList());
    }

    private static ListAssert<String> ofSteps(String steps) {
        return of(steps(steps));
    }

    /** The faults of a line of an order, whose place is 3:24. */
    private static ListAssert<String> ofLine(String line) {
        return ofSteps("  - order: { lines: [ {" + line + "} ] }\n    then: { awards: none }\n");
    }

    private static ListAssert<String> ofThen(String then) {
        return ofSteps("  - order: { total: 0.00 }\n    then: {" + then + "}\n");
    }

    @Test
    void reportsAllFaultsOfAFileAtOnce() {
        of("""
                scenario: many
                given:
                  member: { tear: gold, segments: vip }
                  at: 2026-03-02
                steps:
                  - order:
                      lines:
                        - total: 1,50
                        - { sku: A }
                    then:
                      awards: { pionts: 1 }
                      fired: [One point a pound]
                  - retrun: { of: order-1 }
                  - return: { of: order-2 }
                """)
                .containsExactly(
                        "3:13 error unknown-key: member has no \"tear\". Maybe \"tier\"?",
                        "3:35 error wrong-shape: segments of member is a single value, not a list. Maybe [vip]?",
                        "4:7 error invalid-value: at of given is \"2026-03-02\", not a date with a time."
                                + " Maybe written without a zone, which the policy has, such as 2026-12-31T17:00?",
                        "8:18 error invalid-value: total of line 1 of step 1 is \"1,50\","
                                + " not a decimal of at most 18 digits before and after the point. Maybe 1.50?",
                        "9:11 error missing-key: line 2 of step 1 needs \"total\".",
                        "11:17 error unknown-account: policy.yaml has no account \"pionts\". Maybe \"points\"?",
                        "12:15 error unknown-rule: the policy has no rule \"One point a pound\"."
                                + " Maybe \"One point per pound\"?",
                        "13:5 error unknown-key: step 2 has no \"retrun\". Maybe \"return\"?",
                        "14:19 error unknown-order: of of return of step 3 is \"order-2\","
                                + " no order, action or moment of a step before. Maybe \"order-1\"?");
    }

    @Test
    void anOrderInAnotherCurrencyNeedsARateAndNoOtherOrderHasOne() {
        ofSteps("  - order: { currency: EUR, total: 1.00 }\n    then: { awards: none }\n")
                .containsExactly("3:5 error missing-key: order of step 1 needs \"rate\".");
        ofSteps("  - order: { rate: 0.85, total: 1.00 }\n    then: { awards: none }\n")
                .containsExactly("3:14 error conflicting-keys: rate of order of step 1 has nothing to convert."
                        + " Maybe \"currency\" is missing?");
        ofSteps("  - order: { currency: EUR, rate: 0, total: 1.00 }\n    then: { awards: none }\n")
                .containsExactly("3:35 error out-of-range: rate of order of step 1 is \"0\", not more than 0.");
        ofSteps("  - order: { currency: EURO, rate: 0.85, total: 1.00 }\n    then: { awards: none }\n")
                .containsExactly("3:24 error unknown-value: currency of order of step 1 is \"EURO\","
                        + " not a currency of ISO 4217. Maybe \"EUR\"?");
        ofSteps("  - order: { currency: JPY, rate: 0.00527, total: 1.50 }\n    then: { awards: none }\n")
                .singleElement()
                .asString()
                .contains("3:51 error invalid-value: total of order of step 1 is \"1.50\"");
    }

    @Test
    void refusesFilesThatAreNoScenario() {
        of("").containsExactly("a.yaml error empty-section: The file is empty.");
        of("[]").containsExactly(
                        "1:1 error empty-section: The list of scenarios has nothing in it. Maybe delete the file?");
        of("hello").containsExactly("1:1 error wrong-shape: the scenario is a single value, not keys with values.");
        of("scenario: x\n\tsteps: y").singleElement().asString().contains("error yaml-syntax");
    }

    @Test
    void aScenarioNeedsANameAndSteps() {
        of("given: { at: 2026-03-02T12:00 }")
                .containsExactly(
                        "1:1 error missing-key: the scenario needs \"scenario\".",
                        "1:1 error missing-key: the scenario needs \"steps\".");
        of("scenario: ' '\nsteps: []")
                .containsExactly(
                        "1:11 error invalid-value: scenario of the scenario is \" \", nothing but spaces.",
                        "2:8 error empty-section: steps of the scenario has nothing in it. Maybe delete the line?");
    }

    @Test
    void aScenarioMustExpectSomething() {
        ofSteps("  - order: { total: 1.00 }\n  - wait: 1 day\n")
                .containsExactly("2:1 error missing-key: steps of the scenario expect nothing,"
                        + " so that nothing is proved. Maybe a \"then\" is missing?");
    }

    @Test
    void namesOfScenariosAreDifferent() {
        String scenario = steps("  - order: { total: 0.00 }\n    then: { awards: none }\n");
        assertThat(faults(scenario, scenario))
                .containsExactly("b.yaml:1:11 error duplicate-entry: scenario of the scenario is \"test\","
                        + " the name of the one in scenarios/a.yaml in line 1 too."
                        + " Maybe say in the name what is different?");
    }

    @Test
    void aStepIsOneThing() {
        ofSteps("  - order: { total: 0.00 }\n    wait: 1 day\n    then: { awards: none }\n")
                .containsExactly("3:5 error conflicting-keys: step 1 is order and wait in one."
                        + " Maybe a dash is missing, so that two steps became one?");
        ofSteps("  - then: { awards: none }\n")
                .containsExactly("3:5 error missing-key: step 1 needs one of order, action, moment, event, return,"
                        + " undo, assess, quote, redeem, hold, checkout, confirm, release, cancel,"
                        + " claim, qualify, review, friend-returns, judge, change,"
                        + " adjust, transfer, extend, merge, wait,"
                        + " until.");
        ofSteps("  - order\n")
                .containsExactly("3:5 error wrong-shape: step 1 is a single value, not keys with values.");
    }

    @Test
    void anOrderHasLinesOrATotal() {
        ofSteps("  - order: { id: a }\n    then: { awards: none }\n")
                .containsExactly("3:5 error missing-key: order of step 1 needs \"lines\".");
        ofSteps("  - order: { total: 0.00, lines: [ { total: 0.00 } ] }\n    then: { awards: none }\n")
                .containsExactly("3:14 error conflicting-keys: total of order of step 1 does not go with lines."
                        + " Maybe delete it?");
        ofSteps("  - order: { lines: [] }\n    then: { awards: none }\n")
                .containsExactly("3:21 error empty-section: lines of order of step 1 has nothing in it."
                        + " Maybe delete the line?");
    }

    @Test
    void idsAreDifferent() {
        ofSteps("""
                  - order: { id: a, total: 0.00 }
                    then: { awards: none }
                  - order: { id: a, total: 0.00 }
                  - order: { id: order-4, lines: [ { id: x, total: 1.00 }, { id: x, total: 1.00 } ] }
                  - order: { total: 0.00 }
                """)
                .containsExactly(
                        "5:18 error duplicate-entry: id of order of step 2 is \"a\","
                                + " an id that an earlier step has. Maybe leave it out?",
                        "6:60 error duplicate-entry: line 2 of step 3 has the id \"x\", as a line before."
                                + " Maybe leave the ids out?");
    }

    @Test
    void aDefaultIdCanBeTaken() {
        ofSteps("""
                  - order: { id: order-2, total: 0.00 }
                    then: { awards: none }
                  - order: { total: 0.00 }
                """)
                .containsExactly("5:5 error duplicate-entry: order of step 2 would be \"order-2\","
                        + " an id that an earlier step has. Maybe give it one of its own?");
    }

    @Test
    void checksTheFieldsOfALine() {
        ofLine("total: 1.005")
                .containsExactly("3:31 error invalid-value: total of line 1 of step 1 is \"1.005\","
                        + " with more decimal places than the 2 of GBP. Maybe it should be rounded?");
        ofLine("total: 1.00, discount: -1.00")
                .containsExactly("3:47 error out-of-range: discount of line 1 of step 1 is \"-1.00\", less than 0."
                        + " Maybe without the sign?");
        ofLine("total: 1.00, quantity: 0")
                .containsExactly("3:47 error out-of-range: quantity of line 1 of step 1 is \"0\", nothing."
                        + " Maybe leave the line out?");
        ofLine("total: 1.00, kind: Gift card")
                .containsExactly("3:43 error invalid-name: kind of line 1 of step 1 is \"Gift card\","
                        + " not made of small letters, digits and dashes. Maybe \"gift-card\"?");
        ofLine("total: 1.00, colour: red")
                .singleElement()
                .asString()
                .startsWith("3:37 error unknown-key: line 1 of step 1 has no \"colour\".");
    }

    @Test
    void checksTheTimes() {
        ofSteps("""
                  - order: { total: 0.00, at: 2026-03-29T01:30 }
                    then: { awards: none }
                  - wait: 14 dys
                  - until: 2025-12-31T00:00
                """)
                .containsExactly(
                        "3:31 error invalid-value: at of order of step 1 is \"2026-03-29T01:30\","
                                + " a time that clocks skip in Europe/London. Maybe 2026-03-29T02:00?",
                        "5:11 error invalid-value: wait of step 2 is \"14 dys\", not a span of time."
                                + " Maybe \"14 days\"?",
                        "6:12 error out-of-range: until of step 3 is \"2025-12-31T00:00\","
                                + " not after 2026-01-05T12:00, which the clock shows by then.");
    }

    @Test
    void noMoreComesBackThanWasBought() {
        ofSteps("""
                  - order: { lines: [ { quantity: 3, total: 3.00 }, { id: b, quantity: -1, total: -1.00 } ] }
                    then: { awards: { points: 2 } }
                  - return: { of: order-1, lines: { 1: 2 } }
                  - return: { of: order-1, lines: { 1: 2, b: 1, c: 1 } }
                  - return: { of: order-1, at: 2026-01-05T11:59, lines: {} }
                  - return: { of: order-1 }
                  - return: { of: order-1 }
                  - return: { lines: { 1: 1 } }
                """)
                .containsExactly(
                        "6:40 error out-of-range: 1 of lines of the return of step 3 is \"2\","
                                + " while 1 can come back.",
                        "6:46 error out-of-range: b of lines of the return of step 3 is \"1\","
                                + " while -1 can come back.",
                        "6:49 error unknown-line: order order-1 has no line \"c\". Maybe \"1\"?",
                        "7:32 error out-of-range: at of return of step 4 is \"2026-01-05T11:59\","
                                + " before the order, which is at 2026-01-05T12:00.",
                        "7:50 error empty-section: lines of the return of step 4 has nothing in it."
                                + " Maybe delete the line?",
                        "9:5 error out-of-range: return of step 6 takes back order order-1, of which nothing is left.",
                        "10:5 error missing-key: return of step 7 needs \"of\".");
    }

    @Test
    void reportsFaultsOfReturnsByAmount() {
        ofSteps("""
                  - order: { id: a, total: 9.00 }
                    then: { awards: { points: 9 } }
                  - return: { of: a, amount: -1.00 }
                  - return: { of: a, amount: 1.00, line: 7 }
                  - return: { of: a, line: 1 }
                  - return: { of: a, amount: 1.00, lines: { 1: 1 } }
                  - undo: { of: return-9 }
                  - return: { of: a, amount: 0.001 }
                  - action: { id: b, type: review }
                    then: { awards: none }
                  - return: { of: b, amount: 1.00 }
                  - cancel: { of: redeem-1 }
                """)
                .extracting(text -> text.replaceFirst("^\\d+:\\d+ error ", ""))
                .containsExactly(
                        "out-of-range: amount of return of step 2 is \"-1.00\", not more than 0. Maybe without a sign?",
                        "unknown-line: line of return of step 3 is \"7\", no line of order a. Maybe \"1\"?",
                        "conflicting-keys: line of return of step 4 goes with an amount. Maybe \"lines: { 1: 1 }\"?",
                        "conflicting-keys: amount of return of step 5 does not go with lines. Maybe two steps, one after the other?",
                        "unknown-order: of of undo of step 6 is \"return-9\", no return that a step before made and none undid.",
                        "invalid-value: amount of return of step 7 is \"0.001\", with more decimal places than the 2 of GBP. Maybe it should be rounded?",
                        "conflicting-keys: amount of return of step 9 does not go with the action b, which comes back as a whole. Maybe delete them?",
                        "unknown-order: of of cancel of step 10 is \"redeem-1\", no redemption of a step before.");
    }

    @Test
    void anOrderWithFaultsMakesNoFurtherOnes() {
        ofSteps("""
                  - order: { id: a, total: much }
                    then: { awards: none }
                  - return: { of: a, lines: { 7: 1 } }
                  - return: { of: a }
                """)
                .singleElement()
                .asString()
                .startsWith("3:28 error invalid-value: total of order of step 1 is \"much\"");
    }

    @Test
    void checksWhatAnOrderMustComeTo() {
        ofThen("awards: 5")
                .containsExactly("4:20 error wrong-shape: awards is \"5\", not accounts with amounts."
                        + " Maybe { points: 1 }, or none?");
        ofThen("awards: {}").containsExactly("4:20 error empty-section: awards has nothing in it. Maybe \"none\"?");
        ofThen("awards: { points: 1.5, cash: 5.001 }")
                .containsExactly(
                        "4:30 error invalid-value: points of awards is \"1.5\","
                                + " not a whole number of at most 18 digits. Maybe a decimal is meant?",
                        "4:41 error invalid-value: cash of awards is \"5.001\","
                                + " with more decimal places than the 2 of GBP. Maybe it should be rounded?");
        ofThen("awards: { points: -1 }")
                .containsExactly("4:30 error out-of-range: points of awards is \"-1\", less than 0."
                        + " Maybe without the sign?");
        ofThen("fired: []")
                .containsExactly(
                        "4:5 error missing-key: then of step 1 needs \"awards\".",
                        "4:19 error empty-section: fired of then of step 1 has nothing in it. Maybe delete the line?");
        ofThen("awards: none, fired: [Spring offer], silent: [Spring offer]")
                .containsExactly("4:58 error duplicate-entry: rule \"Spring offer\" is here a second time in one step."
                        + " Maybe another rule is meant?");
        ofThen("awards: none, balance: { points: { activ: 1 }, cash: 5.00, pints: {active: 1} }")
                .containsExactly(
                        "4:47 error unknown-key: balance of points has no \"activ\". Maybe \"active\"?",
                        "4:65 error wrong-shape: balance of cash is a single value, not keys with values.",
                        "4:71 error unknown-account: policy.yaml has no account \"pints\". Maybe \"points\"?");
    }

    @Test
    void whatCanBeExpectedDependsOnTheStep() {
        ofSteps("""
                  - order: { total: 0.00 }
                    then: { reversed: none }
                  - return: { of: order-1 }
                    then: { awards: none }
                  - wait: 1 day
                    then: { fired: [Spring offer] }
                """)
                .containsExactly(
                        "4:5 error missing-key: then of step 1 needs \"awards\".",
                        "4:13 error unknown-key: then of step 1 has no \"reversed\"."
                                + " Maybe one of awards, donated, recognised, tier-gifts, fired, silent, refused, balance?",
                        "6:5 error missing-key: then of step 2 needs \"reversed\".",
                        "6:13 error unknown-key: then of step 2 has no \"awards\". Maybe one of reversed, not-undone, balance?",
                        "8:5 error missing-key: then of step 3 needs \"balance\".",
                        "8:13 error unknown-key: then of step 3 has no \"fired\". Maybe one of balance?");
    }
}
