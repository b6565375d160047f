package dev.loyalty.explanation;

import dev.loyalty.model.Fraction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step on the way from what a rule asked for to what was granted.
 *
 * @param kind what was done
 * @param rule the rule whose proposal it is
 * @param account the account it is about; of what is for none, what it is, such as {@code donation to forest}
 * @param line the line it was proposed for, or null for the whole activity
 * @param units what the step adds, exactly; less than zero where it takes away
 * @param because for an operator: the calculation, or the group, limit or rounding that decided
 */
public record Step(
        StepKind kind,
        String rule,
        String account,
        @Nullable String line,
        Fraction units,
        String because) {

    public Step {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(units, "units");
        Objects.requireNonNull(because, "because");
    }
}
