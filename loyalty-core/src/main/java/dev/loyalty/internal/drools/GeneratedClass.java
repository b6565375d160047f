package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.Reference.Part;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What kind of class the engine generated, told by its name and the texts it was compiled from.
 *
 * @param name internal name
 * @param kind what its methods are
 */
record GeneratedClass(String name, Kind kind) {

    private static final String PACKAGE = RulePackage.NAME.replace('.', '/') + "/";
    private static final Pattern LAMBDA =
            Pattern.compile(PACKAGE + "P\\w\\w/Lambda(?:Predicate|Extractor|Consequence)\\w+");
    private static final Pattern MODEL =
            Pattern.compile(PACKAGE + "(?:Rules|DomainClassesMetadata)[0-9A-F]{32}(?:Rule(?:Method)?s\\d+)?");
    private static final Pattern METADATA =
            Pattern.compile(PACKAGE + "DomainClassesMetadata[0-9A-F]{32}\\$\\w+_Metadata");

    /** Methods that every class of a condition or consequence has around the author's own. */
    private static final Set<String> FRAME =
            Set.of("<init>", "<clinit>", "values", "valueOf", "getExpressionHash", "predicateInformation");

    /** The one method of such a class that holds what the author wrote. */
    private static final Set<String> AUTHORS = Set.of("test", "apply", "execute");

    private static final Pattern DECLARED_METHOD = Pattern.compile(
            "<init>|getValue|setValue|get\\p{Lu}\\w*|is\\p{Lu}\\w*|set\\p{Lu}\\w*|equals|hashCode|toString");

    enum Kind {
        /** One condition, binding or consequence. */
        LAMBDA,
        /** The model of the rules. */
        MODEL,
        /** A type that the policy declares. */
        DECLARED,
        /** What no text of the engine accounts for. */
        FOREIGN
    }

    /** @param declared simple names of the types that the policy declares */
    static GeneratedClass of(String className, Set<String> declared) {
        String name = className.replace('.', '/');
        if (LAMBDA.matcher(name).matches()) {
            return new GeneratedClass(name, Kind.LAMBDA);
        }
        if (MODEL.matcher(name).matches() || METADATA.matcher(name).matches()) {
            return new GeneratedClass(name, Kind.MODEL);
        }
        boolean isDeclared = name.startsWith(PACKAGE) && declared.contains(name.substring(PACKAGE.length()));
        return new GeneratedClass(name, isDeclared ? Kind.DECLARED : Kind.FOREIGN);
    }

    boolean isNestedInRule() {
        return kind == Kind.FOREIGN;
    }

    /** Where what is outside of methods comes from. */
    Part frame() {
        return kind == Kind.DECLARED ? Part.DECLARED : Part.MODEL;
    }

    /** Where the code of a method comes from. */
    Part part(String method) {
        return switch (kind) {
            case DECLARED -> Part.DECLARED;
            case MODEL -> Part.MODEL;
            case LAMBDA -> FRAME.contains(method) ? Part.MODEL : Part.RULE;
            case FOREIGN -> Part.RULE;
        };
    }

    /** Whether the engine writes methods of this name into such a class. */
    boolean mayDefine(String method) {
        return switch (kind) {
            case LAMBDA -> FRAME.contains(method) || AUTHORS.contains(method);
            case DECLARED -> DECLARED_METHOD.matcher(method).matches();
            case MODEL -> !method.startsWith("lambda$");
            case FOREIGN -> true;
        };
    }
}
