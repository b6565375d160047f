package dev.loyalty.internal.json;

import dev.loyalty.model.Fraction;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.joda.money.Money;

/**
 * Reads numbers as they are written in receipts, and nothing else: an exponent in a forged receipt could otherwise ask
 * for a number that fills the memory.
 */
final class NumberTexts {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20000}(\\.\\d{1,20000})?");
    private static final Pattern RATIO = Pattern.compile("-?\\d{1,20000}/[1-9]\\d{0,19999}");
    private static final Pattern MONEY = Pattern.compile("[A-Z]{3} -?\\d{1,200}(\\.\\d{1,9})?");

    private NumberTexts() {}

    static BigDecimal decimal(String text) {
        require(DECIMAL.matcher(text).matches(), "a number");
        return new BigDecimal(text);
    }

    static Fraction fraction(String text) {
        require(DECIMAL.matcher(text).matches() || RATIO.matcher(text).matches(), "a number or a fraction");
        return Fraction.parse(text);
    }

    static Money money(String text) {
        require(MONEY.matcher(text).matches(), "an amount of money");
        return Money.parse(text);
    }

    private static void require(boolean matches, String what) {
        if (!matches) {
            throw new IllegalArgumentException("not " + what);
        }
    }
}
