package dev.loyalty.scenario.junit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.loyalty.policy.PolicySource;
import dev.loyalty.scenario.Mismatch;
import dev.loyalty.scenario.ScenarioResult;
import dev.loyalty.scenario.ScenarioRunner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * The scenarios of a policy as dynamic tests of JUnit 5. Needs {@code junit-jupiter} on the class path of the tests; the
 * library does not bring it. Safe for use by many threads.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> scenarios() {
 *     return ScenarioTests.of(PolicySource.directory(Path.of("policies/acme")));
 * }
 * }</pre>
 */
public final class ScenarioTests {

    private ScenarioTests() {}

    /**
     * One container for each scenario file, named by its path, with one test for each of its scenarios. A test whose
     * scenario does not hold fails with all that does not, each with file, line and column.
     *
     * <p>The scenarios are run by this call; the tests tell what came of them.
     *
     * @throws IllegalArgumentException if the policy has no scenarios, so that nothing would be tested
     * @throws dev.loyalty.policy.PolicySourceException if the source cannot be read
     * @throws dev.loyalty.policy.PolicyRefusedException if the policy has other faults; the message lists them
     */
    public static Stream<DynamicNode> of(PolicySource source) {
        Map<String, List<DynamicTest>> byFile = new LinkedHashMap<>();
        for (ScenarioResult scenario : ScenarioRunner.run(source).scenarios()) {
            byFile.computeIfAbsent(scenario.file(), file -> new ArrayList<>()).add(test(scenario));
        }
        if (byFile.isEmpty()) {
            throw new IllegalArgumentException(
                    "the policy has no scenarios. Maybe scenarios/*.yaml are missing in its folder?");
        }
        return byFile.entrySet().stream().map(file -> dynamicContainer(file.getKey(), file.getValue()));
    }

    private static DynamicTest test(ScenarioResult scenario) {
        return dynamicTest(scenario.name(), () -> {
            if (!scenario.passed()) {
                throw new AssertionError(
                        scenario.mismatches().stream().map(Mismatch::toString).collect(Collectors.joining("\n")));
            }
        });
    }
}
