package dev.loyalty.model;

import java.math.BigDecimal;
import java.util.Objects;
import org.joda.money.CurrencyUnit;

/**
 * What the currency of an order is worth in another one, as the host took it for that order.
 *
 * @param to the other currency, such as the programme's
 * @param factor how much of {@code to} one of the order's currency is: 0.85 if 100.00 EUR are 85.00 GBP, and 0.0059 if
 *     1000 JPY are 5.90 GBP; more than 0
 */
public record ExchangeRate(CurrencyUnit to, BigDecimal factor) {

    public ExchangeRate {
        Objects.requireNonNull(to, "to");
        factor = Decimals.canonical(factor, "exchange rate to " + to);
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("exchange rate to " + to + " is " + factor.toPlainString()
                    + ", so that nothing could be paid. Maybe the rate is missing where it comes from?");
        }
    }
}
