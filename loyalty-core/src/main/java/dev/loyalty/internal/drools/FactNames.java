package dev.loyalty.internal.drools;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        List<Method> getters = Stream.of(fact.getClass().getMethods())
                .filter(method -> method.getName().startsWith("get") && method.getParameterCount() == 0)
                .toList();
        for (String telling : TELLING) {
            for (Method getter : getters) {
                if (getter.getName().equals(telling)) {
                    return type + " " + value(getter, fact);
                }
            }
        }
        String some = getters.stream()
                .filter(getter -> getter.getDeclaringClass() == fact.getClass())
                .map(getter -> value(getter, fact))
                .sorted()
                .limit(MOST_VALUES)
                .collect(Collectors.joining(", "));
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
