package dev.loyalty.internal.drools.matching;

import dev.loyalty.internal.drools.matching.Shape.FieldKey;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the text of a condition by which values its facts can be found: {@code tier == "gold"}, {@code sku in ( "a",
 * "b" )}, {@code category == policy.favourite}, {@code tier memberOf policy.tiers}. A key only narrows the search, the
 * condition itself is still tested; a text that is anything else gives no key.
 */
final class KeyReader {

    private static final String LITERAL = "(?:\"[^\"\\\\]*\"|-?\\d{1,18}(?:\\.\\d{1,18})?B|-?\\d{1,18}[lL]?)";
    private static final Pattern ONE_OF = Pattern.compile("\\s*(\\w+)\\s*(?:==\\s*(" + LITERAL + ")|in\\s*\\(\\s*("
            + LITERAL + "(?:\\s*,\\s*" + LITERAL + ")*)\\s*\\))\\s*");
    private static final Pattern PARAMETER = Pattern.compile("\\s*(\\w+)\\s*(?:==|memberOf)\\s*(\\w+)\\.(\\w+)\\s*");
    private static final Pattern EACH = Pattern.compile(LITERAL);
    private static final Set<Class<?>> FOUND_BY =
            Set.of(String.class, Long.class, long.class, Integer.class, int.class, BigDecimal.class);

    private final String parametersName;
    private final Object parameters;

    KeyReader(String parametersName, Object parameters) {
        this.parametersName = parametersName;
        this.parameters = parameters;
    }

    /** @param parametrised whether the condition reads parameters */
    Optional<FieldKey> key(Class<?> type, String text, boolean parametrised) {
        Matcher matcher = (parametrised ? PARAMETER : ONE_OF).matcher(text);
        if (!matcher.matches() || getter(type, matcher.group(1)) == null) {
            return Optional.empty();
        }
        return (parametrised ? parameter(matcher) : literals(matcher))
                .map(values -> new FieldKey(
                        matcher.group(1),
                        values.stream().map(Keys::of).distinct().toList()));
    }

    private static Optional<List<Object>> literals(Matcher matcher) {
        List<Object> values = new ArrayList<>();
        Matcher each = EACH.matcher(matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
        while (each.find()) {
            values.add(literal(each.group()));
        }
        return Optional.of(values);
    }

    private static Object literal(String text) {
        return text.startsWith("\"")
                ? text.substring(1, text.length() - 1)
                : new BigDecimal(text.replaceAll("[lLB]$", ""));
    }

    private Optional<List<Object>> parameter(Matcher matcher) {
        if (!matcher.group(2).equals(parametersName)) {
            return Optional.empty();
        }
        try {
            Object value = parameters.getClass().getField(matcher.group(3)).get(parameters);
            if (value instanceof Collection<?> several) {
                return Optional.of(List.copyOf(several));
            }
            return value == null || !FOUND_BY.contains(value.getClass())
                    ? Optional.empty()
                    : Optional.of(List.of(value));
        } catch (ReflectiveOperationException other) {
            return Optional.empty();
        }
    }

    /** Reads a field that a key was found for. */
    static FactValue field(Class<?> type, String name) {
        Method getter = getter(type, name);
        if (getter == null) {
            throw new IllegalArgumentException(type.getName() + " has no " + name);
        }
        try {
            MethodHandle handle = MethodHandles.publicLookup()
                    .unreflect(getter)
                    .asType(MethodType.methodType(Object.class, Object.class));
            return fact -> read(handle, fact);
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }

    private static @Nullable Object read(MethodHandle handle, @Nullable Object fact) {
        try {
            return (Object) handle.invokeExact(fact);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable Method getter(Class<?> type, String field) {
        try {
            Method getter = type.getMethod("get" + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1));
            return FOUND_BY.contains(getter.getReturnType()) ? getter : null;
        } catch (NoSuchMethodException none) {
            return null;
        }
    }
}
