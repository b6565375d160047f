package dev.loyalty.internal.drools;

import dev.loyalty.policy.DiagnosticCode;

/**
 * Something in compiled code that rules cannot use.
 *
 * @param message what it is, as a sentence
 * @param word by which it is found in the author's text, or nothing
 * @param made whether the word stands behind {@code new}
 * @param line of the generated text, 0 if there is none
 */
record Refused(DiagnosticCode code, String message, String word, boolean made, int line, String hint) {

    private static final String UNAVAILABLE = " is not available to rules";
    private static final String FOR_THE_HOST = "Maybe it is for the host to do, with the decision in hand?";

    static Refused construct(Construct construct, int line) {
        return new Refused(
                construct.code(), construct.words() + UNAVAILABLE, construct.place(), false, line, construct.hint());
    }

    static Refused recursion(String method) {
        return new Refused(
                DiagnosticCode.NOT_AVAILABLE,
                "recursion (" + method + " calls itself)" + UNAVAILABLE,
                method,
                false,
                0,
                "Maybe a loop, or a measure in policy.yaml?");
    }

    static Refused pattern(String pattern, String reason, int line) {
        return new Refused(
                DiagnosticCode.RULE_SYNTAX,
                "the pattern \"" + pattern + "\" cannot be used: " + reason,
                "matches",
                false,
                line,
                "Maybe a simpler pattern, or several conditions?");
    }

    static Refused reference(Reference reference, int line) {
        String name = reference.name();
        return switch (reference.kind()) {
            case CALL, HANDLE -> member(name, name.indexOf('('), reference.kind() == Reference.Kind.HANDLE, line);
            case READ -> member(name, name.indexOf(' '), false, line);
            case CONCAT ->
                named(
                        "a text made of " + simple(name.replace(";", "")),
                        simple(name.replace(";", "")),
                        line,
                        "Maybe of its id or name?");
            case LITERAL -> {
                String type = dotted(name.replaceAll("^\\[*L|;$", ""));
                yield named(type, simple(type), line, FOR_THE_HOST);
            }
            case TYPE, EXTENDS, BOOTSTRAP -> named(dotted(name), simple(dotted(name)), line, FOR_THE_HOST);
            case ANNOTATION -> {
                String type = dotted(name.replaceAll("^L|;$", ""));
                yield named("@" + type, simple(type), line, "Maybe leave it out?");
            }
        };
    }

    private static Refused named(String what, String word, int line, String hint) {
        return new Refused(DiagnosticCode.NOT_AVAILABLE, what + UNAVAILABLE, word, false, line, hint);
    }

    private static Refused member(String name, int end, boolean handle, int line) {
        int dot = name.lastIndexOf('.', end);
        String owner = dotted(name.substring(0, dot));
        String member = name.substring(dot + 1, end);
        if (member.equals("<init>")) {
            return new Refused(
                    DiagnosticCode.NOT_AVAILABLE,
                    "new " + owner + "( … )" + UNAVAILABLE,
                    simple(owner),
                    true,
                    line,
                    FOR_THE_HOST);
        }
        String hint = handle ? "Maybe write the call out, without \"::\"?" : FOR_THE_HOST;
        return named(owner + "." + member, member, line, hint);
    }

    private static String dotted(String internalName) {
        return internalName.replace('/', '.').replace('$', '.');
    }

    private static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
    }
}
