package dev.loyalty.examples.replay;

import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import java.math.BigDecimal;
import java.util.Locale;
import org.joda.money.CurrencyUnit;

/**
 * Writes numbers for people.
 *
 * @param unit what is counted
 * @param currency of money
 */
record UnitFormat(AccountUnit unit, CurrencyUnit currency) {

    private static final long THOUSAND = 1_000;
    private static final long MILLION = 1_000_000;

    static UnitFormat of(Account account, CurrencyUnit currency) {
        return new UnitFormat(account.unit(), currency);
    }

    /** An amount of the account; money with its decimals. */
    String format(long units) {
        return unit == AccountUnit.MONEY
                ? BigDecimal.valueOf(units, currency.getDecimalPlaces()).toPlainString()
                : grouped(units);
    }

    /** As {@link #format}, with k and M for whole thousands and millions where there is little room. */
    String shortFormat(long units) {
        if (unit == AccountUnit.MONEY || units == 0) {
            return format(units);
        }
        if (units % MILLION == 0) {
            return grouped(units / MILLION) + "M";
        }
        return units % THOUSAND == 0 ? grouped(units / THOUSAND) + "k" : grouped(units);
    }

    /** What is counted, as the beginning of a sentence. */
    String noun() {
        return switch (unit) {
            case POINTS -> "Points";
            case MONEY -> "Money (" + currency.getCode() + ")";
            case ITEMS -> "Items";
        };
    }

    /** A whole number with commas. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
