package dev.loyalty.scenario.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Fixture;
import dev.loyalty.policy.PolicyRefusedException;
import dev.loyalty.policy.PolicySource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ScenarioTestsTest {

    private static final String RIGHT = """
            - scenario: a pound
              steps:
                - order: { total: 1.00 }
                  then: { awards: { points: 1 } }
            - scenario: two pounds
              steps:
                - order: { total: 2.00 }
                  then: { awards: { points: 2 } }
            """;

    private static final String WRONG = """
            scenario: three pounds
            steps:
              - order: { total: 3.00 }
                then: { awards: { points: 4 } }
              - wait: 1 day
                then: { balance: { points: { debt: 1 } } }
            """;

    private static PolicySource policy(String... scenarios) {
        Map<String, String> files =
                new HashMap<>(Map.of("policy.yaml", Fixture.DEFINITION, "earning.drl", Fixture.ONE_PER_POUND));
        for (int i = 0; i < scenarios.length; i++) {
            files.put("scenarios/" + (char) ('a' + i) + ".yaml", scenarios[i]);
        }
        return PolicySource.text(files);
    }

    @TestFactory
    Stream<DynamicNode> runsAsATestFactory() {
        return ScenarioTests.of(policy(RIGHT));
    }

    @Test
    void aContainerForEachFileHoldsATestForEachScenario() {
        List<DynamicNode> nodes = ScenarioTests.of(policy(RIGHT, WRONG)).toList();
        assertThat(nodes)
                .extracting(DynamicNode::getDisplayName)
                .containsExactly("scenarios/a.yaml", "scenarios/b.yaml");
        assertThat(tests(nodes.get(0)))
                .allSatisfy(test ->
                        assertThatCode(() -> test.getExecutable().execute()).doesNotThrowAnyException())
                .extracting(DynamicNode::getDisplayName)
                .containsExactly("a pound", "two pounds");
    }

    @Test
    void aTestFailsWithEveryExpectationThatDoesNotHold() {
        DynamicTest test =
                tests(ScenarioTests.of(policy(WRONG)).toList().get(0)).get(0);
        assertThatThrownBy(() -> test.getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .contains("scenarios/a.yaml:4:23 step 1: awards of points: expected 4, was 3"
                                + " (One point per pound: 3).")
                        .last()
                        .asString()
                        .startsWith("scenarios/a.yaml:6:24 step 2: debt balance of points: expected 1, was 0"));
    }

    @Test
    void aPolicyWithoutScenariosOrWithFaultsTestsNothingAndSaysSo() {
        assertThatThrownBy(() -> ScenarioTests.of(policy()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the policy has no scenarios. Maybe scenarios/*.yaml are missing in its folder?");
        assertThatThrownBy(() -> ScenarioTests.of(policy("scenario: nothing")))
                .isInstanceOf(PolicyRefusedException.class)
                .hasMessageContaining("scenarios/a.yaml:1:1 error missing-key");
    }

    private static List<DynamicTest> tests(DynamicNode file) {
        return ((DynamicContainer) file)
                .getChildren()
                .map(DynamicTest.class::cast)
                .toList();
    }
}
