package dev.loyalty.measure;

import dev.loyalty.model.Decimals;
import dev.loyalty.policy.definition.Measure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of a policy's measures as of an event. Equal numbers are equal values, whatever their trailing zeros.
 *
 * @param values by name; each is a {@link BigDecimal} (without zeros at its end), {@link Long} or {@link LocalDate}. A
 *     date that does not exist, such as that of the last order of a member without orders, is absent. Sorted by name,
 *     immutable.
 */
public record MeasureValues(SortedMap<String, Object> values) {

    private static final MeasureValues NONE = new MeasureValues(new TreeMap<>());

    /** @throws IllegalArgumentException if a value is of another type */
    public MeasureValues {
        SortedMap<String, Object> copy = new TreeMap<>();
        values.forEach((name, value) -> copy.put(name, checked(name, value)));
        values = Collections.unmodifiableSortedMap(copy);
    }

    /** No values: for policies without measures. */
    public static MeasureValues none() {
        return NONE;
    }

    /** The values of this map, in order of their names. */
    public static MeasureValues of(Map<String, ?> values) {
        return new MeasureValues(new TreeMap<>(values));
    }

    /** These values and one more; a value of the same name is replaced. */
    public MeasureValues with(String name, Object value) {
        SortedMap<String, Object> more = new TreeMap<>(values);
        more.put(name, value);
        return new MeasureValues(more);
    }

    /**
     * A sum of money or quantities.
     *
     * @throws IllegalArgumentException if there is none of that name, or it is of another type
     */
    public BigDecimal decimal(String name) {
        return present(name, BigDecimal.class);
    }

    /**
     * A number of things: a count, a streak, units awarded.
     *
     * @throws IllegalArgumentException if there is none of that name, or it is of another type
     */
    public long whole(String name) {
        return present(name, Long.class);
    }

    /**
     * A number of either kind.
     *
     * @throws IllegalArgumentException if there is none of that name, or it is a day
     */
    public BigDecimal number(String name) {
        return values.get(name) instanceof Long whole ? BigDecimal.valueOf(whole) : decimal(name);
    }

    /**
     * A first or last day; null if it is absent.
     *
     * @throws IllegalArgumentException if it is of another type
     */
    public @Nullable LocalDate date(String name) {
        return values.containsKey(name) ? present(name, LocalDate.class) : null;
    }

    /**
     * Checks that these are the values that a policy needs: every number, no name that it does not declare, each of its
     * measure's type. Dates may be absent.
     *
     * @throws IllegalArgumentException if they are not
     */
    public void requireFit(Collection<Measure> declared) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        for (Measure measure : declared) {
            unknown.remove(measure.name());
            boolean optional = measure.valueClass() == LocalDate.class;
            if (!optional || values.containsKey(measure.name())) {
                present(measure.name(), measure.valueClass());
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("the measures " + unknown + " are not declared in the policy; it has "
                    + declared.stream().map(Measure::name).sorted().toList()
                    + ". Maybe they belong to another version?");
        }
    }

    private <T> T present(String name, Class<T> type) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no value of measure \"" + name + "\"; there are "
                    + values.keySet() + ". Maybe take all values from one MemberHistory?");
        }
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("measure \"" + name + "\" has the value " + value + ", a "
                    + value.getClass().getSimpleName() + ", not a " + type.getSimpleName());
        }
        return type.cast(value);
    }

    private static Object checked(String name, Object value) {
        Objects.requireNonNull(value, () -> "value of measure " + name);
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof BigDecimal number) {
            return Decimals.canonical(number, "measure " + name);
        }
        if (value instanceof Long || value instanceof LocalDate) {
            return value;
        }
        throw new IllegalArgumentException("measure \"" + name + "\" has the value " + value + " of type "
                + value.getClass().getSimpleName()
                + "; a BigDecimal, Long or LocalDate is needed. Maybe new BigDecimal(\"" + value + "\")?");
    }
}
