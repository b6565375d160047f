package dev.loyalty.reversal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of an award that a reversal undid.
 *
 * @param rule the rule whose award it was
 * @param account the account it was credited to
 * @param line the line it was proposed for, or null for the whole order
 * @param units what came back this time
 */
public record ReversedAward(
        String rule, String account, @Nullable String line, long units) {

    public ReversedAward {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(account, "account");
    }
}
