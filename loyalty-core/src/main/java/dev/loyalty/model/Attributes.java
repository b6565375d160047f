package dev.loyalty.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a merchant adds to members, orders and lines beyond the standard fields, such as brand, season or store.
 *
 * @param values by name; each value is a {@link String}, {@link BigDecimal}, {@link Boolean} or {@link LocalDate}.
 *     Sorted by name, immutable.
 */
public record Attributes(SortedMap<String, Object> values) {

    private static final Attributes NONE = new Attributes(new TreeMap<>());

    public Attributes {
        values = copyOf(values);
    }

    /** No attributes. */
    public static Attributes none() {
        return NONE;
    }

    /** These attributes and one more; an attribute of the same name is replaced. */
    public Attributes with(String name, Object value) {
        SortedMap<String, Object> more = new TreeMap<>(values);
        more.put(name, value);
        return new Attributes(more);
    }

    private static SortedMap<String, Object> copyOf(Map<String, ?> values) {
        SortedMap<String, Object> copy = new TreeMap<>();
        values.forEach((name, value) -> {
            Checks.notBlank(name, "attribute name");
            copy.put(name, checked(name, value));
        });
        return Collections.unmodifiableSortedMap(copy);
    }

    private static Object checked(String name, Object value) {
        Objects.requireNonNull(value, () -> "value of attribute " + name);
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof BigDecimal number) {
            return Decimals.canonical(number, "attribute " + name);
        }
        if (value instanceof String || value instanceof Boolean || value instanceof LocalDate) {
            return value;
        }
        throw new IllegalArgumentException("attribute " + name + " has the value " + value + " of type "
                + value.getClass().getSimpleName()
                + "; a text, whole number, BigDecimal, Boolean or LocalDate is needed. Maybe new BigDecimal(\"" + value
                + "\")?");
    }
}
