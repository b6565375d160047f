package dev.loyalty.policy.definition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number or other value of the merchant that rules read as {@code policy.name}. Changing it changes no rule.
 * Immutable.
 *
 * @param name such as {@code pointsPerPound}
 * @param value of the {@linkplain ParameterType#valueClass() class of the type}
 * @param min least value allowed, of the same class, or null
 * @param max greatest value allowed, of the same class, or null
 * @param unit what it counts, for documentation, or null
 * @param doc what it is for, for documentation, or null
 */
public record Parameter(
        String name,
        ParameterType type,
        Object value,
        @Nullable Object min,
        @Nullable Object max,
        @Nullable String unit,
        @Nullable String doc) {

    public Parameter {
        Names.checkParameter(name);
        value = typed(name, "value", type, value);
        min = min == null ? null : typed(name, "min", type, min);
        max = max == null ? null : typed(name, "max", type, max);
        if (!type.hasBounds() && (min != null || max != null)) {
            throw new IllegalArgumentException("parameter \"" + name + "\" is " + type.word()
                    + ", which has no min and max. Maybe another type is meant?");
        }
        if ((min != null && type.compare(value, min) < 0) || (max != null && type.compare(value, max) > 0)) {
            throw new IllegalArgumentException(
                    "value " + value + " of parameter \"" + name + "\" is outside " + min + " to " + max + ".");
        }
    }

    /** A parameter with nothing but its value. */
    public static Parameter of(String name, ParameterType type, Object value) {
        return new Parameter(name, type, value, null, null, null, null);
    }

    /** The value as the class that its type says. */
    public <T> T value(Class<T> valueClass) {
        return valueClass.cast(value);
    }

    private static Object typed(String name, String field, ParameterType type, Object value) {
        Objects.requireNonNull(value, field);
        if (!type.valueClass().isInstance(value)) {
            throw new IllegalArgumentException(field + " " + value + " of parameter \"" + name + "\" is a "
                    + value.getClass().getSimpleName() + ". Maybe a "
                    + type.valueClass().getSimpleName() + " is meant, as the type is " + type.word() + "?");
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String.class::cast).toList();
        }
        return type == ParameterType.DECIMAL && value instanceof BigDecimal decimal ? canonical(decimal) : value;
    }

    private static BigDecimal canonical(BigDecimal decimal) {
        BigDecimal stripped = decimal.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
