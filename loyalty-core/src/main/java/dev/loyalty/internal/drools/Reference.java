package dev.loyalty.internal.drools;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Something that compiled code refers to.
 *
 * @param part where the code comes from
 * @param name in internal form: a type with slashes, a member as {@code owner.name} with its descriptor
 */
record Reference(Part part, Kind kind, String name) implements Comparable<Reference> {

    private static final Pattern VARIABLES =
            Pattern.compile("(Lorg/drools/model/Variable)(?:;Lorg/drools/model/Variable)*;");
    private static final Pattern FAMILY = Pattern.compile(
            "(org/drools/model/(?:functions/(?:Block|Function|Predicate)|consequences/ConsequenceBuilder\\$_))\\d+");

    /** Where code comes from. */
    enum Part {
        /** What authors write: a condition, a binding, a consequence. */
        RULE,
        /** What the engine writes around it: the model of the rules, and the frame of each class of the first kind. */
        MODEL,
        /** A type that a policy declares; the engine writes it, and no statement in it is an author's. */
        DECLARED
    }

    /** How something is referred to. */
    enum Kind {
        /** A type is mentioned: made, cast to, asked for, or in a signature. */
        TYPE,
        /** A type is used as a value. */
        LITERAL,
        /** A method or constructor is called. */
        CALL,
        /** A field is read. */
        READ,
        /** A method is passed on as a value. */
        HANDLE,
        /** The JVM is asked to link a call. */
        BOOTSTRAP,
        /** A value of this type is made a part of a text. */
        CONCAT,
        /** A type is extended or implemented. */
        EXTENDS,
        /** A class, field or method is annotated. */
        ANNOTATION
    }

    /**
     * The name as it stands in a list: the engine has its functional types once for each number of arguments, and these
     * are one family with one entry.
     */
    static String family(String name) {
        return FAMILY.matcher(VARIABLES.matcher(name).replaceAll("$1*;")).replaceAll("$1*");
    }

    static String member(String owner, String name, String descriptor) {
        return owner + "." + name + descriptor;
    }

    /** As it stands in a list of members. */
    @Override
    public String toString() {
        return (part + " " + kind).toLowerCase(Locale.ROOT) + " " + family(name);
    }

    @Override
    public int compareTo(Reference other) {
        return toString().compareTo(other.toString());
    }
}
