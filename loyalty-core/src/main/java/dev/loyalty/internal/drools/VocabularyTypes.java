package dev.loyalty.internal.drools;

import dev.loyalty.internal.rules.Vocabulary;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.drools.drl.ast.descr.TypeDeclarationDescr;

/** The names that conditions may use: fact types with their fields and methods, and types that the policy declares. */
final class VocabularyTypes {

    /** Types that fields of declared types may have. */
    static final List<String> FIELD_TYPES = List.of(
            "String", "BigDecimal", "long", "int", "boolean", "Long", "Integer", "Boolean", "Member", "Order", "Line");

    /** Types of the JDK that patterns may name, as results of accumulate and collect. */
    private static final Set<String> RESULT_TYPES =
            Set.of("Number", "BigDecimal", "Long", "Integer", "Object", "List", "ArrayList", "Boolean", "String");

    private final SortedMap<String, SortedMap<String, ValueKind>> fields = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> methods = new TreeMap<>();
    private final SortedSet<String> declared = new TreeSet<>();

    VocabularyTypes(Vocabulary vocabulary, List<ParsedFile> files) {
        for (Class<?> type : vocabulary.factTypes()) {
            fields.put(type.getSimpleName(), fieldsOf(type));
            methods.put(type.getSimpleName(), methodsOf(type));
        }
        for (ParsedFile file : files) {
            for (TypeDeclarationDescr type : file.descriptor().getTypeDeclarations()) {
                declared.add(type.getTypeName());
                SortedMap<String, ValueKind> kinds = new TreeMap<>();
                type.getFields()
                        .forEach((name, field) -> kinds.put(
                                name, ValueKind.ofName(field.getPattern().getObjectType())));
                fields.put(type.getTypeName(), kinds);
                methods.put(type.getTypeName(), new TreeSet<>());
            }
        }
    }

    static boolean isFieldType(String type) {
        return FIELD_TYPES.contains(type);
    }

    /** Types that the policy declares itself and that its rules may derive. */
    SortedSet<String> declared() {
        return declared;
    }

    boolean isKnown(String type) {
        return fields.containsKey(type) || RESULT_TYPES.contains(type);
    }

    Set<String> names() {
        return fields.keySet();
    }

    /** The fields of a fact type with their kinds; empty for types of the JDK, whose fields are not checked here. */
    Optional<SortedMap<String, ValueKind>> fields(String type) {
        return Optional.ofNullable(fields.get(type));
    }

    SortedSet<String> methods(String type) {
        return methods.getOrDefault(type, new TreeSet<>());
    }

    private static SortedMap<String, ValueKind> fieldsOf(Class<?> type) {
        SortedMap<String, ValueKind> kinds = new TreeMap<>();
        for (Method method : readable(type)) {
            String name = method.getName();
            ValueKind kind = ValueKind.of(method.getReturnType());
            if (name.startsWith("get") && name.length() > 3) {
                kinds.put(decapitalized(name.substring(3)), kind);
            } else if (name.startsWith("is") && name.length() > 2) {
                kinds.put(decapitalized(name.substring(2)), kind);
            } else if (type.isRecord()) {
                kinds.put(name, kind);
            }
        }
        return kinds;
    }

    private static SortedSet<String> methodsOf(Class<?> type) {
        SortedSet<String> names = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (method.getDeclaringClass() != Object.class) {
                names.add(method.getName());
            }
        }
        return names;
    }

    private static List<Method> readable(Class<?> type) {
        List<Method> found = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (method.getParameterCount() == 0
                    && method.getDeclaringClass() != Object.class
                    && !Modifier.isStatic(method.getModifiers())) {
                found.add(method);
            }
        }
        return found;
    }

    private static String decapitalized(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
