package dev.loyalty.redemption;

import dev.loyalty.ledger.RedemptionUse;
import java.util.Objects;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One reward of a quote.
 *
 * @param reward its name, for a {@link Wish}
 * @param rule the rule that offers it
 * @param account whose units it costs
 * @param use what they are turned into
 * @param chosen whether the member chooses how many units; otherwise the cost is fixed
 * @param step the cost, or of a chosen amount the fewest units by which it can differ
 * @param least the fewest units that can be spent
 * @param units what it costs: of a chosen amount, the most that can be spent now; if it cannot be had, what it would cost
 * @param value what these units are worth, in money; zero for things
 * @param refusal why it cannot be had, or null if it can
 */
public record QuotedReward(
        String reward,
        String rule,
        String account,
        RedemptionUse use,
        boolean chosen,
        long step,
        long least,
        long units,
        Money value,
        @Nullable Refusal refusal) {

    public QuotedReward {
        Objects.requireNonNull(reward, "reward");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(value, "value");
    }

    /** Whether it can be had now. */
    public boolean isAvailable() {
        return refusal == null;
    }
}
