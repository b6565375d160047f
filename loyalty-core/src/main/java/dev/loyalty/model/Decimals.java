package dev.loyalty.model;

import java.math.BigDecimal;

/** The one form of a decimal: equal numbers are equal objects and have the same text. */
public final class Decimals {

    /** Digits before or after the point that no quantity or price needs; more would only cost time. */
    private static final int MOST_DIGITS = 100;

    private Decimals() {}

    /**
     * The same number without zeros at its end and without an exponent.
     *
     * @param field names the number in the message
     * @throws IllegalArgumentException if it has more than 100 digits before or after the point
     */
    public static BigDecimal canonical(BigDecimal value, String field) {
        BigDecimal shortest = value.stripTrailingZeros();
        if (shortest.scale() > MOST_DIGITS || (long) shortest.precision() - shortest.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException(field + " has more than " + MOST_DIGITS
                    + " digits before or after the point. Maybe an exponent slipped in?");
        }
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
