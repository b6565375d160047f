package dev.loyalty.model;

import java.util.Objects;
import org.joda.money.Money;

/**
 * One means by which an order was paid.
 *
 * @param kind such as {@code card}, {@code gift-card}, {@code credit} or {@code points}
 * @param amount what was paid by it, in the order's currency; not negative
 */
public record Tender(String kind, Money amount) {

    public Tender {
        Checks.notBlank(kind, "tender kind");
        Objects.requireNonNull(amount, "amount");
        if (amount.isNegative()) {
            throw new IllegalArgumentException("tender \"" + kind + "\" has the negative amount " + amount
                    + ". Maybe it is a refund? A refund is a reversal, not a tender.");
        }
    }
}
