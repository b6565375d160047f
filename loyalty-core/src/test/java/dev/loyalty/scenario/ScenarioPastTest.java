package dev.loyalty.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.policy.PolicySource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders of before, in scenarios. */
class ScenarioPastTest {

    private static final String RULES = """
            rule "Before"
            when
                Action( type == "sign-up" )
                $past : PastOrder( daysAgo < policy.days )
            then
                earn.points( $past, policy.points ).per( policy.pound );
            end

            rule "Now"
            when
                $order : Order()
            then
                earn.points( $order, policy.points ).per( policy.pound );
            end
            """;

    private static PolicySource policy(String steps) {
        return PolicySource.text(Map.of(
                "policy.yaml",
                Fixture.DEFINITION + "  days: { type: integer, value: 30 }\n",
                "earning.drl",
                RULES,
                "scenarios/a.yaml",
                Proof.steps(steps)));
    }

    private static List<String> mismatches(String steps) {
        return ScenarioRunner.run(policy(steps)).scenarios().get(0).mismatches().stream()
                .map(mismatch -> mismatch.toString().substring("scenarios/a.yaml:".length()))
                .toList();
    }

    @Test
    void ordersOfBeforeEarnAndComeBackByTheirIds() {
        assertThat(mismatches("""
                  - action:
                      type: sign-up
                      past:
                        - { id: g1, at: 2026-01-01T12:00, lines: [ { total: 10.00 }, { total: 5.00 } ] }
                        - { at: 2025-11-01T12:00, total: 20.00 }
                    then:
                      awards: { points: 15 }
                      fired: [Before]
                      silent: [Now]
                  - return: { of: g1, lines: { 1: 1 } }
                    then: { reversed: { points: 10 } }
                  - return: { of: past-2 }
                    then: { reversed: none }
                  - order: { total: 3.00 }
                    then: { awards: { points: 3 } }
                  - return: { of: order-1 }
                    then: { reversed: { points: 3 } }
                  - return: { of: action-1 }
                    then: { reversed: { points: 5 } }
                """)).isEmpty();
    }

    @Test
    void tellsWhyNothingCameBack() {
        assertThat(mismatches("""
                  - action: { type: sign-up, past: [ { at: 2025-11-01T12:00, total: 20.00 } ] }
                  - return: { of: past-1 }
                    then: { reversed: { points: 20 } }
                """))
                .containsExactly(
                        "5:25 step 2: reversed of points: expected 20, was 0 (nothing was earned for past-1).");
    }

    @Test
    void reportsWhatIsWrongWithThem() {
        assertThat(Proof.texts(Loyalty.create().policies().publish(policy("""
                  - action:
                      id: join
                      type: sign-up
                      past:
                        - { total: 10.00 }
                        - { id: join, at: 2026-02-01T12:00, total: 1.0x }
                        - { at: 2026-01-01T12:00, totl: 10.00 }
                  - return: { of: past-1 }
                """))))
                .containsExactly(
                        "a.yaml:7:11 error missing-key: past order 1 of step 1 needs \"at\".",
                        "a.yaml:8:17 error duplicate-entry: id of past order 2 of step 1 is \"join\","
                                + " an id that an earlier step has. Maybe leave it out?",
                        "a.yaml:8:27 error out-of-range: at of past order 2 of step 1 is \"2026-02-01T12:00\","
                                + " after the action, which is at 2026-01-05T12:00.",
                        "a.yaml:8:52 error invalid-value: total of past order 2 of step 1 is \"1.0x\","
                                + " not a decimal of at most 18 digits before and after the point.",
                        "a.yaml:9:11 error missing-key: past order 3 of step 1 needs \"lines\".",
                        "a.yaml:9:35 error unknown-key: past order 3 of step 1 has no \"totl\". Maybe \"total\"?");
    }
}
