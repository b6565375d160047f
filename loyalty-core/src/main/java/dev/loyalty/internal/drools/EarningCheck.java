package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.Sentence.Argument;
import dev.loyalty.internal.drools.Sentence.Call;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.Choice;
import dev.loyalty.policy.definition.Group;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.LimitUnit;
import dev.loyalty.policy.definition.Parameter;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks what rules of earning propose, as far as it can be known before any order: that account, unit, limit and group
 * fit each other, that a word fits what it is said of, and that a parameter has a value that can be proposed. What it
 * leaves out, because it is worked out by the rule, is checked again when it is settled.
 */
final class EarningCheck {

    /** The facts that are, or have, what a limit per subject counts for. */
    private static final Set<String> SUBJECTS = Set.of("Action", "PastOrder");

    private static final String VERB = "earn";
    private static final Pattern PARAMETER = Pattern.compile("policy\\s*\\.\\s*(\\w+)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Set<String> OF_MONEY = Set.of("per", "perFull");
    private static final Set<String> OF_UNITS = Set.of("perUnit", "perFullUnit");
    private static final Set<String> OF_ORDERS = Set.of("whileAtLeast", "whileAllOf");
    private static final Set<String> ACTIVITIES = Set.of("Action", "Moment");

    private final Findings findings;
    private final VocabularyTypes types;
    private final PolicyDefinition policy;
    private final Map<String, Grouped> grouped = new HashMap<>();

    /** The first proposal that was found in a group. */
    private record Grouped(String rule, boolean multiplies, String account) {}

    EarningCheck(Findings findings, VocabularyTypes types, PolicyDefinition policy) {
        this.findings = findings;
        this.types = types;
        this.policy = policy;
    }

    void check(ParsedRule rule) {
        BoundNames bound = new BoundNames(rule, types);
        for (Sentence sentence : Sentence.of(rule, VERB)) {
            AccountUnit unit = unit(sentence.verb());
            if (unit != null) {
                checkProposal(sentence, unit, scope(sentence, bound));
            }
        }
    }

    /** What the verb brings; null if it brings nothing, or is none. */
    private static @Nullable AccountUnit unit(Call verb) {
        return switch (verb.name()) {
            case "points", "multiply" -> AccountUnit.POINTS;
            case "credit" -> AccountUnit.MONEY;
            case "item", "items" -> AccountUnit.ITEMS;
            default -> null;
        };
    }

    private static boolean multiplies(Sentence sentence) {
        return sentence.verb().name().equals("multiply");
    }

    /** The type of the fact that is proposed for, or null if it is not plain. */
    private static @Nullable String scope(Sentence sentence, BoundNames bound) {
        Argument scope = sentence.verb().argument(0);
        return scope == null ? null : scope.variable().map(bound::fact).orElse(null);
    }

    private void checkProposal(Sentence sentence, AccountUnit unit, @Nullable String scope) {
        checkWords(sentence, scope);
        checkValues(sentence);
        account(sentence, unit).ifPresent(account -> {
            sentence.all("limitedBy").forEach(word -> checkLimit(sentence, word, account));
            sentence.last("inGroup").ifPresent(word -> checkGroup(sentence, word, account));
        });
        sentence.all("limitedBy").forEach(word -> checkSubject(sentence, word, scope));
    }

    private Optional<Account> account(Sentence sentence, AccountUnit unit) {
        Optional<Call> to = sentence.last("to");
        if (to.isEmpty()) {
            Optional<Account> first = policy.accounts().values().stream()
                    .filter(account -> account.unit() == unit)
                    .findFirst();
            if (first.isEmpty()) {
                error(
                        DiagnosticCode.ACCOUNT_UNIT,
                        sentence,
                        sentence.verb().at(),
                        "policy.yaml has no account of " + word(unit) + ", which " + VERB + "."
                                + sentence.verb().name() + " is for",
                        "Maybe \"{ unit: " + word(unit) + " }\" for one of the accounts?");
            }
            return first;
        }
        Argument name = to.get().argument(0);
        Account account =
                name == null ? null : name.literal().map(policy.accounts()::get).orElse(null);
        if (name == null || account == null) {
            return Optional.empty();
        }
        boolean fits = multiplies(sentence) ? account.unit() != AccountUnit.ITEMS : account.unit() == unit;
        if (!fits) {
            error(
                    DiagnosticCode.ACCOUNT_UNIT,
                    sentence,
                    name.at(),
                    "account \"" + account.name() + "\" holds " + word(account.unit()) + ", and " + VERB + "."
                            + sentence.verb().name()
                            + (multiplies(sentence) ? " multiplies none" : " brings " + word(unit)),
                    "Maybe " + verbFor(account.unit()) + ", or another account?");
            return Optional.empty();
        }
        return Optional.of(account);
    }

    private void checkLimit(Sentence sentence, Call word, Account account) {
        limit(word).ifPresent(limit -> {
            boolean counts = limit.unit() == LimitUnit.TIMES
                    || limit.unit().name().equals(account.unit().name());
            if (!counts) {
                error(
                        DiagnosticCode.LIMIT_UNIT,
                        sentence,
                        at(word),
                        "limit \"" + limit.name() + "\" counts " + word(limit.unit()) + ", and account \""
                                + account.name() + "\" holds " + word(account.unit()),
                        "Maybe a limit of " + word(account.unit()) + " or of times?");
            }
        });
    }

    private void checkSubject(Sentence sentence, Call word, @Nullable String scope) {
        limit(word).ifPresent(limit -> {
            boolean named = word.arguments().size() > 1;
            if (named && !limit.per().isOfSubject()) {
                error(
                        DiagnosticCode.LIMIT_SUBJECT,
                        sentence,
                        at(word),
                        "limit \"" + limit.name() + "\" counts for each " + word(limit.per())
                                + ", and here a subject is named",
                        "Maybe \"per: subject\" in policy.yaml?");
            } else if (!named && limit.per().isOfSubject() && scope != null && !SUBJECTS.contains(scope)) {
                error(
                        DiagnosticCode.LIMIT_SUBJECT,
                        sentence,
                        at(word),
                        "limit \"" + limit.name() + "\" counts for each subject, and " + article(scope) + " has none",
                        "Maybe .limitedBy( \"" + limit.name() + "\", $serial ), with what it should count for?");
            }
        });
    }

    private Optional<Limit> limit(Call word) {
        Argument name = word.argument(0);
        return name == null
                ? Optional.empty()
                : name.literal().map(literal -> policy.limits().get(literal));
    }

    private void checkGroup(Sentence sentence, Call word, Account account) {
        Argument name = word.argument(0);
        Group group =
                name == null ? null : name.literal().map(policy.groups()::get).orElse(null);
        if (group == null || group.choose() == Choice.ALL) {
            return;
        }
        Grouped own = new Grouped(sentence.rule().name(), multiplies(sentence), account.name());
        Grouped first = grouped.putIfAbsent(group.name(), own);
        if (first != null
                && (first.multiplies() != own.multiplies() || !first.account().equals(own.account()))) {
            error(
                    DiagnosticCode.MIXED_GROUP,
                    sentence,
                    at(word),
                    "this proposal " + described(own) + ", and rule \"" + first.rule() + "\" of the same group "
                            + described(first) + ", so that they cannot be compared",
                    "Maybe a group each for multipliers and amounts, and for each account?");
        }
    }

    private static String described(Grouped proposal) {
        return (proposal.multiplies() ? "multiplies account \"" : "brings something to account \"") + proposal.account()
                + "\"";
    }

    private void checkWords(Sentence sentence, @Nullable String scope) {
        for (Call word : sentence.words()) {
            String name = word.name();
            boolean rate = OF_MONEY.contains(name) || OF_UNITS.contains(name);
            if (multiplies(sentence) && (rate || name.equals("multiplied"))) {
                unfit(sentence, word, "a multiplier multiplies what other rules give", "Maybe earn.points( … )?");
            } else if (unit(sentence.verb()) == AccountUnit.ITEMS && name.equals("multiplied")) {
                unfit(sentence, word, "things are not multiplied", "Maybe earn.items( … ) with a higher number?");
            } else if (OF_UNITS.contains(name) && scope != null && !scope.equals("Line")) {
                unfit(
                        sentence,
                        word,
                        "only a line has units, not " + article(scope),
                        "Maybe $line : Line( earning ), and the proposal for it?");
            } else if ((OF_MONEY.contains(name) || OF_ORDERS.contains(name))
                    && scope != null
                    && ACTIVITIES.contains(scope)) {
                unfit(
                        sentence,
                        word,
                        article(scope) + " has no money and no lines",
                        "Maybe a fixed amount, or an order?");
            }
        }
    }

    private void unfit(Sentence sentence, Call word, String message, String hint) {
        error(DiagnosticCode.UNFIT_WORD, sentence, word.at(), message + ", so ." + word.name() + " says nothing", hint);
    }

    private void checkValues(Sentence sentence) {
        BigDecimal one = BigDecimal.ONE;
        Argument amount = sentence.verb().argument(1);
        if (amount != null) {
            if (multiplies(sentence)) {
                checkValue(sentence, amount, value -> value.compareTo(one) >= 0, "a multiplier is at least 1");
            } else {
                checkValue(sentence, amount, value -> value.signum() >= 0, "what is proposed cannot be less than 0");
            }
        }
        for (Call word : sentence.words()) {
            Argument money = word.argument(0);
            if (money != null && OF_MONEY.contains(word.name())) {
                checkValue(sentence, money, value -> value.signum() > 0, "an amount is for more than 0");
            } else if (money != null && word.name().equals("whileAtLeast")) {
                checkValue(sentence, money, value -> value.signum() > 0, "at least 0 is always true");
            }
        }
    }

    private interface Bound {
        boolean allows(BigDecimal value);
    }

    private void checkValue(Sentence sentence, Argument argument, Bound bound, String rule) {
        Optional<BigDecimal> value = value(argument.text());
        if (value.isPresent() && !bound.allows(value.get())) {
            error(
                    DiagnosticCode.PARAMETER_VALUE,
                    sentence,
                    argument.at(),
                    NUMBER.matcher(argument.text()).matches()
                            ? "here stands " + argument.text() + ", but " + rule
                            : argument.text() + " is " + value.get().toPlainString() + ", but " + rule,
                    "Maybe another value, and a \"min\" or \"max\" for the parameter in policy.yaml?");
        }
    }

    /** The value of a parameter or a number; empty for whatever else. */
    private Optional<BigDecimal> value(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text));
        }
        Matcher matcher = PARAMETER.matcher(text);
        Parameter parameter = matcher.matches() ? policy.parameters().get(matcher.group(1)) : null;
        if (parameter == null) {
            return Optional.empty();
        }
        Object value = parameter.value();
        return value instanceof BigDecimal decimal
                ? Optional.of(decimal)
                : value instanceof Long whole ? Optional.of(BigDecimal.valueOf(whole)) : Optional.empty();
    }

    private void error(DiagnosticCode code, Sentence sentence, int at, String message, String hint) {
        findings.error(code, sentence.rule().text(), at, sentence.rule().name(), message, hint);
    }

    /** Where the name stands that a word is about. */
    private static int at(Call word) {
        Argument name = word.argument(0);
        return name == null ? word.at() : name.at();
    }

    private static String verbFor(AccountUnit unit) {
        return switch (unit) {
            case POINTS -> "earn.points( … )";
            case MONEY -> "earn.credit( … )";
            case ITEMS -> "earn.item( … )";
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String article(String type) {
        String word = type.toLowerCase(Locale.ROOT);
        return (List.of("order", "action").contains(word) ? "an " : "a ") + word;
    }
}
