package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_VALUE;

import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.internal.yaml.TextReader.Unreadable;
import dev.loyalty.model.Fraction;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Readers of values that any file can hold. Numbers are read from their text, exactly. */
public final class TextReaders {

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");
    private static final Pattern RATIO = Pattern.compile("\\d{1,18}/[1-9]\\d{0,17}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DATE_TIME = Pattern.compile(DATE + "T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}([,_ ']\\d{3})+(\\.\\d+)?");
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d+,\\d+");

    private TextReaders() {}

    public static String text(String text) {
        return text;
    }

    /** A text that is more than spaces. */
    public static String notBlank(String text) throws Unreadable {
        if (text.isBlank()) {
            throw Unreadable.value("nothing but spaces", null);
        }
        return text;
    }

    /** Digits with at most a sign. */
    public static Long integer(String text) throws Unreadable {
        if (!INTEGER.matcher(text).matches()) {
            String hint = DECIMAL.matcher(text).matches() ? "Maybe a decimal is meant?" : numberHint(text);
            throw Unreadable.value("not a whole number of at most 18 digits", hint);
        }
        return Long.valueOf(text);
    }

    /** Digits with at most a sign and a decimal point; no exponent. */
    public static BigDecimal decimal(String text) throws Unreadable {
        if (!DECIMAL.matcher(text).matches()) {
            throw Unreadable.value("not a decimal of at most 18 digits before and after the point", numberHint(text));
        }
        return new BigDecimal(text);
    }

    /** A decimal, or a fraction such as 1/3 where there is no exact one; not below 0. */
    public static Fraction fraction(String text) throws Unreadable {
        if (RATIO.matcher(text).matches()) {
            return Fraction.parse(text);
        }
        Fraction decimal = Fraction.of(decimal(text));
        if (decimal.signum() < 0) {
            throw new Unreadable(OUT_OF_RANGE, "less than 0", "Maybe without the sign?");
        }
        return decimal;
    }

    public static Boolean bool(String text) throws Unreadable {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Unreadable.value("neither true nor false", booleanHint(text));
        };
    }

    /** Year, month and day: {@code 2026-12-31}. */
    public static LocalDate date(String text) throws Unreadable {
        if (!DATE.matcher(text).matches()) {
            throw Unreadable.value("not a date", "Maybe written as year-month-day, such as 2026-12-31?");
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Unreadable.value("not a day of the calendar", lastOfMonthHint(text));
        }
    }

    /** A day of any year, such as {@code 02-29}. */
    public static MonthDay monthDay(String text) throws Unreadable {
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeException e) {
            throw Unreadable.value("not a day of the year", "Maybe written as month-day, such as 02-29?");
        }
    }

    /** Whether the text has a time of the day, so that it is meant as a date-time. */
    public static boolean isDateTime(String text) {
        return text.contains(":");
    }

    /** A date and a time without zone: {@code 2026-12-31T17:00}. */
    public static LocalDateTime dateTime(String text) throws Unreadable {
        if (!DATE_TIME.matcher(text).matches()) {
            throw Unreadable.value(
                    "not a date with a time",
                    "Maybe written without a zone, which the policy has, such as 2026-12-31T17:00?");
        }
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw Unreadable.value("not a moment of the calendar", lastOfMonthHint(text));
        }
    }

    /** One of the constants, written in small letters and with dashes. */
    public static <E extends Enum<E>> TextReader<E> oneOf(Collection<E> constants) {
        Map<String, E> byWord = new LinkedHashMap<>();
        constants.forEach(
                constant -> byWord.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant));
        return oneOf(byWord);
    }

    /** One of the words; what it stands for. */
    public static <T> TextReader<T> oneOf(Map<String, T> byWord) {
        return text -> {
            T value = byWord.get(text);
            if (value == null) {
                String words = String.join(", ", byWord.keySet());
                throw unknown("not one of " + words, text, byWord.keySet());
            }
            return value;
        };
    }

    /** For a word that is none of those known. */
    static Unreadable unknown(String problem, String word, Collection<String> known) {
        String hint = Suggestions.closest(word, known)
                .map(near -> "Maybe \"" + near + "\"?")
                .orElse(null);
        return new Unreadable(UNKNOWN_VALUE, problem, hint);
    }

    private static @Nullable String numberHint(String text) {
        if (GROUPED.matcher(text).matches()) {
            return "Maybe " + text.replaceAll("[,_ ']", "") + "?";
        }
        if (COMMA.matcher(text).matches()) {
            return "Maybe " + text.replace(',', '.') + "?";
        }
        return null;
    }

    private static @Nullable String booleanHint(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "on", "1" -> "Maybe true?";
            case "false", "no", "n", "off", "0" -> "Maybe false?";
            default -> null;
        };
    }

    private static @Nullable String lastOfMonthHint(String text) {
        int month = Integer.parseInt(text.substring(5, 7));
        if (month < 1 || month > 12) {
            return "Maybe written as year-month-day, such as 2026-12-31?";
        }
        YearMonth of = YearMonth.of(Integer.parseInt(text.substring(0, 4)), month);
        return Integer.parseInt(text.substring(8, 10)) > of.lengthOfMonth() ? "Maybe " + of.atEndOfMonth() + "?" : null;
    }
}
