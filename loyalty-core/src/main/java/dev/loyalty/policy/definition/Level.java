package dev.loyalty.policy.definition;

import dev.loyalty.model.Decimals;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A level of the programme. Immutable.
 *
 * @param name such as {@code gold}
 * @param threshold ranks it: the level with the higher threshold is the higher one; not negative, without zeros at its
 *     end
 * @param benefits what it gives, by name, each of the {@linkplain ParameterType#valueClass() class} that
 *     {@link Tiers#benefits} says; one that it does not give is absent
 */
public record Level(String name, BigDecimal threshold, SortedMap<String, Object> benefits) {

    public Level {
        Names.check("level", name);
        Objects.requireNonNull(benefits, "benefits");
        threshold = Decimals.canonical(threshold, "threshold of level \"" + name + "\"");
        if (threshold.signum() < 0) {
            throw new IllegalArgumentException("threshold " + threshold.toPlainString() + " of level \"" + name
                    + "\" is less than 0. Maybe 0, for the level that everybody has?");
        }
        benefits = Collections.unmodifiableSortedMap(new TreeMap<>(benefits));
    }

    /** A level that gives nothing by itself. */
    public static Level of(String name, BigDecimal threshold) {
        return new Level(name, threshold, new TreeMap<>());
    }

    Level checked(SortedMap<String, ParameterType> declared) {
        SortedMap<String, Object> values = new TreeMap<>();
        benefits.forEach((benefit, value) -> {
            ParameterType type = declared.get(benefit);
            if (type == null) {
                throw new IllegalArgumentException("level \"" + name + "\" gives the benefit \"" + benefit
                        + "\", which is not declared. Maybe one of " + declared.keySet() + "?");
            }
            values.put(benefit, type.checked("benefit \"" + benefit + "\" of level \"" + name + "\"", value));
        });
        return new Level(name, threshold, values);
    }
}
