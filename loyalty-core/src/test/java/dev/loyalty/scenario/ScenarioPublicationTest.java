package dev.loyalty.scenario;

import static dev.loyalty.scenario.Proof.faults;
import static dev.loyalty.scenario.Proof.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.Publication;
import dev.loyalty.policy.VersionId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScenarioPublicationTest {

    private static final String RIGHT = steps("  - order: { total: 2.00 }\n    then: { awards: { points: 2 } }\n");
    private static final String WRONG =
            steps("  - order: { total: 2.00 }\n    then: { awards: { points: 3 }, fired: [Spring offer] }\n");

    @Test
    void publishesAPolicyThatDoesWhatItsScenariosSay() {
        assertThat(faults(RIGHT)).isEmpty();
    }

    @Test
    @DisplayName("EC-K8: a policy whose scenarios fail is refused with file and line, and the live one stays")
    void refusesAPolicyWhoseScenariosFailAndKeepsTheLiveOne() {
        Loyalty loyalty = Proof.published(RIGHT);
        VersionId live = loyalty.policies().live("acme").id();
        Publication publication = loyalty.policies()
                .publish(Proof.policy(Proof.RULES.replace("policy.points", "policy.summer"), List.of(RIGHT)));
        assertThat(Proof.texts(publication))
                .containsExactly("a.yaml:4:23 error scenario-failed: Scenario \"test\","
                        + " step 1: awards of points: expected 2, was 40 (One point per pound: 40).");
        assertThat(loyalty.policies().live("acme").id()).isEqualTo(live);
    }

    @Test
    void reportsEveryExpectationThatFails() {
        assertThat(faults(WRONG))
                .containsExactly(
                        "a.yaml:4:23 error scenario-failed: Scenario \"test\","
                                + " step 1: awards of points: expected 3, was 2 (One point per pound: 2).",
                        "a.yaml:4:44 error scenario-failed: Scenario \"test\","
                                + " step 1: rule \"Spring offer\": expected fired, was silent.");
    }

    @Test
    void checkReportsTheSameAsPublication() {
        assertThat(Loyalty.create().policies().check(Proof.policy(WRONG)))
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.SCENARIO_FAILED, DiagnosticCode.SCENARIO_FAILED);
    }

    @Test
    void reportsFaultsOfRulesAndOfScenariosAtOnce() {
        Publication publication = Loyalty.create()
                .policies()
                .publish(Proof.policy(
                        Proof.RULES.replace("policy.gift", "policy.gft"),
                        List.of(steps("  - order: { totl: 2.00 }\n    then: { awards: none, fired: [Whatever] }\n"))));
        assertThat(Proof.texts(publication))
                .anyMatch(text -> text.contains("unknown-parameter"))
                .anyMatch(text -> text.contains("step 1 has no \"totl\""))
                .noneMatch(text -> text.contains("unknown-rule"));
    }

    @Test
    void aPolicyWithoutRulesCanBeProvedToGiveNothing() {
        String scenario = steps("  - order: { total: 2.00 }\n    then: { awards: none }\n");
        Publication publication = Loyalty.create().policies().publish(Proof.withoutRules(scenario));
        assertThat(publication).isInstanceOf(Publication.Published.class);
    }
}
