package dev.loyalty.policy.definition;

import dev.loyalty.model.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The type of a {@link Parameter}, of an attribute and of a column of a {@link Table}. */
public enum ParameterType {
    /** A {@code Long}. */
    INTEGER(Long.class),
    /** A {@code BigDecimal} without zeros at its end: equal numbers are equal objects. */
    DECIMAL(BigDecimal.class),
    /** A {@code BigDecimal} in major units of the programme's currency, with all its decimal places. */
    MONEY(BigDecimal.class),
    /** A {@code String}. */
    TEXT(String.class),
    /** A {@code Boolean}. */
    BOOLEAN(Boolean.class),
    /** A {@code LocalDate}. */
    DATE(LocalDate.class),
    /** A {@code Span}: {@code 14 days}. */
    SPAN(Span.class),
    /** An immutable {@code List} of {@code String}. */
    TEXT_LIST(List.class);

    private final Class<?> valueClass;

    ParameterType(Class<?> valueClass) {
        this.valueClass = valueClass;
    }

    /** The class of its values. */
    public Class<?> valueClass() {
        return valueClass;
    }

    /** Whether values can have a least and a greatest. */
    public boolean hasBounds() {
        return this == INTEGER || this == DECIMAL || this == MONEY || this == DATE;
    }

    /**
     * Compares two values of this type, numbers by their value.
     *
     * @throws IllegalArgumentException if the type has no bounds, or a value is of another type
     */
    public int compare(Object left, Object right) {
        if (hasBounds() && valueClass.isInstance(left) && valueClass.isInstance(right)) {
            if (left instanceof Long a && right instanceof Long b) {
                return a.compareTo(b);
            }
            if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
                return a.compareTo(b);
            }
            if (left instanceof LocalDate a && right instanceof LocalDate b) {
                return a.compareTo(b);
            }
        }
        throw new IllegalArgumentException(
                left + " and " + right + " cannot be compared as " + word() + ". Maybe one is of another type?");
    }

    /**
     * The value in the form that this type keeps: decimals without zeros at their end, lists as immutable ones.
     *
     * @param what names the value in the message, such as {@code value of parameter "rate"}
     * @throws IllegalArgumentException if the value is of another class
     */
    Object checked(String what, Object value) {
        Objects.requireNonNull(value, what);
        if (!valueClass.isInstance(value)) {
            throw new IllegalArgumentException(what + " is " + value + ", a "
                    + value.getClass().getSimpleName() + ". Maybe a " + valueClass.getSimpleName()
                    + " is meant, as the type is " + word() + "?");
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String.class::cast).toList();
        }
        return this == DECIMAL && value instanceof BigDecimal decimal ? canonical(decimal) : value;
    }

    /** The same number without zeros at its end, so that equal numbers are equal objects. */
    public static BigDecimal canonical(BigDecimal decimal) {
        BigDecimal stripped = decimal.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether a fact can have a value of this type: all but spans and lists, which conditions cannot compare. */
    public boolean isSingle() {
        return this != SPAN && this != TEXT_LIST;
    }

    /** As policies write it: {@code text-list}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
