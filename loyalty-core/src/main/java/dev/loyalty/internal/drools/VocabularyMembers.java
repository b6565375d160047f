package dev.loyalty.internal.drools;

import dev.loyalty.internal.rules.Vocabulary;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/**
 * The members that rules may use because they belong to the vocabulary: what facts tell, what verbs do, and what these
 * give back or take. Everything else of the library does not exist for rules.
 */
final class VocabularyMembers {

    private static final String LIBRARY = "dev.loyalty.";

    private static final Set<Class<?>> VALUES = Set.of(
            void.class,
            boolean.class,
            int.class,
            long.class,
            Boolean.class,
            Integer.class,
            Long.class,
            String.class,
            BigDecimal.class,
            LocalDate.class,
            List.class);

    private final Set<Class<?>> types = new LinkedHashSet<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> facts = new TreeSet<>();
    private final Set<String> verbs = new TreeSet<>();
    private final Set<String> calls = new TreeSet<>();
    private final Set<String> constants = new TreeSet<>();

    VocabularyMembers(Vocabulary vocabulary) {
        Deque<Class<?>> open = new ArrayDeque<>(vocabulary.factTypes());
        vocabulary.factTypes().forEach(fact -> facts.add(Type.getInternalName(fact)));
        // Parameters of every policy can have such values, whether a verb takes them or not.
        open.addAll(PolicyTypes.valueTypes());
        for (Class<?> verb : vocabulary.verbs().values()) {
            open.add(verb);
            verbs.add(Type.getInternalName(verb));
        }
        while (!open.isEmpty()) {
            Class<?> type = open.remove();
            if (type.isArray()) {
                open.add(type.getComponentType());
            } else if (type.getName().startsWith(LIBRARY) && types.add(type)) {
                names.add(Type.getInternalName(type));
                boolean fact = vocabulary.factTypes().contains(type);
                addMethods(type, fact, open);
                addConstants(type);
                Class<?> superType = type.getSuperclass();
                if (superType != null) {
                    open.add(superType);
                }
            }
        }
    }

    /** The classes, of which the library's own are part. */
    Set<Class<?>> types() {
        return types;
    }

    boolean isType(String internalName) {
        return names.contains(internalName);
    }

    /** Whether calls of this type's methods ask for something to happen. */
    boolean isVerb(String internalName) {
        return verbs.contains(internalName);
    }

    /** Whether the type belongs to what verbs give back: its methods say more of what is asked for. */
    boolean isOfVerb(String internalName) {
        return names.contains(internalName) && !facts.contains(internalName);
    }

    boolean isCall(String member) {
        return calls.contains(member);
    }

    boolean isConstant(String field) {
        return constants.contains(field);
    }

    /** A fact is read and never told: methods that give nothing back are left out. */
    private void addMethods(Class<?> type, boolean fact, Deque<Class<?>> open) {
        for (Method method : type.getMethods()) {
            boolean own = method.getDeclaringClass().getName().startsWith(LIBRARY);
            boolean setter = fact && method.getReturnType() == void.class;
            boolean offered = own && !setter && isSound(method);
            if (offered && !Modifier.isStatic(method.getModifiers()) && !isOfObject(method)) {
                calls.add(Reference.member(
                        Type.getInternalName(type), method.getName(), Type.getMethodDescriptor(method)));
                open.add(method.getReturnType());
                open.addAll(List.of(method.getParameterTypes()));
            }
        }
    }

    /**
     * Whether a method takes and gives only values, lists and the library's own types. Through anything else, a class, an
     * object of any kind, a function, a map, rules could reach further than the vocabulary.
     */
    private static boolean isSound(Method method) {
        return isSound(method.getReturnType())
                && Stream.of(method.getParameterTypes()).allMatch(VocabularyMembers::isSound);
    }

    private static boolean isSound(Class<?> type) {
        if (type.isArray()) {
            return isSound(type.getComponentType());
        }
        return VALUES.contains(type) || type.getName().startsWith(LIBRARY);
    }

    /** What a fact overrides of Object is for the host: rules compare and print what facts tell, not facts. */
    private static boolean isOfObject(Method method) {
        try {
            Object.class.getMethod(method.getName(), method.getParameterTypes());
            return true;
        } catch (NoSuchMethodException ownMethod) {
            return false;
        }
    }

    private void addConstants(Class<?> type) {
        if (type.isEnum()) {
            for (Field field : type.getFields()) {
                if (field.isEnumConstant()) {
                    constants.add(Reference.member(
                            Type.getInternalName(type), field.getName(), " " + Type.getDescriptor(type)));
                }
            }
        }
    }
}
