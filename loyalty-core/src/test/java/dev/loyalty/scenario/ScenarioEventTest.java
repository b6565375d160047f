package dev.loyalty.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.policy.PolicySource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events that units wait for, in scenarios. */
class ScenarioEventTest {

    private static final String DEFINITION = """
            id: acme
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points, expires: 1 month }
              cash: { unit: money, pending: until delivery }
            events:
              approval: { deadline: 30 days }
              delivery: {}
            parameters:
              points: { type: integer, value: 10 }
              gift: { type: money, value: 5.00 }
            """;

    private static final String RULES = """
            rule "Photo"
            when
                $photo : Action( type == "photo" )
            then
                earn.points( $photo, policy.points ).pendingUntil( "approval" );
            end

            rule "Gift"
            when
                $order : Order()
            then
                earn.credit( $order, policy.gift );
            end
            """;

    private static PolicySource policy(String steps) {
        return PolicySource.text(
                Map.of("policy.yaml", DEFINITION, "earning.drl", RULES, "scenarios/a.yaml", Proof.steps(steps)));
    }

    private static List<String> mismatches(String steps) {
        return ScenarioRunner.run(policy(steps)).scenarios().get(0).mismatches().stream()
                .map(mismatch -> mismatch.toString().substring("scenarios/a.yaml:".length()))
                .toList();
    }

    @Test
    void anEventActivatesWhatWaitsForIt() {
        assertThat(mismatches("""
                  - action: { type: photo }
                  - order: { id: o1, total: 1.00 }
                  - wait: 3 days
                  - event: { name: delivery, of: o1 }
                    then:
                      activated: { cash: 5.00 }
                      balance: { cash: { active: 5.00 }, points: { pending: 10 } }
                  - event: { name: approval, of: action-1 }
                    then:
                      activated: { points: 10 }
                      balance: { points: { active: 10 } }
                  - until: 2026-02-08T23:59:59
                    then: { balance: { points: { active: 10 } } }
                  - until: 2026-02-09T00:00
                    then: { balance: { points: {} } }
                """)).isEmpty();
    }

    @Test
    void anEventThatFindsNothingActivatesNothing() {
        assertThat(mismatches("""
                  - action: { type: photo }
                  - event: { name: delivery, of: action-1 }
                    then: { activated: none }
                  - event: { name: approval, of: action-1 }
                    then: { activated: { points: 10 } }
                  - event: { name: approval, of: action-1 }
                    then:
                      activated: none
                      balance: { points: { active: 10 } }
                """)).isEmpty();
    }

    @Test
    void tellsWhyNothingWasActivated() {
        assertThat(mismatches("""
                  - action: { type: photo }
                  - wait: 31 days
                  - event: { name: approval, of: action-1 }
                    then: { activated: { points: 10 } }
                """))
                .containsExactly("6:26 step 3: activated of points: expected 10, was 0"
                        + " (too late since 2026-02-05T00:00:00Z).");
        assertThat(mismatches("""
                  - action: { type: photo }
                  - return: { of: action-1 }
                  - event: { name: approval, of: action-1 }
                    then: { activated: { points: 10 } }
                """))
                .containsExactly("6:26 step 3: activated of points: expected 10, was 0 (nothing left).");
    }

    @Test
    void reportsWhatIsWrongWithEvents() {
        assertThat(Proof.texts(Loyalty.create().policies().publish(policy("""
                  - action: { type: photo }
                  - event: { name: aproval, of: action-1 }
                    then: { activated: none }
                  - event: { name: approval, of: action-2, at: 2026-03-02T12:00 }
                    then: { awards: none }
                  - event: { of: action-1, at: 2026-01-02T12:00 }
                """))))
                .containsExactly(
                        "a.yaml:4:20 error unknown-event: name of event of step 2 is \"aproval\","
                                + " no event of policy.yaml. Maybe \"approval\"?",
                        "a.yaml:6:34 error unknown-order: of of event of step 3 is \"action-2\","
                                + " no order, action or moment of a step before. Maybe \"action-1\"?",
                        "a.yaml:7:5 error missing-key: then of step 3 needs \"activated\".",
                        "a.yaml:7:13 error unknown-key: then of step 3 has no \"awards\". Maybe one of activated, balance?",
                        "a.yaml:8:5 error missing-key: event of step 4 needs \"name\".",
                        "a.yaml:8:32 error out-of-range: at of event of step 4 is \"2026-01-02T12:00\","
                                + " before the action, which is at 2026-01-05T12:00.");
    }
}
