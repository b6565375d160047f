package dev.loyalty.ledger;

import java.util.Objects;
import org.joda.money.Money;

/**
 * The part of a redemption that belongs to one line of the order, or {@link Share#WHOLE} of a redemption that is for no
 * lines.
 *
 * @param line the line's id
 * @param units spent for it, not negative; 0 for a line so small that no whole unit falls to it
 * @param value what they were turned into, not negative
 */
public record RedeemedShare(String line, long units, Money value) {

    public RedeemedShare {
        Checks.text(line, "RedeemedShare.line");
        Checks.notNegative(units, "RedeemedShare.units");
        Objects.requireNonNull(value, "RedeemedShare.value");
        if (value.isNegative()) {
            throw new IllegalArgumentException("RedeemedShare.value of line " + line + " is " + value
                    + ". Maybe the sign of the discount was kept?");
        }
    }
}
