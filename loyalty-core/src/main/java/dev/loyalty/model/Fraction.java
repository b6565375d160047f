package dev.loyalty.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact rational number, always in lowest terms with a positive denominator. Rates such as "2 points per 3.00" have
 * no exact decimal; until the one rounding that the policy names, everything is counted in fractions.
 */
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

    public static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);
    public static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

    public Fraction {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("fraction " + numerator + "/0");
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        if (!divisor.equals(BigInteger.ONE)) {
            numerator = numerator.divide(divisor);
            denominator = denominator.divide(divisor);
        }
    }

    public static Fraction of(long value) {
        return new Fraction(BigInteger.valueOf(value), BigInteger.ONE);
    }

    public static Fraction of(BigDecimal value) {
        return value.scale() <= 0
                ? new Fraction(value.toBigIntegerExact(), BigInteger.ONE)
                : new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    /** The value of {@link #toString()}. */
    public static Fraction parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? of(new BigDecimal(text))
                : new Fraction(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
    }

    public Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Fraction minus(Fraction other) {
        return plus(other.negated());
    }

    public Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** @throws ArithmeticException if {@code other} is zero */
    public Fraction dividedBy(Fraction other) {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Fraction negated() {
        return new Fraction(numerator.negate(), denominator);
    }

    public int signum() {
        return numerator.signum();
    }

    /**
     * The nearest whole number in the direction of {@code mode}.
     *
     * @throws ArithmeticException if it does not fit a {@code long}
     */
    public long round(RoundingMode mode) {
        BigInteger whole = new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 0, mode)
                .toBigInteger();
        if (whole.bitLength() >= Long.SIZE) {
            throw new ArithmeticException("a number of " + whole.abs().bitLength() + " bits does not fit the "
                    + Long.SIZE + " of an account");
        }
        return whole.longValue();
    }

    /** The largest whole number that is not greater, of whatever size. */
    public Fraction floored() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
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
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** A plain decimal where there is an exact one, otherwise {@code numerator/denominator}. */
    @Override
    public String toString() {
        try {
            BigDecimal decimal = new BigDecimal(numerator).divide(new BigDecimal(denominator));
            return (decimal.scale() < 0 ? decimal.setScale(0) : decimal).toPlainString();
        } catch (ArithmeticException noExactDecimal) {
            return numerator + "/" + denominator;
        }
    }
}
