package dev.loyalty.scenario;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of all scenarios of a policy. Immutable.
 *
 * @param scenarios in the order of their files and lines
 * @param rules every rule of the policy, by name
 */
public record ScenarioReport(List<ScenarioResult> scenarios, List<RuleCoverage> rules) {

    public ScenarioReport {
        scenarios = List.copyOf(scenarios);
        rules = List.copyOf(rules);
    }

    /** Whether every scenario passed; true as well if there are none. */
    public boolean passed() {
        return scenarios.stream().allMatch(ScenarioResult::passed);
    }

    /** The scenarios that did not pass. */
    public List<ScenarioResult> failures() {
        return scenarios.stream().filter(scenario -> !scenario.passed()).toList();
    }

    /** The rules that no scenario proves to fire, by name. */
    public List<String> neverFired() {
        return rules.stream()
                .filter(rule -> rule.fired() == 0)
                .map(RuleCoverage::rule)
                .toList();
    }

    /** The rules that no scenario proves to stay silent, by name. */
    public List<String> neverSilent() {
        return rules.stream()
                .filter(rule -> rule.silent() == 0)
                .map(RuleCoverage::rule)
                .toList();
    }

    /** For people: one line for the whole, then the failures with their mismatches. */
    @Override
    public String toString() {
        String failed = failures().stream()
                .map(scenario -> "\n" + scenario.name()
                        + scenario.mismatches().stream()
                                .map(mismatch -> "\n    " + mismatch)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
        String counted = scenarios.size() == 1 ? "1 scenario, " : scenarios.size() + " scenarios, ";
        return counted + failures().size() + " failed" + failed;
    }
}
