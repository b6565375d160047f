package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.INVALID_NAME;
import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_EVENT;
import static dev.loyalty.policy.DiagnosticCode.UNKNOWN_VALUE;

import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.internal.yaml.TextReader.Unreadable;
import dev.loyalty.ledger.ExpiryRule;
import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.Span;
import dev.loyalty.model.SpanUnit;
import dev.loyalty.policy.definition.LimitUnit;
import dev.loyalty.policy.definition.Names;
import dev.loyalty.policy.definition.Pending;
import dev.loyalty.policy.definition.TimesOfDay;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Readers of the values that only {@code policy.yaml} holds. */
final class DefinitionTexts {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,9}) *([A-Za-z]+)");
    private static final Pattern END_OF = Pattern.compile("end of ([A-Za-z]+)(?: *\\+ *(.+))?");
    private static final Pattern INACTIVITY = Pattern.compile("(.+) of inactivity");
    private static final Pattern AT_MOST = Pattern.compile("(\\S+) +(\\S+)");
    private static final Pattern BETWEEN = Pattern.compile("(\\d{2}:\\d{2}) *- *(\\d{2}:\\d{2})");
    private static final List<String> LIMIT_WORDS =
            List.of("time", "times", "point", "points", "money", "item", "items");
    private static final String MIDNIGHT = "24:00";
    private static final List<PeriodUnit> EXPIRY_PERIODS =
            List.of(PeriodUnit.MONTH, PeriodUnit.QUARTER, PeriodUnit.HALF, PeriodUnit.YEAR);

    private DefinitionTexts() {}

    /** A limit's unit and maximum. */
    record AtMost(LimitUnit unit, long maximum) {}

    /** A limit's period; empty: for ever. */
    static Optional<PeriodUnit> period(String text) throws Unreadable {
        Map<String, Optional<PeriodUnit>> periods = new LinkedHashMap<>();
        for (PeriodUnit unit : PeriodUnit.values()) {
            periods.put(unit.word(), Optional.of(unit));
        }
        periods.put("ever", Optional.empty());
        return TextReaders.oneOf(periods).read(text);
    }

    static String programme(String text) throws Unreadable {
        if (!Names.isProgramme(text)) {
            throw new Unreadable(
                    INVALID_NAME,
                    "not an id of at most 64 small letters, digits and dashes",
                    NameHints.programme(text));
        }
        return text;
    }

    static ZoneId zone(String text) throws Unreadable {
        boolean region = text.equals("UTC") || text.contains("/");
        if (!region || !ZoneId.getAvailableZoneIds().contains(text)) {
            String city = "/" + text.replace(' ', '_').toLowerCase(Locale.ROOT);
            Optional<String> ofCity = ZoneId.getAvailableZoneIds().stream()
                    .filter(zone -> zone.toLowerCase(Locale.ROOT).endsWith(city))
                    .min(Comparator.naturalOrder());
            String problem = "not the name of a region's zone, nor UTC";
            if (ofCity.isPresent()) {
                throw new Unreadable(UNKNOWN_VALUE, problem, "Maybe \"" + ofCity.get() + "\"?");
            }
            throw TextReaders.unknown(problem, text, ZoneId.getAvailableZoneIds());
        }
        return ZoneId.of(text);
    }

    static CurrencyUnit currency(String text) throws Unreadable {
        Map<String, CurrencyUnit> byCode = new LinkedHashMap<>();
        CurrencyUnit.registeredCurrencies().forEach(unit -> byCode.put(unit.getCode(), unit));
        CurrencyUnit currency = byCode.get(text);
        if (currency == null) {
            throw TextReaders.unknown("not a currency of ISO 4217", text, byCode.keySet());
        }
        if (currency.isPseudoCurrency()) {
            throw Unreadable.value("a code without minor units, in which nothing can be paid", null);
        }
        return currency;
    }

    static Span span(String text) throws Unreadable {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            throw Unreadable.value("not a span of time", "Maybe written such as \"14 days\" or \"12 months\"?");
        }
        int amount = Integer.parseInt(matcher.group(1));
        String word = matcher.group(2);
        Optional<SpanUnit> unit = spanUnit(word);
        if (unit.isEmpty()) {
            List<String> words = Arrays.stream(SpanUnit.values())
                    .map(each -> each.word() + (amount == 1 ? "" : "s"))
                    .toList();
            String hint = Suggestions.closest(word, words)
                    .map(near -> "Maybe \"" + amount + " " + near + "\"?")
                    .orElse("Maybe in one of " + String.join(", ", words) + "?");
            throw Unreadable.value("not a span of time", hint);
        }
        if (amount < 1 || amount > Span.MAX_AMOUNT) {
            throw new Unreadable(
                    OUT_OF_RANGE,
                    "outside 1 to " + Span.MAX_AMOUNT,
                    amount < 1 ? "Maybe leave it out if there is none?" : "Maybe in a longer unit?");
        }
        return new Span(amount, unit.get());
    }

    /** A span, or {@code until} and one of the events. */
    static TextReader<Pending> pending(Collection<String> events) {
        return text -> {
            if (!text.startsWith("until ")) {
                return new Pending.For(span(text));
            }
            String event = text.substring("until ".length()).strip();
            if (!events.contains(event)) {
                String hint = Suggestions.hint(event, events);
                throw new Unreadable(
                        UNKNOWN_EVENT,
                        "while policy.yaml has no event \"" + event + "\"",
                        hint == null ? "Maybe declare it under \"events\"?" : hint);
            }
            return new Pending.Until(event);
        };
    }

    static ExpiryRule expiry(String text) throws Unreadable {
        if (text.equals("never")) {
            return new ExpiryRule.Never();
        }
        if (text.matches("\\d+-.*")) {
            return new ExpiryRule.On(TextReaders.date(text));
        }
        Matcher endOf = END_OF.matcher(text);
        if (endOf.matches()) {
            PeriodUnit period = TextReaders.oneOf(EXPIRY_PERIODS).read(endOf.group(1));
            return new ExpiryRule.EndOf(period, calendarSpan(endOf.group(2)));
        }
        Matcher inactivity = INACTIVITY.matcher(text);
        if (inactivity.matches()) {
            return new ExpiryRule.AfterInactivity(
                    Objects.requireNonNull(calendarSpan(inactivity.group(1))),
                    ExpiryRule.AfterInactivity.DEFAULT_ACTIVITIES);
        }
        if (SPAN.matcher(text).matches()) {
            return new ExpiryRule.After(span(text));
        }
        throw Unreadable.value(
                "not an expiry",
                Suggestions.closest(
                                text, List.of("never", "end of month", "end of quarter", "end of half", "end of year"))
                        .map(near -> "Maybe \"" + near + "\"?")
                        .orElse("Maybe one of \"never\", \"12 months\", \"12 months of inactivity\","
                                + " \"end of year + 3 months\", \"2026-12-31\"?"));
    }

    /** @param currency of money, or null if it is unknown, which is a fault of its own */
    static TextReader<AtMost> atMost(@Nullable CurrencyUnit currency) {
        return text -> {
            Matcher matcher = AT_MOST.matcher(text);
            if (!matcher.matches()) {
                throw Unreadable.value(
                        "not an amount with a unit", "Maybe written such as \"1 time\" or \"100 points\"?");
            }
            String word = matcher.group(2);
            LimitUnit unit = limitUnit(word);
            long maximum = unit == LimitUnit.MONEY
                    ? minorUnits(matcher.group(1), currency)
                    : TextReaders.integer(matcher.group(1));
            if (maximum < 0) {
                throw new Unreadable(OUT_OF_RANGE, "less than 0", "Maybe 0 " + word + ", which grants nothing?");
            }
            return new AtMost(unit, maximum);
        };
    }

    /** An amount with all decimal places of the currency; as written, if that is unknown. */
    static TextReader<BigDecimal> money(@Nullable CurrencyUnit currency) {
        return text -> {
            BigDecimal amount = TextReaders.decimal(text);
            if (currency == null) {
                return amount;
            }
            if (amount.stripTrailingZeros().scale() > currency.getDecimalPlaces()) {
                throw Unreadable.value(
                        "with more decimal places than the " + currency.getDecimalPlaces() + " of " + currency,
                        "Maybe it should be rounded?");
            }
            return amount.setScale(currency.getDecimalPlaces());
        };
    }

    static TimesOfDay between(String text) throws Unreadable {
        Matcher matcher = BETWEEN.matcher(text);
        if (!matcher.matches()) {
            throw Unreadable.value("not two times of the day", "Maybe written such as 17:00-19:00?");
        }
        LocalTime from = time(matcher.group(1));
        LocalTime until = matcher.group(2).equals(MIDNIGHT) ? LocalTime.MIDNIGHT : time(matcher.group(2));
        if (from.equals(until)) {
            throw new Unreadable(OUT_OF_RANGE, "without any time inside", "Maybe leave it out for the whole day?");
        }
        return new TimesOfDay(from, until);
    }

    static LocalDateTime windowStart(String text) throws Unreadable {
        return TextReaders.isDateTime(text)
                ? TextReaders.dateTime(text)
                : TextReaders.date(text).atStartOfDay();
    }

    /** A date is the last day of the window, so that the window ends where the next day starts. */
    static LocalDateTime windowEnd(String text) throws Unreadable {
        return TextReaders.isDateTime(text)
                ? TextReaders.dateTime(text)
                : TextReaders.date(text).plusDays(1).atStartOfDay();
    }

    private static @Nullable Span calendarSpan(@Nullable String text) throws Unreadable {
        if (text == null) {
            return null;
        }
        Span span = span(text);
        if (!span.isOnCalendar()) {
            throw Unreadable.value("which does not end with a day", "Maybe use days?");
        }
        return span;
    }

    private static LocalTime time(String text) throws Unreadable {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw Unreadable.value("not two times of the day", "Maybe " + text + " should be 00:00 to 23:59?");
        }
    }

    private static Optional<SpanUnit> spanUnit(String word) {
        return Arrays.stream(SpanUnit.values())
                .filter(unit -> word.equals(unit.word()) || word.equals(unit.word() + "s"))
                .findFirst();
    }

    private static LimitUnit limitUnit(String word) throws Unreadable {
        return switch (word) {
            case "time", "times" -> LimitUnit.TIMES;
            case "point", "points" -> LimitUnit.POINTS;
            case "money" -> LimitUnit.MONEY;
            case "item", "items" -> LimitUnit.ITEMS;
            default -> throw TextReaders.unknown("not in times, points, money or items", word, LIMIT_WORDS);
        };
    }

    /** An amount of money in minor units of the currency. */
    static long minorUnits(String text, @Nullable CurrencyUnit currency) throws Unreadable {
        try {
            return money(currency).read(text).unscaledValue().longValueExact();
        } catch (ArithmeticException e) {
            throw new Unreadable(OUT_OF_RANGE, "too large", null);
        }
    }
}
