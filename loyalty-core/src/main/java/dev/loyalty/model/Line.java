package dev.loyalty.model;

import java.math.BigDecimal;
import java.util.Objects;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param id unique in the order
 * @param kind what the line stands for; only kinds that the policy lists earn
 * @param sku the product's code
 * @param category a path such as {@code outdoor/tents}, or null
 * @param quantity in the product's unit, not zero; decimal, because cloth and cheese are sold too
 * @param unitPrice for information of rules, with as many decimals as the shop uses; never multiplied by the library
 * @param total what the line costs before {@code discount}, tax included; may be negative for a correction
 * @param discount what was taken off this line; not negative
 * @param tax the part of {@code total - discount} that is tax
 * @param attributes what the merchant adds
 */
public record Line(
        String id,
        LineKind kind,
        String sku,
        @Nullable String category,
        BigDecimal quantity,
        BigDecimal unitPrice,
        Money total,
        Money discount,
        Money tax,
        Attributes attributes) {

    public Line {
        Checks.notBlank(id, "line id");
        Objects.requireNonNull(kind, "kind");
        Checks.notBlank(sku, "sku of line " + id);
        quantity = Decimals.canonical(quantity, "quantity of line " + id);
        unitPrice = Decimals.canonical(unitPrice, "unit price of line " + id);
        Objects.requireNonNull(attributes, "attributes");
        if (quantity.signum() == 0) {
            throw new IllegalArgumentException("line " + id + " has the quantity 0. Maybe leave the line out?");
        }
        if (!total.isSameCurrency(discount) || !total.isSameCurrency(tax)) {
            throw new IllegalArgumentException(
                    "line " + id + " mixes currencies: total " + total + ", discount " + discount + ", tax " + tax);
        }
        if (discount.isNegative()) {
            throw new IllegalArgumentException("line " + id + " has the negative discount " + discount
                    + ". Maybe give it as a positive amount that is taken off?");
        }
    }

    /** One unit of merchandise without discount or tax. */
    public static Line of(String id, String sku, Money total) {
        return builder(id, sku, total).build();
    }

    public static Builder builder(String id, String sku, Money total) {
        return new Builder(id, sku, total);
    }

    /** What is to be paid for the line: total less discount, tax included. */
    public Money paid() {
        return total.minus(discount);
    }

    /** Builds a {@link Line} of merchandise, quantity 1, no discount, no tax, unless told otherwise; not thread-safe. */
    public static final class Builder {
        private final String id;
        private final String sku;
        private final Money total;
        private LineKind kind = LineKind.MERCHANDISE;
        private @Nullable String category;
        private BigDecimal quantity = BigDecimal.ONE;
        private BigDecimal unitPrice;
        private Money discount;
        private Money tax;
        private Attributes attributes = Attributes.none();

        private Builder(String id, String sku, Money total) {
            this.id = id;
            this.sku = sku;
            this.total = Objects.requireNonNull(total, "total");
            this.unitPrice = total.getAmount();
            this.discount = Money.zero(total.getCurrencyUnit());
            this.tax = this.discount;
        }

        public Builder kind(LineKind kind) {
            this.kind = kind;
            return this;
        }

        public Builder category(String category) {
            this.category = category;
            return this;
        }

        public Builder quantity(long quantity) {
            return quantity(BigDecimal.valueOf(quantity));
        }

        public Builder quantity(BigDecimal quantity) {
            this.quantity = quantity;
            return this;
        }

        public Builder unitPrice(BigDecimal unitPrice) {
            this.unitPrice = unitPrice;
            return this;
        }

        public Builder discount(Money discount) {
            this.discount = discount;
            return this;
        }

        public Builder tax(Money tax) {
            this.tax = tax;
            return this;
        }

        public Builder attribute(String name, Object value) {
            attributes = attributes.with(name, value);
            return this;
        }

        public Line build() {
            return new Line(id, kind, sku, category, quantity, unitPrice, total, discount, tax, attributes);
        }
    }
}
