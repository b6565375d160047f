package dev.loyalty.policy.definition;

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
        value = type.checked("value of parameter \"" + name + "\"", value);
        min = min == null ? null : type.checked("min of parameter \"" + name + "\"", min);
        max = max == null ? null : type.checked("max of parameter \"" + name + "\"", max);
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
}
