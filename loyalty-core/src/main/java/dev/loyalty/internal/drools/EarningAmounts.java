package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.Sentence.Argument;
import dev.loyalty.internal.drools.Sentence.Call;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.definition.Parameter;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that parameters and numbers have a value that can be proposed. */
final class EarningAmounts {

    private static final Pattern PARAMETER = Pattern.compile("policy\\s*\\.\\s*(\\w+)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private final Findings findings;
    private final PolicyDefinition policy;

    EarningAmounts(Findings findings, PolicyDefinition policy) {
        this.findings = findings;
        this.policy = policy;
    }

    void check(Sentence sentence, EarningVerb verb) {
        Argument amount = sentence.verb().argument(verb.amountAt());
        if (amount != null) {
            if (verb == EarningVerb.MULTIPLY) {
                check(sentence, amount, value -> value.compareTo(BigDecimal.ONE) >= 0, "a multiplier is at least 1");
            } else {
                check(sentence, amount, value -> value.signum() >= 0, "what is proposed cannot be less than 0");
            }
        }
        for (Call word : sentence.words()) {
            Argument money = word.argument(0);
            if (money != null && EarningWords.OF_MONEY.contains(word.name())) {
                check(sentence, money, value -> value.signum() > 0, "an amount is for more than 0");
            } else if (money != null && word.name().equals("whileAtLeast")) {
                check(sentence, money, value -> value.signum() > 0, "at least 0 is always true");
            }
        }
    }

    private void check(Sentence sentence, Argument argument, Predicate<BigDecimal> allowed, String rule) {
        Optional<BigDecimal> value = value(argument.text());
        if (value.isPresent() && !allowed.test(value.get())) {
            sentence.error(
                    findings,
                    DiagnosticCode.PARAMETER_VALUE,
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
}
