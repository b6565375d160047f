package dev.loyalty.internal.drools;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Operations on values whose cost or size would otherwise depend on what is in the values. {@link Instrumenter} puts them
 * in the place of the JDK's own. Public because compiled rules live in another package.
 */
public final class GuardedValues {

    /** The most digits of a number, counting the zeros that its scale stands for. */
    private static final int MOST_DIGITS = 200;

    /** The longest text that a rule may make, in characters. */
    private static final int LONGEST_TEXT = 10_000;

    /** Work on texts that is less than this, in pairs of characters, needs no count. */
    private static final long LITTLE_WORK = 4096;

    private static final int CHARACTERS_OF_STEP = 64;

    /** Work on lists that is less than this needs no count. */
    private static final int FEW_VALUES = 64;

    private static final int VALUES_OF_STEP = 16;

    private GuardedValues() {}

    // ---- exact decimals ----

    public static BigDecimal add(BigDecimal a, BigDecimal b) {
        return sized(sized(a).add(sized(b)));
    }

    public static BigDecimal add(BigDecimal a, BigDecimal b, MathContext context) {
        return sized(sized(a).add(sized(b), context));
    }

    public static BigDecimal subtract(BigDecimal a, BigDecimal b) {
        return sized(sized(a).subtract(sized(b)));
    }

    public static BigDecimal subtract(BigDecimal a, BigDecimal b, MathContext context) {
        return sized(sized(a).subtract(sized(b), context));
    }

    public static BigDecimal multiply(BigDecimal a, BigDecimal b) {
        return sized(sized(a).multiply(sized(b)));
    }

    public static BigDecimal multiply(BigDecimal a, BigDecimal b, MathContext context) {
        return sized(sized(a).multiply(sized(b), context));
    }

    public static BigDecimal divide(BigDecimal a, BigDecimal b) {
        return sized(sized(a).divide(sized(b)));
    }

    public static BigDecimal divide(BigDecimal a, BigDecimal b, MathContext context) {
        return sized(sized(a).divide(sized(b), context));
    }

    public static BigDecimal divide(BigDecimal a, BigDecimal b, int scale, RoundingMode mode) {
        return sized(sized(a).divide(sized(b), scale(scale), mode));
    }

    public static BigDecimal divide(BigDecimal a, BigDecimal b, RoundingMode mode) {
        return sized(sized(a).divide(sized(b), mode));
    }

    public static BigDecimal remainder(BigDecimal a, BigDecimal b) {
        return sized(sized(a).remainder(sized(b)));
    }

    public static BigDecimal remainder(BigDecimal a, BigDecimal b, MathContext context) {
        return sized(sized(a).remainder(sized(b), context));
    }

    public static BigDecimal setScale(BigDecimal a, int scale, RoundingMode mode) {
        return sized(a).setScale(scale(scale), mode);
    }

    public static BigDecimal stripTrailingZeros(BigDecimal a) {
        return sized(a).stripTrailingZeros();
    }

    public static String toPlainString(BigDecimal a) {
        return joined(sized(a).toPlainString());
    }

    /** The digits that a number is read from. */
    public static String digits(String text) {
        if (text.length() > MOST_DIGITS) {
            throw tooLarge();
        }
        return text;
    }

    private static BigDecimal sized(BigDecimal number) {
        int scale = number.scale();
        if (scale > MOST_DIGITS || scale < -MOST_DIGITS || number.precision() > MOST_DIGITS) {
            throw tooLarge();
        }
        return number;
    }

    private static int scale(int scale) {
        if (scale > MOST_DIGITS || scale < -MOST_DIGITS) {
            throw tooLarge();
        }
        return scale;
    }

    private static ArithmeticException tooLarge() {
        return new ArithmeticException("a number of more than " + MOST_DIGITS + " digits");
    }

    // ---- texts ----

    /** A text that was put together. */
    public static String joined(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("a text of more than " + LONGEST_TEXT + " characters");
        }
        Budget.current().allocate(2L * text.length());
        return text;
    }

    /** A part of a text that is put together: only values have the same text on every machine. */
    public static String text(@Nullable Object part) {
        if (part instanceof BigDecimal number) {
            return sized(number).toString();
        }
        boolean value = part instanceof String
                || part instanceof Boolean
                || part instanceof Integer
                || part instanceof Long
                || part instanceof LocalDate;
        if (part != null && !value) {
            throw new IllegalArgumentException(
                    "a text cannot be made of " + part.getClass().getSimpleName() + ". Maybe of its id or name?");
        }
        return String.valueOf(part);
    }

    public static String substring(String text, int begin) {
        return joined(text.substring(begin));
    }

    public static String substring(String text, int begin, int end) {
        return joined(text.substring(begin, end));
    }

    public static String strip(String text) {
        return joined(text.strip());
    }

    public static String trim(String text) {
        return joined(text.trim());
    }

    public static boolean contains(String text, CharSequence part) {
        work(text.length(), part.length());
        return text.contains(part);
    }

    public static int indexOf(String text, String part) {
        work(text.length(), part.length());
        return text.indexOf(part);
    }

    public static boolean matches(String text, String pattern) {
        return matcher(Pattern.compile(pattern(pattern)), text).matches();
    }

    /** A matcher whose every look at a character is a step. */
    public static Matcher matcher(Pattern pattern, CharSequence text) {
        return pattern.matcher(new CountedText(text, Budget.current()));
    }

    /** The text of a pattern that is made while rules run; reading it counts too. */
    private static String pattern(String pattern) {
        String wrong = PatternCheck.fault(pattern);
        if (wrong != null) {
            throw new IllegalArgumentException("the pattern cannot be used: " + wrong);
        }
        Budget.current().steps(pattern.length());
        return pattern;
    }

    // ---- lists ----

    public static boolean contains(List<?> list, @Nullable Object value) {
        look(list.size());
        return list.contains(value);
    }

    /** Values are looked at one after another. */
    static void look(int values) {
        if (values > FEW_VALUES) {
            Budget.current().steps(values / VALUES_OF_STEP);
        }
    }

    private static void work(int text, int part) {
        long pairs = (long) text * part;
        if (pairs > LITTLE_WORK) {
            Budget.current().steps(pairs / CHARACTERS_OF_STEP);
        }
    }
}
