package dev.loyalty.internal.scenario;

import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;

/** Units of an account as scenarios write them: money in major units, with the currency's decimal places. */
final class Units {

    private Units() {}

    static String text(PolicyDefinition policy, String account, long units) {
        Account declared = policy.accounts().get(account);
        return declared != null && declared.unit() == AccountUnit.MONEY
                ? BigDecimal.valueOf(units, policy.currency().getDecimalPlaces())
                        .toPlainString()
                : Long.toString(units);
    }
}
