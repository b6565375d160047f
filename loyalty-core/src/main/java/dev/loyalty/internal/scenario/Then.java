package dev.loyalty.internal.scenario;

import dev.loyalty.model.Fraction;
import dev.loyalty.scenario.RuleOutcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What any step can be expected to come to; what only one kind of step can come to is the step's own. Immutable.
 *
 * @param isSaid whether the step has a {@code then}
 * @param rules what must come of rules
 * @param balances by account, in the order of the file
 */
public record Then(boolean isSaid, List<Rule> rules, Map<String, Holding> balances) {

    /** For steps that only lead to the next one. */
    public static final Then NOTHING = new Then(false, List.of(), Map.of());

    public Then {
        rules = List.copyOf(rules);
        balances = Collections.unmodifiableMap(new LinkedHashMap<>(balances));
    }

    /**
     * Units of all accounts: one that is not named gets 0.
     *
     * @param place of the whole
     */
    public record Amounts(Map<String, Amount> byAccount, Place place) {
        public Amounts {
            byAccount = Collections.unmodifiableMap(new LinkedHashMap<>(byAccount));
        }
    }

    /** Units of one account. */
    public record Amount(long units, Place place) {}

    /** What must come of a rule. */
    public record Rule(String name, RuleOutcome outcome, Place place) {}

    /**
     * What the member holds in an account.
     *
     * @param remainder what is not a whole unit yet, money in major units; null: not looked at
     */
    public record Holding(
            long pending,
            long active,
            long held,
            long debt,
            @Nullable Fraction remainder,
            Place place) {}
}
