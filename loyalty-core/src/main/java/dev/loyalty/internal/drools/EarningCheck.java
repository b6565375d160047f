package dev.loyalty.internal.drools;

import static dev.loyalty.internal.drools.EarningVerb.inYaml;

import dev.loyalty.internal.drools.Sentence.Argument;
import dev.loyalty.internal.drools.Sentence.Call;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks what rules of earning propose, as far as it can be known before any order: that account, unit, limit and group
 * fit each other, that a word fits what it is said of, and that a parameter has a value that can be proposed. What it
 * leaves out, because it is worked out by the rule, is checked again when it is settled.
 */
final class EarningCheck {

    private static final String EARN = "earn";

    private final Findings findings;
    private final VocabularyTypes types;
    private final PolicyDefinition policy;
    private final EarningWords words;
    private final EarningAmounts amounts;
    private final EarningLimits limits;
    private final EarningGroups groups;

    EarningCheck(Findings findings, VocabularyTypes types, PolicyDefinition policy) {
        this.findings = findings;
        this.types = types;
        this.policy = policy;
        this.words = new EarningWords(findings);
        this.amounts = new EarningAmounts(findings, policy);
        this.limits = new EarningLimits(findings, policy);
        this.groups = new EarningGroups(findings, policy);
    }

    void check(ParsedRule rule) {
        BoundNames bound = new BoundNames(rule, types);
        for (Sentence sentence : Sentence.of(rule, EARN)) {
            EarningVerb.of(sentence.verb()).ifPresent(verb -> check(sentence, verb, scope(sentence, bound)));
        }
    }

    /** The type of the fact that is proposed for, or null if it is not plain. */
    private static @Nullable String scope(Sentence sentence, BoundNames bound) {
        Argument scope = sentence.verb().argument(0);
        return scope == null ? null : scope.variable().map(bound::fact).orElse(null);
    }

    private void check(Sentence sentence, EarningVerb verb, @Nullable String scope) {
        words.check(sentence, verb, scope);
        amounts.check(sentence, verb);
        limits.checkSubjects(sentence, scope);
        AccountUnit unit = verb.unit();
        if (unit == null) {
            limits.checkUnits(sentence, verb);
            name(sentence.verb().argument(1))
                    .ifPresent(name -> groups.check(sentence, "brings earn." + verb.word() + " \"" + name + "\""));
            return;
        }
        account(sentence, verb, unit).ifPresent(account -> {
            limits.checkUnits(sentence, account);
            groups.check(
                    sentence,
                    (verb == EarningVerb.MULTIPLY ? "multiplies account \"" : "brings something to account \"")
                            + account.name() + "\"");
        });
    }

    private Optional<Account> account(Sentence sentence, EarningVerb verb, AccountUnit unit) {
        Optional<Call> to = sentence.last("to");
        return to.isPresent() ? named(sentence, verb, unit, to.get().argument(0)) : first(sentence, unit);
    }

    /** The account that is meant where none is named. */
    private Optional<Account> first(Sentence sentence, AccountUnit unit) {
        Optional<Account> first = policy.accounts().values().stream()
                .filter(account -> account.unit() == unit)
                .findFirst();
        if (first.isEmpty()) {
            sentence.error(
                    findings,
                    DiagnosticCode.ACCOUNT_UNIT,
                    sentence.verb().at(),
                    "policy.yaml has no account of " + inYaml(unit) + ", which earn."
                            + sentence.verb().name() + " is for",
                    "Maybe \"{ unit: " + inYaml(unit) + " }\" for one of the accounts?");
        }
        return first;
    }

    private Optional<Account> named(Sentence sentence, EarningVerb verb, AccountUnit unit, @Nullable Argument name) {
        Account account = name(name).map(policy.accounts()::get).orElse(null);
        if (name == null || account == null) {
            return Optional.empty();
        }
        boolean multiplies = verb == EarningVerb.MULTIPLY;
        if (multiplies ? account.unit() != AccountUnit.ITEMS : account.unit() == unit) {
            return Optional.of(account);
        }
        sentence.error(
                findings,
                DiagnosticCode.ACCOUNT_UNIT,
                name.at(),
                "account \"" + account.name() + "\" holds " + inYaml(account.unit()) + ", and earn." + verb.word()
                        + (multiplies ? " multiplies none" : " brings " + inYaml(unit)),
                "Maybe " + verbFor(account.unit()) + ", or another account?");
        return Optional.empty();
    }

    private static Optional<String> name(@Nullable Argument argument) {
        return argument == null ? Optional.empty() : argument.literal();
    }

    private static String verbFor(AccountUnit unit) {
        return switch (unit) {
            case POINTS -> "earn.points( … )";
            case MONEY -> "earn.credit( … )";
            case ITEMS -> "earn.item( … )";
        };
    }
}
