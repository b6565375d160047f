package dev.loyalty.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exact rational number, always in lowest terms with a positive denominator. Rates such as "2 points per 3.00" have
 * no exact decimal; until the one rounding that the policy names, everything is counted in fractions. Of any size; those
 * whose parts fit a {@code long} are kept and counted as such. Immutable.
 */
public final class Fraction implements Comparable<Fraction> {

    public static final Fraction ZERO = new Fraction(0, 1);
    public static final Fraction ONE = new Fraction(1, 1);

    private static final long[] TENS = new long[19];

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = 10 * TENS[i - 1];
        }
    }

    private final long small;
    private final long smallDenominator;

    /** Only where a part does not fit; then the small ones mean nothing. */
    private final @Nullable Large large;

    private record Large(BigInteger numerator, BigInteger denominator) {}

    /** In lowest terms already. */
    private Fraction(long numerator, long denominator) {
        this.small = numerator;
        this.smallDenominator = denominator;
        this.large = null;
    }

    /** @throws ArithmeticException if the denominator is zero */
    public Fraction(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("fraction " + numerator + "/0");
        }
        BigInteger divisor = numerator.gcd(denominator);
        BigInteger common = denominator.signum() < 0 ? divisor.negate() : divisor;
        BigInteger above = numerator.divide(common);
        BigInteger below = denominator.divide(common);
        boolean fits = fits(above) && fits(below);
        this.small = fits ? above.longValue() : 0;
        this.smallDenominator = fits ? below.longValue() : 0;
        this.large = fits ? null : new Large(above, below);
    }

    public static Fraction of(long value) {
        return value == Long.MIN_VALUE
                ? new Fraction(BigInteger.valueOf(value), BigInteger.ONE)
                : new Fraction(value, 1);
    }

    public static Fraction of(BigDecimal value) {
        int scale = value.scale();
        if (scale <= 0) {
            return new Fraction(value.toBigIntegerExact(), BigInteger.ONE);
        }
        if (scale < TENS.length && value.precision() < TENS.length) {
            return reduced(value.scaleByPowerOfTen(scale).longValueExact(), TENS[scale]);
        }
        return new Fraction(value.unscaledValue(), BigInteger.TEN.pow(scale));
    }

    /** The value of {@link #toString()}. */
    public static Fraction parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? of(new BigDecimal(text))
                : new Fraction(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
    }

    public BigInteger numerator() {
        return large == null ? BigInteger.valueOf(small) : large.numerator();
    }

    public BigInteger denominator() {
        return large == null ? BigInteger.valueOf(smallDenominator) : large.denominator();
    }

    public Fraction plus(Fraction other) {
        if (large == null && other.large == null) {
            if (other.small == 0) {
                return this;
            }
            if (small == 0) {
                return other;
            }
            long left = small;
            long right = other.small;
            long below = smallDenominator;
            boolean fits = true;
            if (smallDenominator != other.smallDenominator) {
                fits = fits(small, other.smallDenominator)
                        && fits(other.small, smallDenominator)
                        && fits(smallDenominator, other.smallDenominator);
                left = small * other.smallDenominator;
                right = other.small * smallDenominator;
                below = smallDenominator * other.smallDenominator;
            }
            long sum = left + right;
            if (fits && ((left ^ sum) & (right ^ sum)) >= 0 && sum != Long.MIN_VALUE) {
                return reduced(sum, below);
            }
        }
        return new Fraction(
                numerator().multiply(other.denominator()).add(other.numerator().multiply(denominator())),
                denominator().multiply(other.denominator()));
    }

    public Fraction minus(Fraction other) {
        return plus(other.negated());
    }

    public Fraction times(Fraction other) {
        boolean fits = large == null
                && other.large == null
                && fits(small, other.small)
                && fits(smallDenominator, other.smallDenominator);
        return fits
                ? reduced(small * other.small, smallDenominator * other.smallDenominator)
                : new Fraction(
                        numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
    }

    /** @throws ArithmeticException if {@code other} is zero */
    public Fraction dividedBy(Fraction other) {
        if (other.large == null && other.small != 0) {
            long sign = other.small < 0 ? -1 : 1;
            return times(new Fraction(sign * other.smallDenominator, sign * other.small));
        }
        return new Fraction(
                numerator().multiply(other.denominator()), denominator().multiply(other.numerator()));
    }

    public Fraction negated() {
        return large == null
                ? new Fraction(-small, smallDenominator)
                : new Fraction(large.numerator().negate(), large.denominator());
    }

    public int signum() {
        return large == null ? Long.signum(small) : large.numerator().signum();
    }

    /**
     * The nearest whole number in the direction of {@code mode}.
     *
     * @throws ArithmeticException if it does not fit a {@code long}
     */
    public long round(RoundingMode mode) {
        if (large == null && smallDenominator == 1) {
            return small;
        }
        if (large == null && mode == RoundingMode.FLOOR) {
            return Math.floorDiv(small, smallDenominator);
        }
        BigInteger whole = new BigDecimal(numerator())
                .divide(new BigDecimal(denominator()), 0, mode)
                .toBigInteger();
        if (whole.bitLength() >= Long.SIZE) {
            throw new ArithmeticException("a number of " + whole.abs().bitLength() + " bits does not fit the "
                    + Long.SIZE + " of an account");
        }
        return whole.longValue();
    }

    /** The largest whole number that is not greater, of whatever size. */
    public Fraction floored() {
        if (large == null) {
            return of(Math.floorDiv(small, smallDenominator));
        }
        BigInteger[] parts = large.numerator().divideAndRemainder(large.denominator());
        return new Fraction(parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0], BigInteger.ONE);
    }

    /**
     * The largest whole number that is not greater.
     *
     * @throws ArithmeticException if it does not fit a {@code long}
     */
    public long floor() {
        return round(RoundingMode.FLOOR);
    }

    @Override
    public int compareTo(Fraction other) {
        if (large == null && other.large == null) {
            if (smallDenominator == other.smallDenominator) {
                return Long.compare(small, other.small);
            }
            if (fits(small, other.smallDenominator) && fits(other.small, smallDenominator)) {
                return Long.compare(small * other.smallDenominator, other.small * smallDenominator);
            }
        }
        return numerator()
                .multiply(other.denominator())
                .compareTo(other.numerator().multiply(denominator()));
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Fraction other
                && small == other.small
                && smallDenominator == other.smallDenominator
                && Objects.equals(large, other.large);
    }

    @Override
    public int hashCode() {
        return large == null ? 31 * Long.hashCode(small) + Long.hashCode(smallDenominator) : large.hashCode();
    }

    /** A plain decimal where there is an exact one, otherwise {@code numerator/denominator}. */
    @Override
    public String toString() {
        if (large == null && smallDenominator == 1) {
            return Long.toString(small);
        }
        try {
            BigDecimal decimal = new BigDecimal(numerator()).divide(new BigDecimal(denominator()));
            return (decimal.scale() < 0 ? decimal.setScale(0) : decimal).toPlainString();
        } catch (ArithmeticException noExactDecimal) {
            return numerator() + "/" + denominator();
        }
    }

    /** @param denominator positive */
    private static Fraction reduced(long numerator, long denominator) {
        if (denominator == 1) {
            return new Fraction(numerator, 1);
        }
        long a = Math.abs(numerator);
        long b = denominator;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return new Fraction(numerator / a, denominator / a);
    }

    /** Whether a product fits a {@code long} and has a negative that does. */
    private static boolean fits(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return high == low >> 63 && low != Long.MIN_VALUE;
    }

    private static boolean fits(BigInteger part) {
        return part.bitLength() < Long.SIZE && part.longValue() != Long.MIN_VALUE;
    }
}
