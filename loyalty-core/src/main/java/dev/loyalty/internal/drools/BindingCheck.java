package dev.loyalty.internal.drools;

import dev.loyalty.policy.DiagnosticCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses a name bound to a calculation without brackets: the engine binds it to the first value alone and forgets the
 * rest without a word. A parameter in what is bound is refused too: the engine does not know it there.
 */
final class BindingCheck {

    private static final Pattern BINDING = Pattern.compile("(\\$\\w+)\\s*:(?![:=])\\s*");
    private static final Pattern END = Pattern.compile(
            "[,;=<>]|!=|&&|\\|\\||(?<![\\w$.])(?:in|not|matches|contains|excludes|memberOf|str|soundslike|from)\\b");
    private static final Pattern PARAMETER = Pattern.compile("(?<![\\w$.])policy\\s*\\.");
    /** A calculation, and not a pattern of conditions. */
    private static final Pattern VALUE = Pattern.compile("\\s*(?!\\(*\\s*[A-Z])(?:\\(|[a-z_]\\w*\\s*\\.)");

    private static final Pattern OPERATOR = Pattern.compile("[-+*/%&|^]");

    private final Findings findings;

    BindingCheck(Findings findings) {
        this.findings = findings;
    }

    void check(ParsedRule rule) {
        String code = rule.text().code();
        Matcher binding = BINDING.matcher(code).region(rule.at(), rule.consequenceAt());
        while (binding.find()) {
            int end = end(code, binding.end(), rule.consequenceAt());
            String bound = code.substring(binding.end(), end);
            if (VALUE.matcher(bound).lookingAt() && PARAMETER.matcher(bound).find()) {
                findings.error(
                        DiagnosticCode.RULE_NOT_COMPILED,
                        rule.text(),
                        binding.start(),
                        rule.name(),
                        binding.group(1) + " is bound to a calculation with a parameter, which cannot be done",
                        "Maybe bind the field, and calculate after \"then\": $total.multiply( policy.half )?");
                continue;
            }
            Matcher operator = OPERATOR.matcher(outside(bound));
            if (operator.find()) {
                String first = bound.substring(0, operator.start()).strip();
                String written =
                        rule.text().text().substring(binding.end(), end).strip();
                findings.error(
                        DiagnosticCode.INEXACT,
                        rule.text(),
                        binding.start(),
                        rule.name(),
                        binding.group(1) + " is bound to " + first + " alone, and the calculation behind it is lost",
                        "Maybe " + binding.group(1) + " : ( " + written + " )?");
            }
        }
    }

    /** Where what is bound ends: before a comparison, another condition or the bracket that closes the pattern. */
    private static int end(String code, int from, int to) {
        Matcher end = END.matcher(code).region(from, to);
        end.useTransparentBounds(true);
        int depth = 0;
        for (int i = from; i < to; i++) {
            char c = code.charAt(i);
            if (c == '(' || c == '[') {
                depth++;
            } else if ((c == ')' || c == ']') && --depth < 0) {
                return i;
            } else if (depth == 0 && end.region(i, to).lookingAt()) {
                return i;
            }
        }
        return to;
    }

    /** The same length, with what stands inside of brackets blanked. */
    private static String outside(String code) {
        StringBuilder outside = new StringBuilder(code);
        int depth = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            depth += c == '(' || c == '[' ? 1 : 0;
            if (depth > 0) {
                outside.setCharAt(i, ' ');
            }
            depth -= c == ')' || c == ']' ? 1 : 0;
        }
        return outside.toString();
    }
}
