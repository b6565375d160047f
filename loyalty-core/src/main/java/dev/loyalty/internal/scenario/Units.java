package dev.loyalty.internal.scenario;

import dev.loyalty.model.Fraction;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;

/** Units of an account as scenarios write them: money in major units, with the currency's decimal places. */
final class Units {

    private Units() {}

    static String text(PolicyDefinition policy, String account, long units) {
        return isMoney(policy, account)
                ? BigDecimal.valueOf(units, policy.currency().getDecimalPlaces())
                        .toPlainString()
                : Long.toString(units);
    }

    /** Parts of a unit, exactly. */
    static String text(PolicyDefinition policy, String account, Fraction units) {
        Fraction unit = Fraction.of(
                isMoney(policy, account) ? BigDecimal.TEN.pow(policy.currency().getDecimalPlaces()) : BigDecimal.ONE);
        return units.dividedBy(unit).toString();
    }

    private static boolean isMoney(PolicyDefinition policy, String account) {
        Account declared = policy.accounts().get(account);
        return declared != null && declared.unit() == AccountUnit.MONEY;
    }
}
