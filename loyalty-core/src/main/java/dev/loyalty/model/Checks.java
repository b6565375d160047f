package dev.loyalty.model;

import java.math.BigDecimal;

/** Argument checks shared by the records of this package. */
final class Checks {

    private Checks() {}

    /** The same number without a negative scale, so that it equals itself after it was written as text. */
    static BigDecimal plain(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    static void notBlank(String value, String field) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " is " + (value == null ? "null" : "blank"));
        }
    }
}
