package dev.loyalty.internal.drools.matching;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What values are found by: values that conditions call equal have the same key. */
final class Keys {

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    /** Above this a number is no key of a table or a field, and making it whole could cost much. */
    private static final int MOST_DIGITS = 40;

    private Keys() {}

    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        }
        return value instanceof BigDecimal number ? of(number) : value;
    }

    private static Object of(BigDecimal number) {
        if (number.signum() == 0) {
            return 0L;
        }
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() > 0 || plain.precision() - plain.scale() > MOST_DIGITS) {
            return plain;
        }
        BigInteger whole = plain.toBigIntegerExact();
        return whole.compareTo(LEAST) >= 0 && whole.compareTo(MOST) <= 0 ? (Object) whole.longValue() : plain;
    }
}
