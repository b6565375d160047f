package dev.loyalty.internal.counting;

import dev.loyalty.internal.math.Allocation;
import dev.loyalty.model.ExchangeRate;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Order;
import dev.loyalty.policy.definition.Conversion;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Amounts of an order in the programme's currency. What counts of an order is first counted in whole minor units of its
 * own currency and then converted, so that what is paid is what earns. Immutable.
 */
final class ProgrammeMoney {

    private final CurrencyUnit from;
    private final CurrencyUnit to;
    private final BigDecimal factor;
    private final boolean exact;

    /** An order without a rate is in the programme's currency. */
    ProgrammeMoney(Order order, Conversion conversion) {
        ExchangeRate rate = order.rate();
        this.from = order.currency();
        this.to = rate == null ? from : rate.to();
        this.factor = rate == null ? BigDecimal.ONE : rate.factor();
        this.exact = conversion == Conversion.EXACT;
    }

    /** @throws IllegalArgumentException if the order is in another currency and brings no rate to the programme's */
    static void requireFit(Order order, PolicyDefinition policy) {
        ExchangeRate rate = order.rate();
        CurrencyUnit counted = rate == null ? order.currency() : rate.to();
        if (!counted.equals(policy.currency())) {
            throw new IllegalArgumentException("order " + order.id() + " is in " + order.currency() + " and brings "
                    + (rate == null ? "no rate" : "a rate to " + rate.to()) + ", but programme " + policy.id()
                    + " counts in " + policy.currency() + ". Maybe order.withRate( … ) with the rate to "
                    + policy.currency() + " that the order was made at?");
        }
    }

    /** The programme's. */
    CurrencyUnit currency() {
        return to;
    }

    /** The amount in the programme's currency, with all its decimal places. */
    BigDecimal convert(BigDecimal amount) {
        return from.equals(to) ? amount : amount.multiply(factor);
    }

    /** What rules count of these minor units of the order's currency; the amounts sum to their sum's amount. */
    List<BigDecimal> amounts(List<Long> minor) {
        return exact || from.equals(to)
                ? minor.stream()
                        .map(units -> convert(BigDecimal.valueOf(units, from.getDecimalPlaces())))
                        .toList()
                : rounded(minor).stream().map(Money::getAmount).toList();
    }

    /**
     * The same as money, which has whole minor units: rounded half up once, for all together, and shared by largest
     * remainder.
     */
    List<Money> rounded(List<Long> minor) {
        List<Fraction> converted = minor.stream()
                .map(units -> convert(BigDecimal.valueOf(units, from.getDecimalPlaces())))
                .map(amount -> Fraction.of(amount.movePointRight(to.getDecimalPlaces())))
                .toList();
        long whole = converted.stream().reduce(Fraction.ZERO, Fraction::plus).round(RoundingMode.HALF_UP);
        return Allocation.largestRemainder(whole, converted).stream()
                .map(units -> Money.ofMinor(to, units))
                .toList();
    }
}
