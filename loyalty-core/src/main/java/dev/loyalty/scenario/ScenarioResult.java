package dev.loyalty.scenario;

import java.util.List;
import java.util.Objects;

/**
 * What came of one scenario. Immutable.
 *
 * @param name unique in the policy
 * @param file path of its file within the policy, such as {@code scenarios/spring.yaml}
 * @param line where it begins, from 1
 * @param mismatches the expectations that do not hold, in the order of the steps; none if it passed
 */
public record ScenarioResult(String name, String file, int line, List<Mismatch> mismatches) {

    public ScenarioResult {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(file, "file");
        mismatches = List.copyOf(mismatches);
    }

    /** Whether everything that the scenario says holds. */
    public boolean passed() {
        return mismatches.isEmpty();
    }
}
