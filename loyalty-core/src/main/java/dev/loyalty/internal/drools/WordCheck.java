package dev.loyalty.internal.drools;

import dev.loyalty.policy.DiagnosticCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses words that already the compiler could be attacked with, before there is byte code to verify: constants that it
 * works out, each twice as long as the one before, and functions inside of functions, whose types it looks for in more ways
 * with each level. Rules need neither; a few functions are left to {@link ClassVerifier}, which says what they call.
 */
final class WordCheck {

    private static final Pattern ARM = Pattern.compile("\\b(?:case\\b[^;{}:]*?|default\\s*)->");
    private static final Pattern FUNCTION = Pattern.compile("->|::");
    private static final Pattern CONSTANT = Pattern.compile("\\bfinal\\b");

    /** Its constants need not be called final. */
    private static final Pattern INTERFACE = Pattern.compile("\\binterface\\b");

    private final Findings findings;

    WordCheck(Findings findings) {
        this.findings = findings;
    }

    /** Looks at the whole file, wherever its rules begin and end; what is found keeps all of it from the compiler. */
    void check(RuleText text) {
        String code = text.code();
        refuse(
                text,
                INTERFACE.matcher(code),
                "an interface inside a rule",
                "Maybe declare a type for what rules derive?");
        refuse(text, CONSTANT.matcher(code), "final", "Maybe leave it out?");
        String functions =
                ARM.matcher(code).replaceAll(arm -> " ".repeat(arm.group().length()));
        if (FUNCTION.matcher(functions).results().count() > RuleLimits.MOST_FUNCTIONS) {
            refuse(
                    text,
                    FUNCTION.matcher(functions),
                    "a function (-> or ::)",
                    "Maybe a loop, or a condition for each?");
        }
    }

    private void refuse(RuleText text, Matcher found, String what, String hint) {
        if (found.find()) {
            findings.error(
                    DiagnosticCode.NOT_AVAILABLE, text, found.start(), null, what + " is not available to rules", hint);
        }
    }
}
