package dev.loyalty.internal.scenario;

import dev.loyalty.earning.EarningCalculation;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.Balance;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.measure.MemberHistory;
import dev.loyalty.model.Activity;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.reversal.ReversalCalculation;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.scenario.Mismatch;
import dev.loyalty.scenario.RuleCoverage;
import dev.loyalty.scenario.RuleOutcome;
import dev.loyalty.scenario.ScenarioReport;
import dev.loyalty.scenario.ScenarioResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Plays one scenario: ledger and history go from step to step, and each step is compared with what it must come to. */
public final class ScenarioPlay {

    private final Scenario scenario;
    private final PolicyDefinition policy;
    private final EarningCalculation earning;
    private final Map<String, EarningDecision> receipts = new HashMap<>();
    private final Map<String, List<ReversalDecision>> reversals = new HashMap<>();
    private final List<Mismatch> mismatches = new ArrayList<>();
    private final Set<String> provedToFire = new TreeSet<>();
    private final Set<String> provedSilent = new TreeSet<>();
    private LedgerSnapshot ledger;
    private MemberHistory history;

    private ScenarioPlay(Scenario scenario, PolicyDefinition policy, EarningCalculation earning) {
        this.scenario = scenario;
        this.policy = policy;
        this.earning = earning;
        this.ledger = LedgerSnapshot.empty(scenario.member().id());
        this.history = MemberHistory.empty(policy.id(), scenario.member().id());
    }

    /** @param rules the names of all rules of the policy */
    public static ScenarioReport all(
            List<Scenario> scenarios, PolicyDefinition policy, EarningCalculation earning, Collection<String> rules) {
        List<ScenarioPlay> plays = scenarios.stream()
                .map(scenario -> new ScenarioPlay(scenario, policy, earning))
                .toList();
        List<ScenarioResult> results = plays.stream().map(ScenarioPlay::play).toList();
        List<RuleCoverage> coverage = new ArrayList<>();
        for (String rule : new TreeSet<>(rules)) {
            int fired = (int) plays.stream()
                    .filter(play -> play.provedToFire.contains(rule))
                    .count();
            int silent = (int) plays.stream()
                    .filter(play -> play.provedSilent.contains(rule))
                    .count();
            coverage.add(new RuleCoverage(rule, fired, silent));
        }
        return new ScenarioReport(results, coverage);
    }

    private ScenarioResult play() {
        for (Step step : scenario.steps()) {
            try {
                play(step);
            } catch (RuntimeException failed) {
                // Whatever a rule or its settlement throws is a fault of the policy, told like any other mismatch.
                String message = String.valueOf(failed.getMessage());
                add(step, step.place(), "the calculation", "a result", "a failure: " + message, null);
                break;
            }
        }
        return new ScenarioResult(scenario.name(), scenario.file(), scenario.line(), mismatches);
    }

    private void play(Step step) {
        if (step instanceof Step.Happening happening) {
            earn(happening);
        } else if (step instanceof Step.Returning returning) {
            reverse(returning);
        }
        step.then().balances().forEach((account, holding) -> compare(step, account, holding));
    }

    private void earn(Step.Happening step) {
        Activity activity = step.activity();
        EarningDecision decision =
                earning.earn(new EarningRequest(policy.id(), scenario.member(), activity, ledger, measures(activity)));
        ledger = ledger.plus(decision.booking());
        history = history.plus(decision);
        receipts.put(activity.id(), decision);
        RuleOutcomes outcomes = new RuleOutcomes(decision.proposals());
        compare(step, "awards", decision::awarded, account -> outcomes.why(account, units -> text(account, units)));
        for (Then.Rule expected : step.then().rules()) {
            RuleOutcome actual = outcomes.of(expected.name());
            if (actual != expected.outcome()) {
                String what = "rule \"" + expected.name() + "\"";
                add(
                        step,
                        expected.place(),
                        what,
                        expected.outcome().word(),
                        actual.word(),
                        outcomes.why(expected.name()));
            } else if (actual == RuleOutcome.FIRED) {
                provedToFire.add(expected.name());
            } else if (actual == RuleOutcome.SILENT) {
                provedSilent.add(expected.name());
            }
        }
    }

    private MeasureValues measures(Activity activity) {
        MeasureValues values = history.values(policy.measures().values(), activity.at(), policy.zone(), activity.id());
        for (Map.Entry<String, Object> stated : scenario.stated().values().entrySet()) {
            values = values.with(stated.getKey(), stated.getValue());
        }
        return values;
    }

    private void reverse(Step.Returning step) {
        EarningDecision receipt = receipts.get(step.of());
        if (receipt == null) {
            throw new IllegalStateException("there is no activity " + step.of() + " to take back");
        }
        List<ReversalDecision> earlier = reversals.computeIfAbsent(step.of(), activity -> new ArrayList<>());
        ReversalDecision decision = ReversalCalculation.reverse(
                new ReversalRequest(step.id(), step.at(), receipt, earlier, step.returned(), ledger));
        ledger = ledger.plus(decision.booking());
        history = history.plus(decision);
        earlier.add(decision);
        compare(step, "reversed", decision::reversed, account -> null);
    }

    private interface Why {
        @Nullable
        String of(String account);
    }

    private void compare(Step step, String what, ToLongFunction<String> units, Why why) {
        Then.Amounts expected = step.then().amounts();
        if (expected == null) {
            return;
        }
        for (String account : policy.accounts().keySet()) {
            Then.Amount amount = expected.byAccount().getOrDefault(account, new Then.Amount(0, expected.place()));
            long actual = units.applyAsLong(account);
            if (actual != amount.units()) {
                add(
                        step,
                        amount.place(),
                        what + " of " + account,
                        text(account, amount.units()),
                        text(account, actual),
                        why.of(account));
            }
        }
    }

    private void compare(Step step, String account, Then.Holding expected) {
        Balance balance = ledger.balance(account, step.clock());
        compare(step, account, "pending", expected.pending(), balance.pending(), expected.place());
        compare(step, account, "active", expected.active(), balance.active(), expected.place());
        compare(step, account, "debt", expected.debt(), balance.debt(), expected.place());
    }

    private void compare(Step step, String account, String what, long expected, long actual, Place place) {
        if (expected != actual) {
            add(step, place, what + " balance of " + account, text(account, expected), text(account, actual), null);
        }
    }

    private void add(Step step, Place place, String what, String expected, String actual, @Nullable String why) {
        mismatches.add(new Mismatch(
                step.number(), what, expected, actual, why, scenario.file(), place.line(), place.column()));
    }

    private String text(String account, long units) {
        return Units.text(policy, account, units);
    }
}
