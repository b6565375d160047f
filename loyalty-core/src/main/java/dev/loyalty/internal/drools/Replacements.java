package dev.loyalty.internal.drools;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Which of our methods and fields stand in compiled rules in the place of which others. */
final class Replacements {

    private static final String DECIMAL = "java/math/BigDecimal";
    private static final String EVALUATION = "org/drools/modelcompiler/util/EvaluationUtil";
    private static final String OPERATORS = "org/drools/model/operators/";

    static final String GUARDED = Type.getInternalName(Guarded.class);
    static final String VALUES = Type.getInternalName(GuardedValues.class);
    static final String EXACT = Type.getInternalName(ExactValues.class);
    static final String OPERATOR = "Lorg/drools/model/functions/Operator;";

    private static final Map<String, Member> CALLS = calls();
    private static final Map<String, String> OPERATOR_FIELDS = Map.of(
            OPERATORS + "InOperator", "IN",
            OPERATORS + "ContainsOperator", "CONTAINS",
            OPERATORS + "ExcludesOperator", "EXCLUDES",
            OPERATORS + "MemberOfOperator", "MEMBER_OF",
            OPERATORS + "MatchesOperator", "MATCHES",
            OPERATORS + "StringStartsWithOperator", "STARTS_WITH",
            OPERATORS + "StringEndsWithOperator", "ENDS_WITH");

    private Replacements() {}

    /** A static method. */
    record Member(String owner, String name, String descriptor) {}

    /** What is called instead, or null if the call stays. */
    static @Nullable Member call(String owner, String name, String descriptor) {
        return CALLS.get(Reference.member(owner, name, descriptor));
    }

    /** The field of {@link ExactValues} that is read instead of an operator of the engine, or null. */
    static @Nullable String operator(String owner) {
        return OPERATOR_FIELDS.get(owner);
    }

    private static Map<String, Member> calls() {
        Map<String, Member> calls = new HashMap<>();
        String decimal = "L" + DECIMAL + ";";
        String context = "Ljava/math/MathContext;";
        String mode = "Ljava/math/RoundingMode;";
        for (String operation : new String[] {"add", "subtract", "multiply", "divide", "remainder"}) {
            onValue(calls, DECIMAL, operation, "(" + decimal + ")" + decimal);
            onValue(calls, DECIMAL, operation, "(" + decimal + context + ")" + decimal);
        }
        onValue(calls, DECIMAL, "divide", "(" + decimal + "I" + mode + ")" + decimal);
        onValue(calls, DECIMAL, "divide", "(" + decimal + mode + ")" + decimal);
        onValue(calls, DECIMAL, "setScale", "(I" + mode + ")" + decimal);
        onValue(calls, DECIMAL, "stripTrailingZeros", "()" + decimal);
        onValue(calls, DECIMAL, "toPlainString", "()Ljava/lang/String;");
        put(
                calls,
                DECIMAL,
                "equals",
                "(Ljava/lang/Object;)Z",
                EXACT,
                "equal",
                "(Ljava/lang/Object;Ljava/lang/Object;)Z");

        String part = "Ljava/lang/String;";
        onValue(calls, "java/lang/String", "substring", "(I)" + part);
        onValue(calls, "java/lang/String", "substring", "(II)" + part);
        onValue(calls, "java/lang/String", "strip", "()" + part);
        onValue(calls, "java/lang/String", "trim", "()" + part);
        onValue(calls, "java/util/List", "contains", "(Ljava/lang/Object;)Z");
        onValue(calls, "java/lang/String", "contains", "(Ljava/lang/CharSequence;)Z");
        onValue(calls, "java/lang/String", "indexOf", "(Ljava/lang/String;)I");
        onValue(calls, "java/lang/String", "matches", "(Ljava/lang/String;)Z");
        onValue(calls, "java/util/regex/Pattern", "matcher", "(Ljava/lang/CharSequence;)Ljava/util/regex/Matcher;");
        String text = "(Ljava/lang/Object;)Ljava/lang/String;";
        put(calls, "java/lang/String", "valueOf", text, VALUES, "text", text);

        String objects = "(Ljava/lang/Object;Ljava/lang/Object;)Z";
        put(calls, EVALUATION, "areNullSafeEquals", objects, EXACT, "equal", objects);
        String numbers = "(Ljava/lang/Number;Ljava/lang/Number;)Z";
        put(calls, EVALUATION, "areNumbersNullSafeEquals", numbers, EXACT, "equal", numbers);
        put(calls, EVALUATION, "greaterThanNumbers", numbers, EXACT, "greater", numbers);
        put(calls, EVALUATION, "greaterOrEqualNumbers", numbers, EXACT, "greaterOrEqual", numbers);
        put(calls, EVALUATION, "lessThanNumbers", numbers, EXACT, "less", numbers);
        put(calls, EVALUATION, "lessOrEqualNumbers", numbers, EXACT, "lessOrEqual", numbers);
        String toDecimal = "(Ljava/lang/Object;)" + decimal;
        put(calls, EVALUATION, "toBigDecimal", toDecimal, EXACT, "decimal", toDecimal);

        String insert = "(Ljava/lang/Object;)V";
        put(
                calls,
                "org/drools/model/Drools",
                "insert",
                insert,
                GUARDED,
                "insert",
                "(Lorg/drools/model/Drools;Ljava/lang/Object;)V");
        return Map.copyOf(calls);
    }

    /** The method of {@link GuardedValues} of the same name, which takes the value as its first argument. */
    private static void onValue(Map<String, Member> calls, String owner, String name, String descriptor) {
        put(calls, owner, name, descriptor, VALUES, name, "(L" + owner + ";" + descriptor.substring(1));
    }

    private static void put(
            Map<String, Member> calls,
            String owner,
            String name,
            String descriptor,
            String newOwner,
            String newName,
            String newDescriptor) {
        calls.put(Reference.member(owner, name, descriptor), new Member(newOwner, newName, newDescriptor));
    }
}
