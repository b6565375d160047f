package dev.loyalty.model;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a member bought.
 *
 * @param id the event id, usually the order number; unique for the member
 * @param at the time that decides (placed, paid or shipped: the host chooses one and keeps to it)
 * @param currency of every amount in the order
 * @param lines in the shop's order, with ids unique in the order; may be empty
 * @param tenders how the order was paid; empty if the host does not say
 * @param attributes what the merchant adds
 * @param rate what the currency is worth in the programme's, or null for an order in the programme's currency
 */
public record Order(
        String id,
        Instant at,
        CurrencyUnit currency,
        List<Line> lines,
        List<Tender> tenders,
        Attributes attributes,
        @Nullable ExchangeRate rate)
        implements Activity {

    public Order {
        Checks.notBlank(id, "order id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(currency, "currency");
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
        Objects.requireNonNull(attributes, "attributes");
        if (currency.getDecimalPlaces() < 0 || currency.isPseudoCurrency()) {
            throw new IllegalArgumentException("order " + id + " has the currency " + currency
                    + ", which has no minor unit. Maybe the three-letter code of the shop's currency was meant?");
        }
        Set<String> ids = new HashSet<>();
        for (Line line : lines) {
            sameCurrency(id, currency, "line " + line.id(), line.total());
            if (!ids.add(line.id())) {
                throw new IllegalArgumentException("order " + id + " has two lines with the id " + line.id());
            }
        }
        for (Tender tender : tenders) {
            sameCurrency(id, currency, "tender " + tender.kind(), tender.amount());
        }
        if (rate != null && rate.to().equals(currency)) {
            throw new IllegalArgumentException("order " + id + " is in " + currency + " and brings a rate to "
                    + rate.to() + " itself. Maybe leave the rate out?");
        }
    }

    /** An order without exchange rate. */
    public Order(
            String id,
            Instant at,
            CurrencyUnit currency,
            List<Line> lines,
            List<Tender> tenders,
            Attributes attributes) {
        this(id, at, currency, lines, tenders, attributes, null);
    }

    /** An order without tenders and attributes, in the currency of its lines; at least one line is needed. */
    public static Order of(String id, Instant at, List<Line> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("order " + id
                    + " has no lines, so its currency is unknown. Maybe use the constructor that names it?");
        }
        return new Order(id, at, lines.get(0).total().getCurrencyUnit(), lines, List.of(), Attributes.none());
    }

    /** The same order with the rate by which it is converted to the programme's currency. */
    public Order withRate(ExchangeRate exchange) {
        return new Order(id, at, currency, lines, tenders, attributes, exchange);
    }

    private static void sameCurrency(String order, CurrencyUnit currency, String what, Money amount) {
        if (!amount.getCurrencyUnit().equals(currency)) {
            throw new IllegalArgumentException(
                    "order " + order + " is in " + currency + ", but its " + what + " is " + amount);
        }
    }
}
