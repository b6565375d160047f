package dev.loyalty.internal.drools;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How facts are called in messages: by their type and what tells them apart. */
final class FactNames {

    private static final List<String> TELLING = List.of("getId", "getName", "getType");
    private static final int MOST_VALUES = 3;

    private final List<Class<?>> types;

    /** @param types of the vocabulary's facts */
    FactNames(List<Class<?>> types) {
        this.types = List.copyOf(types);
    }

    /** The name of a fact, such as "Line 2"; nothing for what is no fact. */
    Optional<String> of(Object object) {
        boolean fact = types.stream().anyMatch(type -> type.isInstance(object)) || isOfPolicy(object);
        return fact ? Optional.of(name(object)) : Optional.empty();
    }

    private static String name(Object fact) {
        String type = fact.getClass().getSimpleName();
        for (String getter : TELLING) {
            try {
                return type + " " + value(fact.getClass().getMethod(getter), fact);
            } catch (NoSuchMethodException other) {
                continue;
            }
        }
        Set<String> values = new TreeSet<>();
        for (Method method : fact.getClass().getMethods()) {
            boolean getter = method.getName().startsWith("get") && method.getParameterCount() == 0;
            if (getter && method.getDeclaringClass() == fact.getClass()) {
                values.add(value(method, fact));
            }
        }
        String some = values.stream().limit(MOST_VALUES).collect(Collectors.joining(", "));
        return some.isEmpty() ? type : type + "( " + some + " )";
    }

    /** A row of a table or a type that the policy declares, but not its parameters. */
    private static boolean isOfPolicy(Object object) {
        String name = object.getClass().getName();
        return name.startsWith(RulePackage.NAME + ".") && !name.equals(PolicyTypes.PARAMETERS);
    }

    private static String value(Method getter, Object fact) {
        try {
            return String.valueOf(getter.invoke(fact));
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            return "?";
        }
    }
}
