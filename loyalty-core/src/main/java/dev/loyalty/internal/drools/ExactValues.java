package dev.loyalty.internal.drools;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Objects;
import org.drools.model.functions.Operator;
import org.jspecify.annotations.Nullable;

/**
 * Comparisons of conditions with one meaning: numbers are compared by their exact value, whatever their types; a value
 * that is missing equals nothing but another missing one, and is neither larger nor smaller nor a part of anything.
 * {@link Instrumenter} puts them in the place of the engine's own, some of which compare binary fractions or fail. Public
 * because compiled rules live in another package.
 */
public final class ExactValues {

    public static final Operator<Object, Object> IN = new In();
    public static final Operator<Object, Object> CONTAINS = new Single("contains") {
        @Override
        public boolean eval(@Nullable Object whole, @Nullable Object part) {
            return has(whole, part);
        }
    };
    public static final Operator<Object, Object> EXCLUDES = new Single("excludes") {
        @Override
        public boolean eval(@Nullable Object whole, @Nullable Object part) {
            return !has(whole, part);
        }
    };
    public static final Operator<Object, Object> MEMBER_OF = new Single("memberOf") {
        @Override
        public boolean eval(@Nullable Object part, @Nullable Object whole) {
            return has(whole, part);
        }
    };
    public static final Operator<Object, Object> MATCHES = new Single("matches") {
        @Override
        public boolean eval(@Nullable Object text, @Nullable Object pattern) {
            return text instanceof String string
                    && pattern instanceof String expression
                    && GuardedValues.matches(string, expression);
        }
    };
    public static final Operator<Object, Object> STARTS_WITH = new Single("startsWith") {
        @Override
        public boolean eval(@Nullable Object text, @Nullable Object part) {
            return text instanceof String string && part instanceof String start && string.startsWith(start);
        }
    };
    public static final Operator<Object, Object> ENDS_WITH = new Single("endsWith") {
        @Override
        public boolean eval(@Nullable Object text, @Nullable Object part) {
            return text instanceof String string && part instanceof String end && string.endsWith(end);
        }
    };

    private ExactValues() {}

    public static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return compare(x, y) == 0;
        }
        return Objects.equals(a, b);
    }

    public static boolean equal(@Nullable Number a, @Nullable Number b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return compare(a, b) == 0;
    }

    public static boolean greater(@Nullable Number a, @Nullable Number b) {
        return a != null && b != null && compare(a, b) > 0;
    }

    public static boolean greaterOrEqual(@Nullable Number a, @Nullable Number b) {
        return a != null && b != null && compare(a, b) >= 0;
    }

    public static boolean less(@Nullable Number a, @Nullable Number b) {
        return a != null && b != null && compare(a, b) < 0;
    }

    public static boolean lessOrEqual(@Nullable Number a, @Nullable Number b) {
        return a != null && b != null && compare(a, b) <= 0;
    }

    /** The decimal that a number is; a text is none. */
    public static @Nullable BigDecimal decimal(@Nullable Object number) {
        if (number == null) {
            return null;
        }
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof Long || number instanceof Integer) {
            return BigDecimal.valueOf(((Number) number).longValue());
        }
        throw new IllegalArgumentException(number + " is no exact number");
    }

    private static int compare(Number a, Number b) {
        boolean whole = !(a instanceof BigDecimal) && !(b instanceof BigDecimal);
        return whole
                ? Long.compare(a.longValue(), b.longValue())
                : Objects.requireNonNull(decimal(a)).compareTo(Objects.requireNonNull(decimal(b)));
    }

    private static boolean has(@Nullable Object whole, @Nullable Object part) {
        if (whole instanceof String text) {
            return part instanceof String sought && GuardedValues.contains(text, sought);
        }
        if (part == null || !(whole instanceof Collection<?> values)) {
            return false;
        }
        GuardedValues.look(values.size());
        return part instanceof Number ? values.stream().anyMatch(value -> equal(value, part)) : values.contains(part);
    }

    /** One of several values. */
    private static final class In implements Operator.MultipleValue<Object, Object> {
        @Override
        public boolean eval(@Nullable Object value, @Nullable Object[] among) {
            for (Object each : among) {
                if (equal(value, each)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String getOperatorName() {
            return "in";
        }
    }

    /** A comparison with one value. */
    private abstract static class Single implements Operator.SingleValue<Object, Object> {
        private final String name;

        Single(String name) {
            this.name = name;
        }

        @Override
        public String getOperatorName() {
            return name;
        }
    }
}
