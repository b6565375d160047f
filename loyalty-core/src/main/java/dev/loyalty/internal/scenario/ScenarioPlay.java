package dev.loyalty.internal.scenario;

import dev.loyalty.internal.calculation.Calculations;
import dev.loyalty.scenario.RuleCoverage;
import dev.loyalty.scenario.ScenarioReport;
import dev.loyalty.scenario.ScenarioResult;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Plays scenarios, each with a ledger and a history of its own. */
public final class ScenarioPlay {

    private ScenarioPlay() {}

    /** Plays them one after the other. */
    public static ScenarioReport all(List<Scenario> scenarios, Calculations calculations) {
        List<Play> plays = scenarios.stream()
                .map(scenario -> new Play(scenario, calculations))
                .toList();
        List<ScenarioResult> results = plays.stream().map(Play::run).toList();
        List<RuleCoverage> coverage = new ArrayList<>();
        for (String rule : new TreeSet<>(calculations.ruleNames())) {
            int fired = (int) plays.stream()
                    .filter(play -> play.provedToFire().contains(rule))
                    .count();
            int silent = (int) plays.stream()
                    .filter(play -> play.provedSilent().contains(rule))
                    .count();
            coverage.add(new RuleCoverage(rule, fired, silent));
        }
        return new ScenarioReport(results, coverage);
    }
}
