package dev.loyalty.internal.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.internal.calculation.Calculations;
import dev.loyalty.internal.rules.Vocabulary;
import dev.loyalty.policy.RuleSet;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The vocabulary is where rules meet the library, so it keeps the rules that it sets: what rules can reach takes and gives
 * values, facts and its own words, and nothing through which more could be reached or changed.
 */
class VocabularyRulesTest {

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
            LocalDate.class);

    private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString");

    @ParameterizedTest
    @EnumSource(RuleSet.class)
    void takesAndGivesOnlyValuesFactsAndItsOwnWords(RuleSet set) {
        Vocabulary vocabulary = Calculations.vocabulary(set);
        VocabularyMembers members = new VocabularyMembers(vocabulary);
        List<String> wrong = new ArrayList<>();
        for (Class<?> type : members.types()) {
            for (Method method : callable(members, type)) {
                check(members, method, method.getGenericReturnType(), wrong);
                for (Type parameter : method.getGenericParameterTypes()) {
                    check(members, method, parameter, wrong);
                }
            }
        }
        assertThat(members.types()).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RuleSet.class)
    void hasFactsThatCannotBeChanged(RuleSet set) {
        for (Class<?> fact : Calculations.vocabulary(set).factTypes()) {
            for (Field field : fact.getDeclaredFields()) {
                assertThat(Modifier.isFinal(field.getModifiers()) && Modifier.isPrivate(field.getModifiers()))
                        .as("%s is private and final", field)
                        .isTrue();
            }
            for (Method method : fact.getMethods()) {
                boolean own = method.getDeclaringClass() != Object.class;
                assertThat(own && method.getReturnType() == void.class)
                        .as("%s does something", method)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(RuleSet.class)
    void offersEveryWordOfItsFactsAndVerbs(RuleSet set) {
        Vocabulary vocabulary = Calculations.vocabulary(set);
        VocabularyMembers members = new VocabularyMembers(vocabulary);
        Set<Class<?>> spoken = new LinkedHashSet<>(vocabulary.factTypes());
        for (Class<?> verb : vocabulary.verbs().values()) {
            spoken.add(verb);
            Stream.of(verb.getMethods())
                    .map(Method::getReturnType)
                    .filter(members.types()::contains)
                    .forEach(spoken::add);
        }
        for (Class<?> type : spoken) {
            List<Method> own = Stream.of(type.getMethods())
                    .filter(method -> method.getDeclaringClass().getName().startsWith("dev.loyalty."))
                    .filter(method -> !Modifier.isStatic(method.getModifiers()))
                    .filter(method -> !OF_OBJECT.contains(method.getName()))
                    .toList();
            assertThat(callable(members, type)).as("%s", type).containsExactlyInAnyOrderElementsOf(own);
        }
    }

    private static List<Method> callable(VocabularyMembers members, Class<?> type) {
        List<Method> methods = new ArrayList<>();
        for (Method method : type.getMethods()) {
            String name = Reference.member(
                    org.objectweb.asm.Type.getInternalName(type),
                    method.getName(),
                    org.objectweb.asm.Type.getMethodDescriptor(method));
            if (members.isCall(name)) {
                methods.add(method);
            }
        }
        return methods;
    }

    private static void check(VocabularyMembers members, Method method, Type type, List<String> wrong) {
        if (!isSound(members, type)) {
            wrong.add(method + ": " + type.getTypeName());
        }
    }

    private static boolean isSound(VocabularyMembers members, Type type) {
        if (type instanceof ParameterizedType list) {
            return list.getRawType() == List.class && isSound(members, list.getActualTypeArguments()[0]);
        }
        if (type instanceof Class<?> plain && plain.isArray()) {
            return isSound(members, plain.getComponentType());
        }
        return VALUES.contains(type)
                || (type instanceof Class<?> own && members.types().contains(own));
    }
}
