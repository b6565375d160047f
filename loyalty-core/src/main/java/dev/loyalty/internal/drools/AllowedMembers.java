package dev.loyalty.internal.drools;

import dev.loyalty.internal.rules.Vocabulary;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What compiled rules may refer to: the vocabulary, the classes of the rules themselves, a short list of the JDK's value
 * types, and the part of the engine that generated code needs. Names are internal ones, with slashes.
 */
final class AllowedMembers {

    private static final Set<String> JDK = Set.of(
            "java/io/Serializable",
            "java/lang/Boolean",
            "java/lang/Byte",
            "java/lang/CharSequence",
            "java/lang/Character",
            "java/lang/Comparable",
            "java/lang/Double",
            "java/lang/Enum",
            "java/lang/Exception",
            "java/lang/Float",
            "java/lang/IllegalArgumentException",
            "java/lang/Integer",
            "java/lang/Iterable",
            "java/lang/Long",
            "java/lang/Math",
            "java/lang/Number",
            "java/lang/Object",
            "java/lang/Override",
            "java/lang/RuntimeException",
            "java/lang/Short",
            "java/lang/String",
            "java/lang/StringBuilder",
            "java/lang/Void",
            "java/lang/invoke/LambdaMetafactory",
            "java/lang/invoke/SerializedLambda",
            "java/lang/invoke/StringConcatFactory",
            "java/math/BigDecimal",
            "java/math/MathContext",
            "java/math/RoundingMode",
            "java/time/DayOfWeek",
            "java/time/LocalDate",
            "java/time/Month",
            "java/time/ZoneId",
            "java/time/format/DateTimeFormatter",
            "java/time/format/DateTimeFormatterBuilder",
            "java/util/ArrayList",
            "java/util/Arrays",
            "java/util/Collection",
            "java/util/HashMap",
            "java/util/Iterator",
            "java/util/List",
            "java/util/Locale",
            "java/util/Map",
            "java/util/Objects",
            "java/util/Set");

    /** Types that may be mentioned, of which only the members listed next may be used. */
    private static final Set<String> MENTIONED =
            Set.of("java/lang/Class", "java/util/regex/Matcher", "java/util/regex/Pattern");

    private static final Set<String> SINGLE_MEMBERS = Set.of(
            "java/lang/String.hashCode",
            "java/lang/System.arraycopy",
            "java/util/Collections.emptyList",
            "java/util/regex/Matcher.matches",
            "java/util/regex/Pattern.compile",
            "java/util/regex/Pattern.matcher");

    private static final Set<String> ENGINE = Set.of(
            "org/drools/compiler/kie/builder/MaterializedLambda",
            "org/drools/util/DateUtils",
            "org/kie/api/definition/rule/Rule",
            "org/kie/api/runtime/rule/AccumulateFunction");

    private static final Set<String> ENGINE_PACKAGES = Set.of(
            "org/drools/base/base/",
            "org/drools/base/factmodel/",
            "org/drools/core/base/accumulators/",
            "org/drools/model/",
            "org/drools/modelcompiler/dsl/",
            "org/drools/modelcompiler/util/");

    /** The only thing that a consequence may ask of the engine itself. */
    private static final String ENGINE_IN_CONSEQUENCES = "org/drools/model/Drools";

    private static final Set<String> MEMBERS_OF_ENGINE_IN_CONSEQUENCES = Set.of("insert");

    /** Members of allowed types that depend on the machine, the moment or a class. */
    private static final Set<String> REFUSED_MEMBERS =
            Set.of("getClass", "forName", "now", "random", "wait", "notify", "notifyAll", "hashCode", "parallelStream");

    private final Set<String> vocabulary = new TreeSet<>();

    /** @param policyTypes names of the types that policy.yaml makes, which rules may use as they use the vocabulary */
    AllowedMembers(Vocabulary words, Collection<String> policyTypes) {
        policyTypes.forEach(type -> vocabulary.add(type.replace('.', '/')));
        for (Class<?> type : words.factTypes()) {
            add(type);
        }
        for (Class<?> verb : words.verbs().values()) {
            add(verb);
            for (Method method : verb.getMethods()) {
                add(method.getReturnType());
                for (Class<?> parameter : method.getParameterTypes()) {
                    add(parameter);
                }
            }
        }
    }

    boolean type(String name) {
        return vocabulary.contains(name)
                || isCompiled(name)
                || JDK.contains(name)
                || MENTIONED.contains(name)
                || name.startsWith("java/util/function/")
                || ENGINE.contains(name)
                || ENGINE_PACKAGES.stream().anyMatch(name::startsWith);
    }

    boolean member(String owner, String name) {
        if (SINGLE_MEMBERS.contains(owner + "." + name)) {
            return true;
        }
        if (MENTIONED.contains(owner)) {
            return false;
        }
        if (owner.equals(ENGINE_IN_CONSEQUENCES)) {
            return MEMBERS_OF_ENGINE_IN_CONSEQUENCES.contains(name);
        }
        if (name.equals("<init>") && vocabulary.contains(owner)) {
            return false;
        }
        boolean own = isCompiled(owner) && !vocabulary.contains(owner);
        return type(owner) && (own || !REFUSED_MEMBERS.contains(name));
    }

    private static boolean isCompiled(String name) {
        return name.startsWith(RulePackage.NAME.replace('.', '/') + "/");
    }

    private void add(Class<?> type) {
        if (type.getName().startsWith("dev.loyalty.")) {
            vocabulary.add(type.getName().replace('.', '/'));
        }
    }
}
