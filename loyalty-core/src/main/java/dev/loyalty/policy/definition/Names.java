package dev.loyalty.policy.definition;

import java.util.Set;
import java.util.regex.Pattern;

/** Which names a definition may give. */
public final class Names {

    private static final Pattern PROGRAMME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9-]{0,63}");
    private static final Pattern TABLE = Pattern.compile("[A-Z][A-Za-z0-9]{0,63}");
    private static final Pattern PARAMETER = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");

    // Rules write a parameter as policy.name and a measure as a field, which is Java inside DRL: the words of either
    // language cannot be names there, nor can the methods that every object has.
    private static final Set<String> RESERVED = Set.of(("abstract assert boolean break byte case catch char class const"
                    + " continue default do double else enum extends false final finally float for goto if implements"
                    + " import instanceof int interface long native new null package private protected public return"
                    + " short static strictfp super switch synchronized this throw throws transient true try void"
                    + " volatile while"
                    + " accumulate and collect declare end eval exists forall from function global in not or query"
                    + " rule then when"
                    + " clone equals finalize getClass hashCode notify notifyAll toString wait")
            .split(" "));

    // Operators of conditions, and the parameters: as the name of a field they could not be told from it.
    private static final Set<String> OPERATORS = Set.of(
            "matches",
            "contains",
            "memberOf",
            "excludes",
            "str",
            "soundslike",
            "startsWith",
            "endsWith",
            "policy",
            "unit");

    // Simple names that the Java made of rules uses, or that authors use in it: a table would hide them.
    private static final Set<String> JAVA_TYPES =
            Set.of(("ArrayList Arrays BigDecimal BigInteger Boolean Byte Character Class Collection Collections"
                            + " ConstraintType D Date Joins"
                            + " Double Enum Exception Float Function HashMap HashSet Integer Iterable LinkedHashMap List"
                            + " LocalDate LocalDateTime Long Map Math Number Object Objects Optional Override Policy"
                            + " Record Rule RuntimeException Set Short String StringBuilder SuppressWarnings System"
                            + " Thread Throwable Void")
                    .split(" "));

    private Names() {}

    /** Whether a programme may have this id: small letters, digits and dashes. */
    public static boolean isProgramme(String id) {
        return PROGRAMME.matcher(id).matches();
    }

    /** Whether an account, limit, group or window may have this name: a small letter, then letters, digits, dashes. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * Whether a parameter or a measure may have this name: a small letter, then letters and digits; no reserved word.
     */
    public static boolean isParameter(String name) {
        return PARAMETER.matcher(name).matches() && !isReserved(name);
    }

    /** Whether an attribute or a column may have this name: as a parameter, and no operator of conditions. */
    public static boolean isField(String name) {
        return isParameter(name) && !OPERATORS.contains(name);
    }

    /** Whether a table may have this name: a capital letter, then letters and digits; no common type of Java. */
    public static boolean isTable(String name) {
        return TABLE.matcher(name).matches() && !JAVA_TYPES.contains(name);
    }

    /** Whether the name is that of a type of Java that rules, or what is made of them, may use. */
    public static boolean isJavaType(String name) {
        return JAVA_TYPES.contains(name);
    }

    /** Whether the name is a word of Java or of the rule language, or a method that every object has. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    static void checkProgramme(String id) {
        check(isProgramme(id), "id", id, "small letters, digits and dashes");
    }

    static void check(String what, String name) {
        check(isName(name), "name of a " + what, name, "a small letter, then letters, digits and dashes");
    }

    static void checkParameter(String name) {
        checkWord("parameter", name);
    }

    static void checkMeasure(String name) {
        checkWord("measure", name);
    }

    private static void checkWord(String what, String name) {
        check(isParameter(name), "name of a " + what, name, "a small letter, then letters and digits, no keyword");
    }

    static void checkTable(String name) {
        check(isTable(name), "name of a table", name, "a capital letter, then letters and digits, no type of Java");
    }

    /** Also refuses types that the field of a fact cannot have. */
    static void checkField(String name, ParameterType type) {
        check(isField(name), "name of a field", name, "a small letter, then letters and digits, no keyword");
        if (!type.isSingle()) {
            throw new IllegalArgumentException("field \"" + name + "\" is a " + type.word()
                    + ", which facts do not have. Maybe a number of days, or one row for each text?");
        }
    }

    private static void check(boolean valid, String what, String name, String rule) {
        if (!valid) {
            throw new IllegalArgumentException(what + " \"" + name + "\" is not " + rule
                    + ", 64 characters at most. Maybe it has a space or a capital letter at its beginning?");
        }
    }
}
