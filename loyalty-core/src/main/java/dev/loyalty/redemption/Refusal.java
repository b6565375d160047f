package dev.loyalty.redemption;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a reward cannot be had. Numbers are counted as the reason says: units of the reward's account (money in major
 * units), money, or what a rule or a limit counts.
 *
 * @param reward its name
 * @param reason why
 * @param required what is needed; 0 where the reason counts nothing
 * @param available what there is of it; 0 where the reason counts nothing
 * @param because for an operator: the rule, limit or other reward that decided, or null
 */
public record Refusal(
        String reward,
        RefusalReason reason,
        BigDecimal required,
        BigDecimal available,
        @Nullable String because) {

    public Refusal {
        Objects.requireNonNull(reward, "reward");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(required, "required");
        Objects.requireNonNull(available, "available");
    }

    static Refusal of(String reward, RefusalReason reason, @Nullable String because) {
        return new Refusal(reward, reason, BigDecimal.ZERO, BigDecimal.ZERO, because);
    }

    /** How much is missing; 0 if nothing is, because there is too much rather than too little. */
    public BigDecimal missing() {
        return required.subtract(available).max(BigDecimal.ZERO);
    }
}
