package dev.loyalty.examples.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A share.
 *
 * @param tenths of a per cent, rounded half up
 */
record Percent(long tenths) {

    /** The share of a part in a whole, neither negative; 0 of nothing. */
    static Percent of(long part, long whole) {
        return new Percent(
                whole == 0
                        ? 0
                        : BigDecimal.valueOf(part)
                                .movePointRight(3)
                                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                                .longValueExact());
    }

    /** With one decimal. */
    String text() {
        return BigDecimal.valueOf(tenths, 1) + " %";
    }

    /** Without a decimal that is 0. */
    String shortText() {
        return tenths % 10 == 0 ? tenths / 10 + " %" : text();
    }
}
