package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.DUPLICATE_ENTRY;
import static dev.loyalty.policy.DiagnosticCode.EMPTY_SECTION;
import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_ACCOUNT;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_RULE;
import static dev.loyalty.policy.DiagnosticCode.WRONG_SHAPE;

import dev.loyalty.internal.scenario.Place;
import dev.loyalty.internal.scenario.Then;
import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.internal.yaml.TextReader.Unreadable;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.scenario.RuleOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a step of a scenario must come to. */
final class ThenReader {

    private static final String NONE = "none";
    private static final String BALANCE = "balance";
    private static final List<String> HOLDING_KEYS = List.of("pending", "active", "held", "debt", "remainder");

    private final PolicyDefinition policy;
    private final @Nullable Collection<String> rules;
    private final Faults faults;

    ThenReader(PolicyDefinition policy, @Nullable Collection<String> rules, Faults faults) {
        this.policy = policy;
        this.rules = rules;
        this.faults = faults;
    }

    /**
     * @param own what this kind of step can say besides the balance; the first must be there
     * @param also what it can say too
     */
    ThenFields read(YamlNode.Entry entry, int step, List<String> own, List<String> also) {
        List<String> keys =
                Stream.of(own, List.of(BALANCE), also).flatMap(List::stream).toList();
        String section = "then of step " + step;
        Fields fields = Fields.of(entry.value(), section, entry.line(), entry.column(), keys, faults);
        fields.require(keys.get(0));
        Then common = new Then(
                true, rules(fields), fields.entry(BALANCE).map(this::balances).orElse(Map.of()));
        return new ThenFields(this, fields, common);
    }

    /** For a step that expects nothing. */
    ThenFields none() {
        return new ThenFields(this, null, Then.NOTHING);
    }

    /** Units by account, or none. */
    Then.Amounts amounts(YamlNode.Entry entry) {
        Place place = place(entry);
        Map<String, Then.Amount> amounts = new LinkedHashMap<>();
        if (entry.value() instanceof YamlNode.Scalar scalar) {
            if (!scalar.text().equals(NONE)) {
                String account = policy.accounts().keySet().iterator().next();
                String message = entry.key() + " is \"" + scalar.text() + "\", not accounts with amounts.";
                faults.add(WRONG_SHAPE, scalar, message, "Maybe { " + account + ": 1 }, or none?");
            }
        } else if (entry.value() instanceof YamlNode.Mapping mapping
                && mapping.entries().isEmpty()) {
            faults.add(EMPTY_SECTION, mapping, entry.key() + " has nothing in it.", "Maybe \"none\"?");
        } else {
            Fields fields = Fields.ofNamed(entry, entry.key(), faults);
            for (YamlNode.Entry amount : fields.all()) {
                if (isAccount(amount)) {
                    Long units = fields.optional(amount.key(), units(amount.key()));
                    amounts.put(amount.key(), new Then.Amount(units == null ? 0 : units, place(amount)));
                }
            }
        }
        return new Then.Amounts(amounts, place);
    }

    private Map<String, Then.Holding> balances(YamlNode.Entry entry) {
        Map<String, Then.Holding> holdings = new LinkedHashMap<>();
        for (YamlNode.Entry account : Fields.ofNamed(entry, BALANCE, faults).all()) {
            if (isAccount(account)) {
                String section = "balance of " + account.key();
                TextReader<Long> units = units(account.key());
                Fields fields =
                        Fields.of(account.value(), section, account.line(), account.column(), HOLDING_KEYS, faults);
                holdings.put(
                        account.key(),
                        new Then.Holding(
                                fields.optional("pending", units, 0L),
                                fields.optional("active", units, 0L),
                                fields.optional("held", units, 0L),
                                fields.optional("debt", units, 0L),
                                fields.optional("remainder", TextReaders::fraction),
                                place(account)));
            }
        }
        return holdings;
    }

    private List<Then.Rule> rules(Fields fields) {
        List<Then.Rule> expected = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (RuleOutcome outcome : RuleOutcome.values()) {
            for (Fields.Located<String> name : fields.locatedList(outcome.word(), TextReaders::text)) {
                String rule = name.value();
                if (rules != null && !rules.contains(rule)) {
                    String message = "the policy has no rule \"" + rule + "\".";
                    faults.add(UNKNOWN_RULE, name.node(), message, Suggestions.hint(rule, rules));
                } else if (!seen.add(rule)) {
                    String message = "rule \"" + rule + "\" is here a second time in one step.";
                    faults.add(DUPLICATE_ENTRY, name.node(), message, "Maybe another rule is meant?");
                }
                Place place = new Place(name.node().line(), name.node().column());
                expected.add(new Then.Rule(rule, outcome, place));
            }
        }
        return expected;
    }

    private boolean isAccount(YamlNode.Entry entry) {
        Set<String> accounts = policy.accounts().keySet();
        if (!accounts.contains(entry.key())) {
            String message = "policy.yaml has no account \"" + entry.key() + "\".";
            faults.add(UNKNOWN_ACCOUNT, entry, message, Suggestions.hint(entry.key(), accounts));
        }
        return accounts.contains(entry.key());
    }

    /** Units of an account: money in major units of the currency, all others whole. */
    private TextReader<Long> units(String account) {
        Account declared = policy.accounts().get(account);
        boolean money = declared != null && declared.unit() == AccountUnit.MONEY;
        return text -> {
            long units = money ? DefinitionTexts.minorUnits(text, policy.currency()) : TextReaders.integer(text);
            if (units < 0) {
                throw new Unreadable(OUT_OF_RANGE, "less than 0", "Maybe without the sign?");
            }
            return units;
        };
    }

    private static Place place(YamlNode.Entry entry) {
        return new Place(entry.line(), entry.column());
    }
}
