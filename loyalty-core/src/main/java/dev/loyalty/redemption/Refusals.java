package dev.loyalty.redemption;

import dev.loyalty.model.Fraction;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.LimitUnit;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Says why one reward cannot be had, in the numbers that people read: money in major units. Immutable. */
final class Refusals {

    private final Ask ask;
    private final int decimals;
    private final int decimalsOfAccount;

    Refusals(PolicyDefinition policy, Ask ask) {
        this.ask = ask;
        this.decimals = policy.currency().getDecimalPlaces();
        Account account = policy.accounts().get(ask.account());
        this.decimalsOfAccount = account != null && account.unit() == AccountUnit.MONEY ? decimals : 0;
    }

    Refusal plain(RefusalReason reason) {
        return Refusal.of(ask.reward(), reason, null);
    }

    Refusal notReached(Ask.Need need) {
        return of(RefusalReason.NOT_REACHED, need.required(), need.actual(), need.what());
    }

    Refusal notEnough(BigDecimal required, long available) {
        return ofUnits(RefusalReason.NOT_ENOUGH_UNITS, required, available);
    }

    Refusal belowMinimum(long units) {
        return ofUnits(RefusalReason.BELOW_MINIMUM, BigDecimal.valueOf(ask.least()), units);
    }

    Refusal notInSteps(long units) {
        return ofUnits(RefusalReason.NOT_IN_STEPS, BigDecimal.valueOf(ask.step()), units);
    }

    Refusal aboveMaximum(BigDecimal asked) {
        return ofUnits(RefusalReason.ABOVE_MAXIMUM, asked, ask.most());
    }

    Refusal moreUnitsThanLeft(BigDecimal asked, long left) {
        return ofUnits(RefusalReason.MORE_THAN_LEFT, asked, left);
    }

    /** @param asked in minor units, as {@code left} */
    Refusal moreValueThanLeft(Fraction asked, long left) {
        return of(
                RefusalReason.MORE_THAN_LEFT,
                new BigDecimal(asked.floored().numerator()).movePointLeft(decimals),
                BigDecimal.valueOf(left, decimals),
                null);
    }

    Refusal limitReached(Limit limit, BigDecimal asked, long left) {
        int places = limit.unit() == LimitUnit.MONEY ? decimals : 0;
        return of(
                RefusalReason.LIMIT_REACHED,
                asked.movePointLeft(places),
                BigDecimal.valueOf(left, places),
                limit.name());
    }

    private Refusal ofUnits(RefusalReason reason, BigDecimal required, long available) {
        return of(
                reason,
                required.movePointLeft(decimalsOfAccount),
                BigDecimal.valueOf(available, decimalsOfAccount),
                null);
    }

    private Refusal of(RefusalReason reason, BigDecimal required, BigDecimal available, @Nullable String because) {
        return new Refusal(ask.reward(), reason, required, available, because);
    }
}
