package dev.loyalty.internal.rules;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.SortedMap;
import java.util.TreeMap;

/** What conditions can read of a type of facts. */
public final class FactFields {

    private FactFields() {}

    /** The class of each field, by the name that rules use. */
    public static SortedMap<String, Class<?>> of(Class<?> type) {
        SortedMap<String, Class<?>> fields = new TreeMap<>();
        for (Method method : type.getMethods()) {
            boolean readable = method.getParameterCount() == 0
                    && method.getDeclaringClass() != Object.class
                    && !Modifier.isStatic(method.getModifiers());
            if (readable) {
                String name = method.getName();
                if (name.startsWith("get") && name.length() > 3) {
                    fields.put(decapitalised(name.substring(3)), method.getReturnType());
                } else if (name.startsWith("is") && name.length() > 2) {
                    fields.put(decapitalised(name.substring(2)), method.getReturnType());
                } else if (type.isRecord()) {
                    fields.put(name, method.getReturnType());
                }
            }
        }
        return fields;
    }

    private static String decapitalised(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
