package dev.loyalty.internal.drools;

import dev.loyalty.policy.DiagnosticCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the numbers that stand in rules: most belong into policy.yaml, and some are not what they look like. */
final class NumberCheck {

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w$.])(?:\\d|(?<![\\w$)\\]]\\s?)\\.\\d)(?:[eE][+-]|[\\w.])*");
    private static final Pattern FOLDED = Pattern.compile("(?<![\\w$.])\\d+L?\\s*/\\s*(\\d+)(?![\\w.])");
    private static final Pattern WHOLE = Pattern.compile("(?:0|[1-9]\\d*)[BL]?");
    private static final Pattern EXACT = Pattern.compile("(?:0|[1-9]\\d*)\\.\\d+B");
    private static final Pattern OTHER_BASE = Pattern.compile("0[\\dxXbB]\\w*");

    private final Findings findings;

    NumberCheck(Findings findings) {
        this.findings = findings;
    }

    void check(ParsedRule rule) {
        Matcher number = NUMBER.matcher(rule.text().code()).region(rule.at(), rule.consequenceEnd());
        number.useTransparentBounds(true);
        while (number.find()) {
            check(rule, number.group(), number.start());
        }
        // The compiler works such a division out, so that nothing of it is left to be verified.
        Matcher folded = FOLDED.matcher(rule.text().code()).region(rule.at(), rule.consequenceEnd());
        while (folded.find()) {
            Refused refused = Refused.construct(Construct.WHOLE_DIVISION, 0);
            findings.error(refused.code(), rule.text(), folded.start(), rule.name(), refused.message(), refused.hint());
        }
    }

    private void check(ParsedRule rule, String number, int at) {
        if (WHOLE.matcher(number).matches() || EXACT.matcher(number).matches()) {
            if (!number.matches("[01][BL]?")) {
                findings.warning(
                        DiagnosticCode.NUMBER_LITERAL,
                        rule.text(),
                        at,
                        rule.name(),
                        "the number " + number + " stands in the rule",
                        "Maybe a parameter of policy.yaml, so that it can be changed without touching the rule?");
            }
        } else if (OTHER_BASE.matcher(number).matches()) {
            error(rule, at, number + " is not counted in tens", "Maybe without the zero at its beginning?");
        } else {
            String exact = number.replaceAll("[dDfFB]$", "");
            String hint = exact.matches("\\d+(\\.\\d+)?") ? ", or " + exact + "B?" : "?";
            error(
                    rule,
                    at,
                    number + " is a binary fraction, which is not exact",
                    "Maybe a parameter of policy.yaml" + hint);
        }
    }

    private void error(ParsedRule rule, int at, String message, String hint) {
        findings.error(DiagnosticCode.BARE_DECIMAL, rule.text(), at, rule.name(), message, hint);
    }
}
