package dev.loyalty.model;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;

/**
 * What an order line stands for. Hosts may use kinds of their own; a kind that the policy does not list under
 * {@code earning-kinds} does not earn.
 *
 * @param name lower-case words joined by hyphens, such as {@code gift-card}
 */
public record LineKind(String name) {

    public static final LineKind MERCHANDISE = new LineKind("merchandise");
    public static final LineKind SHIPPING = new LineKind("shipping");
    public static final LineKind GIFT_CARD = new LineKind("gift-card");
    public static final LineKind FEE = new LineKind("fee");
    public static final LineKind TIP = new LineKind("tip");
    public static final LineKind DEPOSIT = new LineKind("deposit");
    public static final LineKind DONATION = new LineKind("donation");
    /** A reduction written as a line of its own; it is never an item. */
    public static final LineKind DISCOUNT = new LineKind("discount");

    public LineKind {
        Objects.requireNonNull(name, "name");
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("line kind \"" + name
                    + "\" is not made of lower-case letters, digits and hyphens. Maybe \""
                    + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "\"?");
        }
    }

    /** Whether a line of this kind that counts for {@code amount} is an item: neither a discount nor below zero. */
    public boolean isItem(BigDecimal amount) {
        return amount.signum() >= 0 && !equals(DISCOUNT);
    }

    @Override
    public String toString() {
        return name;
    }
}
