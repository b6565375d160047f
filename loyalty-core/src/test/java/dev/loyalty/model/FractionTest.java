package dev.loyalty.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class FractionTest {

    private static final long SEED = 20_260_419L;
    private static final int TRIES = 20_000;

    private static final List<BigInteger> EDGES = List.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            BigInteger.valueOf(Integer.MAX_VALUE),
            BigInteger.valueOf(Long.MAX_VALUE),
            BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE),
            BigInteger.TWO.pow(100));

    /** The textbook's rules, with numbers of any size and nothing left out. */
    private record Textbook(BigInteger above, BigInteger below) {
        boolean is(Fraction fraction) {
            return above.multiply(fraction.denominator()).equals(below.multiply(fraction.numerator()))
                    && fraction.denominator().signum() > 0
                    && fraction.numerator().gcd(fraction.denominator()).equals(BigInteger.ONE);
        }
    }

    @Test
    void countsAsTheTextbookDoesWithNumbersOfAnySize() {
        Random random = new Random(SEED);
        for (int i = 0; i < TRIES; i++) {
            BigInteger a = number(random);
            BigInteger b = notZero(random);
            BigInteger c = number(random);
            BigInteger d = notZero(random);
            Fraction x = new Fraction(a, b);
            Fraction y = new Fraction(c, d);
            assertThat(new Textbook(a.multiply(d).add(c.multiply(b)), b.multiply(d)).is(x.plus(y)))
                    .as("%s + %s = %s", x, y, x.plus(y))
                    .isTrue();
            assertThat(new Textbook(a.multiply(d).subtract(c.multiply(b)), b.multiply(d)).is(x.minus(y)))
                    .as("%s - %s", x, y)
                    .isTrue();
            assertThat(new Textbook(a.multiply(c), b.multiply(d)).is(x.times(y)))
                    .as("%s * %s", x, y)
                    .isTrue();
            if (c.signum() != 0) {
                assertThat(new Textbook(a.multiply(d), b.multiply(c)).is(x.dividedBy(y)))
                        .as("%s / %s", x, y)
                        .isTrue();
            }
            assertThat(x.compareTo(y)).isEqualTo(x.minus(y).signum());
            assertThat(x.equals(y)).isEqualTo(x.compareTo(y) == 0);
            assertThat(x.minus(y).plus(y)).isEqualTo(x).hasSameHashCodeAs(x);
        }
    }

    @Test
    void roundsAsDecimalsDo() {
        Random random = new Random(SEED);
        for (int i = 0; i < TRIES; i++) {
            BigInteger below = notZero(random);
            BigInteger above = number(random).mod(below.abs().multiply(BigInteger.valueOf(1_000)));
            Fraction fraction = new Fraction(random.nextBoolean() ? above : above.negate(), below);
            for (RoundingMode mode : RoundingMode.values()) {
                if (mode != RoundingMode.UNNECESSARY) {
                    BigDecimal rounded = new BigDecimal(fraction.numerator())
                            .divide(new BigDecimal(fraction.denominator()), 0, mode);
                    assertThat(fraction.round(mode)).isEqualTo(rounded.longValueExact());
                }
            }
            assertThat(fraction.floored()).isEqualTo(Fraction.of(fraction.floor()));
        }
    }

    @Test
    void readsWhatItWrites() {
        Random random = new Random(SEED);
        for (int i = 0; i < TRIES / 10; i++) {
            Fraction fraction = new Fraction(number(random), notZero(random));
            assertThat(Fraction.parse(fraction.toString())).isEqualTo(fraction);
        }
    }

    @Test
    void takesDecimalsAsTheyAre() {
        for (String text : List.of(
                "0",
                "0.00",
                "12.50",
                "-0.01",
                "1E+3",
                "9223372036854775807",
                "-9223372036854775808",
                "0.000000000000000000001",
                "123456789012345678901.5")) {
            BigDecimal decimal = new BigDecimal(text);
            Fraction fraction = Fraction.of(decimal);
            assertThat(new BigDecimal(fraction.numerator()))
                    .isEqualByComparingTo(decimal.multiply(new BigDecimal(fraction.denominator())));
        }
        assertThat(Fraction.of(Long.MIN_VALUE).negated().numerator())
                .isEqualTo(BigInteger.valueOf(Long.MIN_VALUE).negate());
    }

    @Test
    void refusesToDivideByZero() {
        assertThatThrownBy(() -> new Fraction(BigInteger.TEN, BigInteger.ZERO)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Fraction.ONE.dividedBy(Fraction.ZERO)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void saysWhenAWholeNumberDoesNotFit() {
        assertThatThrownBy(() -> new Fraction(BigInteger.TWO.pow(64), BigInteger.ONE).floor())
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("65 bits");
    }

    private static BigInteger notZero(Random random) {
        BigInteger number = number(random);
        return number.signum() == 0 ? BigInteger.ONE : number;
    }

    /** Small ones, ones at the edges of what is kept as a long, and large ones. */
    private static BigInteger number(Random random) {
        BigInteger number = switch (random.nextInt(4)) {
            case 0 -> EDGES.get(random.nextInt(EDGES.size()));
            case 1 -> BigInteger.valueOf(random.nextInt(20));
            case 2 -> BigInteger.valueOf(random.nextLong());
            default -> new BigInteger(random.nextInt(90), random);
        };
        return random.nextBoolean() ? number : number.negate();
    }
}
