package dev.loyalty.policy.definition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The type of a {@link Parameter}. */
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

    /** As policies write it: {@code text-list}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
