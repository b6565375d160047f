package dev.loyalty.internal.scenario;

import dev.loyalty.earning.Blocked;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.internal.calculation.Calculations;
import dev.loyalty.internal.calculation.ReceiptRules;
import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.Balance;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.measure.MemberHistory;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Member;
import dev.loyalty.policy.RuleSet;
import dev.loyalty.policy.definition.Aggregate;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.MeasureSource;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.Viewpoint;
import dev.loyalty.reversal.CancellationDecision;
import dev.loyalty.reversal.ReversalCalculation;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.scenario.Mismatch;
import dev.loyalty.scenario.RuleOutcome;
import dev.loyalty.scenario.ScenarioResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One scenario under way: the ledger and the history that go from step to step, the receipts of earlier steps, and what
 * did not come to what was expected. Used by one thread.
 */
public final class Play {

    private final Scenario scenario;
    private final Calculations calculations;
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final List<ReversalDecision> reversals = new ArrayList<>();
    private final Map<String, List<CancellationDecision>> cancellations = new HashMap<>();
    private final List<Mismatch> mismatches = new ArrayList<>();
    private final Set<String> provedToFire = new TreeSet<>();
    private final Set<String> provedSilent = new TreeSet<>();
    private LedgerSnapshot ledger;
    private MemberHistory history;
    private final TierPlay tiers;
    private final ReferralPlay referrals;

    Play(Scenario scenario, Calculations calculations) {
        this.scenario = scenario;
        this.calculations = calculations;
        this.ledger = LedgerSnapshot.empty(scenario.member().id());
        this.history = MemberHistory.empty(policy().id(), scenario.member().id());
        this.tiers = new TierPlay(this);
        this.referrals = new ReferralPlay(this);
    }

    ScenarioResult run() {
        for (Step step : scenario.steps()) {
            try {
                step.play(this);
                step.frame().then().balances().forEach((account, holding) -> compare(step, account, holding));
            } catch (RuntimeException failed) {
                // Whatever a rule or its settlement throws is a fault of the policy, told like any other mismatch.
                String message = String.valueOf(failed.getMessage());
                add(step, step.frame().place(), "the calculation", "a result", "a failure: " + message, null);
                break;
            }
        }
        return new ScenarioResult(scenario.name(), scenario.file(), scenario.line(), mismatches);
    }

    Set<String> provedToFire() {
        return provedToFire;
    }

    Set<String> provedSilent() {
        return provedSilent;
    }

    Calculations calculations() {
        return calculations;
    }

    PolicyDefinition policy() {
        return calculations.policy();
    }

    Scenario scenario() {
        return scenario;
    }

    /** The member as of an instant, with the level of that time. */
    Member member(Instant at) {
        return tiers.member(at);
    }

    /** The member's level, from step to step. */
    TierPlay tiers() {
        return tiers;
    }

    /** All members of the scenario, as far as they refer each other or compete. */
    ReferralPlay referrals() {
        return referrals;
    }

    MemberHistory history() {
        return history;
    }

    /** How many orders of the member's own steps count at an instant. */
    long ordersKept(Instant at) {
        Measure orders = Measure.of("orders", new Aggregate.Count(MeasureSource.ORDER));
        return history.values(List.of(orders), Viewpoint.of(at, policy().zone()))
                                .values()
                                .get(orders.name())
                        instanceof Long count
                ? count
                : 0;
    }

    LedgerSnapshot ledger() {
        return ledger;
    }

    /** The measures of the policy as of an activity: what the scenario states, and what the steps came to. */
    MeasureValues measures(Activity activity) {
        return measures(activity.at(), activity.id());
    }

    /** As {@link #measures(Activity)}, for what is no activity of the past itself. */
    MeasureValues measures(Instant at, String event) {
        Viewpoint from = Viewpoint.of(scenario.member(), at, policy().zone()).withTierSince(tiers.since());
        return measures(from, event);
    }

    /** The measures seen from there; {@code except} is the event that asks, or null. */
    MeasureValues measures(Viewpoint from, @Nullable String except) {
        return asStated(history.values(policy().measures().values(), from, except));
    }

    /** The measures seen from there, after receipts that are not kept yet. */
    MeasureValues measuresAfter(List<Receipt> made, Viewpoint from) {
        return asStated(history.plus(made).values(policy().measures().values(), from));
    }

    private MeasureValues asStated(MeasureValues counted) {
        MeasureValues values = counted;
        for (Map.Entry<String, Object> stated : scenario.stated().values().entrySet()) {
            values = values.with(stated.getKey(), stated.getValue());
        }
        return values;
    }

    /** Computes a reversal of a receipt that this play made, so that its version is at hand. */
    ReversalDecision reverse(ReversalRequest request) {
        return ReversalCalculation.reverse(request, new ReceiptRules(version -> Optional.of(calculations)))
                .orThrow();
    }

    /** Writes what a receipt books, and keeps the receipt under the id of its event. */
    void book(Receipt receipt) {
        ledger = ledger.plus(receipt.booking());
        receipts.put(receipt.key().event(), receipt);
    }

    /** Writes what a receipt books that no later step asks for. */
    void bookOnly(Receipt receipt) {
        ledger = ledger.plus(receipt.booking());
    }

    /** Writes to the member's own ledger. */
    void book(Booking booking) {
        ledger = ledger.plus(booking);
    }

    /** Takes any receipt of the member into the past. */
    void keepPast(Receipt receipt) {
        history = history.plus(receipt);
    }

    /** Writes what a cancellation books, and keeps it beside the redemption. */
    void book(String redemption, CancellationDecision decision) {
        ledger = ledger.plus(decision.booking());
        cancellations.computeIfAbsent(redemption, id -> new ArrayList<>()).add(decision);
    }

    List<CancellationDecision> cancellationsOf(String redemption) {
        return cancellations.getOrDefault(redemption, List.of());
    }

    /** Takes an activity into the member's past. */
    void keep(EarningDecision decision) {
        history = history.plus(decision);
    }

    /** Takes what came back out of the member's past. */
    void keep(ReversalDecision decision) {
        history = history.plus(decision);
        reversals.add(decision);
    }

    /** Every receipt that awarded for an activity, its own first, as far as it is about it. */
    List<AwardReceipt> originals(String activity) {
        return receipts.values().stream()
                .filter(AwardReceipt.class::isInstance)
                .map(receipt -> ((AwardReceipt) receipt).about(activity))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(
                                (AwardReceipt receipt) -> !receipt.key().event().equals(activity))
                        .thenComparing(AwardReceipt::key))
                .toList();
    }

    /** What an order earned, as it is now. */
    EarningDecision earned(String order) {
        return receipts.values().stream()
                .filter(EarningDecision.class::isInstance)
                .map(EarningDecision.class::cast)
                .filter(decision -> decision.activity().id().equals(order))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no step before earned for " + order));
    }

    /** The reversals so far of one receipt, in their order. */
    List<ReversalDecision> reversalsOf(EarningDecision original) {
        return reversals.stream()
                .filter(reversal -> reversal.original().equals(original.key()))
                .toList();
    }

    /** Writes what a change of an order books, whose receipt takes the place of the one before. */
    void replace(EarningDecision original, EarningDecision changed) {
        receipts.values().remove(original);
        book(changed);
    }

    /** The reversals so far of any of these receipts, in their order. */
    List<ReversalDecision> reversalsOf(List<AwardReceipt> originals) {
        Set<IdempotencyKey> keys = originals.stream().map(AwardReceipt::key).collect(Collectors.toSet());
        return reversals.stream()
                .filter(reversal -> reversal.originals().stream().anyMatch(keys::contains))
                .toList();
    }

    /** @throws IllegalStateException if no step before gave a receipt of that event and kind */
    <T extends Receipt> T receipt(String event, Class<T> kind) {
        Receipt receipt = receipts.get(event);
        if (!kind.isInstance(receipt)) {
            throw new IllegalStateException("no step before gave a " + kind.getSimpleName() + " of " + event);
        }
        return kind.cast(receipt);
    }

    /**
     * Compares units of all accounts.
     *
     * @param expected null if nothing is expected
     * @param why what brought the units of an account, or null
     */
    void compare(
            Step step,
            String what,
            Then.@Nullable Amounts expected,
            ToLongFunction<String> units,
            Function<String, @Nullable String> why) {
        if (expected == null) {
            return;
        }
        for (String account : policy().accounts().keySet()) {
            Then.Amount amount = expected.byAccount().getOrDefault(account, new Then.Amount(0, expected.place()));
            long actual = units.applyAsLong(account);
            if (actual != amount.units()) {
                add(
                        step,
                        amount.place(),
                        what + " of " + account,
                        text(account, amount.units()),
                        text(account, actual),
                        why.apply(account));
            }
        }
    }

    /**
     * Compares what came of the rules that the step names, and notes which of them are proved.
     *
     * @param set whose rules the step runs; others cannot say anything, so that their silence proves nothing
     * @param why what became of the proposals of a rule, or null
     */
    void compareRules(
            Step step, RuleSet set, Function<String, RuleOutcome> outcomes, Function<String, @Nullable String> why) {
        List<String> asked = calculations.ruleNames(set);
        for (Then.Rule expected : step.frame().then().rules()) {
            String rule = expected.name();
            RuleOutcome actual = outcomes.apply(rule);
            String what = "rule \"" + rule + "\"";
            if (!asked.contains(rule)) {
                String word = "not asked, as only rules of " + set.fileName() + " are";
                add(step, expected.place(), what, expected.outcome().word(), word, null);
            } else if (actual != expected.outcome()) {
                add(step, expected.place(), what, expected.outcome().word(), actual.word(), why.apply(rule));
            } else if (actual == RuleOutcome.FIRED) {
                provedToFire.add(rule);
            } else if (actual == RuleOutcome.SILENT || set == RuleSet.TIERS) {
                // What a level needs stands in the proposal: to be asked and not reached is its silence.
                provedSilent.add(rule);
            }
        }
    }

    /** Compares what an activity earned, and what came of the rules that were asked. */
    void compareEarned(Step step, Then.@Nullable Amounts awards, EarningDecision decision) {
        RuleOutcomes outcomes = new RuleOutcomes(
                decision.proposals(),
                decision.blocks().stream().map(Blocked::rule).collect(Collectors.toSet()));
        compare(
                step,
                "awards",
                awards,
                decision::awarded,
                account -> outcomes.why(account, units -> text(account, units)));
        compareRules(step, RuleSet.EARNING, outcomes::of, outcomes::why);
    }

    /** Compares two texts. */
    void compare(Step step, Place place, String what, String expected, String actual) {
        compare(step, place, what, expected, actual, null);
    }

    /** Compares two texts; {@code why} tells what led to the actual one, or is null. */
    void compare(Step step, Place place, String what, String expected, String actual, @Nullable String why) {
        if (!expected.equals(actual)) {
            add(step, place, what, expected, actual, why);
        }
    }

    private void compare(Step step, String account, Then.Holding expected) {
        Balance balance = ledger.balance(account, step.frame().clock());
        compareHeld(step, expected.place(), "pending", account, expected.pending(), balance.pending());
        compareHeld(step, expected.place(), "active", account, expected.active(), balance.active());
        compareHeld(step, expected.place(), "held", account, expected.held(), balance.held());
        compareHeld(step, expected.place(), "debt", account, expected.debt(), balance.debt());
        Fraction remainder = expected.remainder();
        if (remainder != null) {
            String actual = Units.text(policy(), account, ledger.remainder(account));
            compare(step, expected.place(), "remainder of " + account, remainder.toString(), actual);
        }
    }

    private void compareHeld(Step step, Place place, String what, String account, long expected, long actual) {
        compare(step, place, what + " balance of " + account, text(account, expected), text(account, actual));
    }

    private void add(Step step, Place place, String what, String expected, String actual, @Nullable String why) {
        mismatches.add(new Mismatch(
                step.frame().number(), what, expected, actual, why, scenario.file(), place.line(), place.column()));
    }

    /** Units of an account as scenarios write them. */
    String text(String account, long units) {
        return Units.text(policy(), account, units);
    }
}
