package dev.loyalty.internal.drools;

import dev.loyalty.policy.DiagnosticCode;

/** What byte code can do without referring to anything, and rules must not. */
enum Construct {
    NESTED_CLASS(
            "a class inside a rule",
            "class",
            "Maybe declare a type for what rules derive, or do it in the host?",
            DiagnosticCode.NOT_AVAILABLE),
    METHOD("a method of its own", "", "Maybe two rules?", DiagnosticCode.NOT_AVAILABLE),
    CATCH(
            "try with catch or finally",
            "try",
            "Maybe a condition for the case that would fail? A rule that fails stops the call, so that nobody is paid"
                    + " by half.",
            DiagnosticCode.NOT_AVAILABLE),
    MONITOR(
            "synchronized",
            "synchronized",
            "Maybe leave it out? A call runs on one thread.",
            DiagnosticCode.NOT_AVAILABLE),
    FIELD_WRITE("to change a fact", "", "Maybe derive a new one with insert( new … )?", DiagnosticCode.NOT_AVAILABLE),
    ARRAY_OF_ARRAYS("an array of arrays", "new", "Maybe a table in policy.yaml?", DiagnosticCode.NOT_AVAILABLE),
    LOAD_LOOP(
            "a loop that runs while the policy is loaded",
            "",
            "Maybe move it into the then part?",
            DiagnosticCode.NOT_AVAILABLE),
    FLOATING_POINT(
            "arithmetic with binary fractions (double, float)",
            "",
            "Maybe a parameter of type decimal or money, which is exact?",
            DiagnosticCode.INEXACT),
    WHOLE_DIVISION(
            "the division of whole numbers, which drops the rest without a word,",
            "/",
            "Maybe a parameter of type decimal, or earn.points( … ).perFull( … ) for complete steps?",
            DiagnosticCode.INEXACT),
    COERCED(
            "a comparison of a text with something else",
            "",
            "Maybe quotes are missing or too many, or a parameter has another type?",
            DiagnosticCode.COMPARED_TYPES),
    IDENTITY(
            "== or != between objects, which asks whether they are the same object,",
            "=",
            "Maybe compareTo( … ) == 0 for amounts, equals( … ) for texts, or a condition in the when part?",
            DiagnosticCode.INEXACT);

    private final String words;
    private final String place;
    private final String hint;
    private final DiagnosticCode code;

    Construct(String words, String place, String hint, DiagnosticCode code) {
        this.words = words;
        this.place = place;
        this.hint = hint;
        this.code = code;
    }

    /** Whether the engine may do it in what it writes itself. */
    boolean isOnlyForAuthors() {
        return this == IDENTITY || this == COERCED;
    }

    /** As the subject of "… is not available to rules". */
    String words() {
        return words;
    }

    /** A word of the rule's text near which it stands, or nothing. */
    String place() {
        return place;
    }

    String hint() {
        return hint;
    }

    DiagnosticCode code() {
        return code;
    }
}
