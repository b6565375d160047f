package dev.loyalty.internal.drools;

import dev.loyalty.policy.DiagnosticCode;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses comparisons of values of different kinds. The engine would turn one into the other: a number into a text, so
 * that 2 is not "02", or a text into a number, which fails only when a text comes that is none.
 */
final class ComparisonCheck {

    private static final String OPERAND =
            "([\"']|true\\b|false\\b|policy\\s*\\.\\s*\\w++|\\$\\w++(?:\\s*!?\\.\\s*\\w++)?+"
                    + "|[A-Za-z_]\\w*+|\\d[\\w.]*+)";
    private static final Pattern COMPARISON = Pattern.compile("(?<![\\w$.)])(?<![-+*/%]\\s{0,9})" + OPERAND
            + "\\s*(?:==|!=|<=|>=|<|>)\\s*" + OPERAND + "(?!\\s*!?[-+*/%.(\\[])");
    private static final Pattern AMONG =
            Pattern.compile("(?<![\\w$.)])(?<![-+*/%]\\s{0,9})" + OPERAND + "\\s+(?:not\\s+)?in\\s*\\(");
    private static final Pattern MEMBER =
            Pattern.compile("(?<![\\w$.)])(?<![-+*/%]\\s{0,9})" + OPERAND + "\\s+(?:not\\s+)?memberOf\\b");
    private static final Pattern CONTAINS = Pattern.compile(
            "\\b(?:contains|excludes|matches|str\\s*\\[\\w+\\])\\s+" + OPERAND + "(?!\\s*!?[-+*/%.(\\[])");
    private static final Pattern WHOLE_OPERAND = Pattern.compile("\\s*" + OPERAND + "\\s*");
    private static final Pattern PARAMETER = Pattern.compile("policy\\s*\\.\\s*(\\w+)");
    private static final Pattern VARIABLE = Pattern.compile("(\\$\\w+)(?:\\s*!?\\.\\s*(\\w+))?");

    private final Findings findings;
    private final PolicyNames names;

    ComparisonCheck(Findings findings, PolicyNames names) {
        this.findings = findings;
        this.names = names;
    }

    /**
     * Checks one pattern.
     *
     * @param fields of the type that the pattern matches
     * @param from offset behind the opening bracket
     * @param to offset of the closing bracket
     */
    void check(ParsedRule rule, String type, SortedMap<String, ValueKind> fields, BoundNames bound, int from, int to) {
        Matcher comparison = COMPARISON.matcher(rule.text().code()).region(from, to);
        int at = from;
        while (at < to && comparison.region(at, to).useTransparentBounds(true).find()) {
            ValueKind left = kind(comparison.group(1), fields, bound);
            ValueKind right = kind(comparison.group(2), fields, bound);
            boolean literal = !comparison.group(2).startsWith("$") && !fields.containsKey(comparison.group(2));
            boolean comparable = literal || (left != ValueKind.OTHER && right != ValueKind.OTHER);
            if (left != null && right != null && left != right && comparable) {
                report(rule, comparison.start(2), shown(comparison.group(1), type, fields), left, right);
            }
            at = comparison.end(1);
        }
        checkAmong(rule, type, fields, bound, from, to);
        checkTexts(rule, MEMBER, fields, bound, from, to);
        checkTexts(rule, CONTAINS, fields, bound, from, to);
    }

    /** Each of the values that a value may be one of. */
    private void checkAmong(
            ParsedRule rule, String type, SortedMap<String, ValueKind> fields, BoundNames bound, int from, int to) {
        String code = rule.text().code();
        Matcher among = AMONG.matcher(code).region(from, to).useTransparentBounds(true);
        while (among.find()) {
            ValueKind left = kind(among.group(1), fields, bound);
            int item = among.end();
            int close = rule.text().closing(among.end() - 1);
            while (left != null && item < close) {
                int comma = code.indexOf(',', item);
                int end = comma < 0 || comma > close ? close : comma;
                Matcher operand =
                        WHOLE_OPERAND.matcher(code.substring(item, end).replaceAll("([\"'])\\s*\\1", "$1"));
                ValueKind right = operand.matches() ? kind(operand.group(1), fields, bound) : null;
                if (right != null && right != left) {
                    report(rule, item, shown(among.group(1), type, fields), left, right);
                }
                item = end + 1;
            }
        }
    }

    /** The lists of policies are lists of texts, and only texts contain texts. */
    private void checkTexts(
            ParsedRule rule, Pattern pattern, SortedMap<String, ValueKind> fields, BoundNames bound, int from, int to) {
        Matcher text = pattern.matcher(rule.text().code()).region(from, to).useTransparentBounds(true);
        while (text.find()) {
            ValueKind kind = kind(text.group(1), fields, bound);
            if (kind != null && kind != ValueKind.TEXT && kind != ValueKind.OTHER) {
                report(rule, text.start(1), text.group(1), kind, ValueKind.TEXT);
            }
        }
    }

    private void report(ParsedRule rule, int at, String shown, ValueKind left, ValueKind right) {
        findings.error(
                DiagnosticCode.COMPARED_TYPES,
                rule.text(),
                at,
                rule.name(),
                shown + " is " + left.word() + " and is compared with " + right.word(),
                "Maybe quotes are missing or too many, or the parameter has another type?");
    }

    private static String shown(String operand, String type, SortedMap<String, ValueKind> fields) {
        if (fields.containsKey(operand)) {
            return type + "." + operand;
        }
        return operand.startsWith("\"") ? "the value before it" : operand;
    }

    private @Nullable ValueKind kind(String operand, SortedMap<String, ValueKind> fields, BoundNames bound) {
        if (operand.startsWith("\"") || operand.startsWith("'")) {
            return ValueKind.TEXT;
        }
        if (operand.equals("true") || operand.equals("false")) {
            return ValueKind.BOOLEAN;
        }
        if (Character.isDigit(operand.charAt(0))) {
            return ValueKind.NUMBER;
        }
        Matcher parameter = PARAMETER.matcher(operand);
        if (parameter.matches()) {
            return names.kinds().get(parameter.group(1));
        }
        Matcher variable = VARIABLE.matcher(operand);
        if (variable.matches()) {
            String field = variable.group(2);
            return field == null ? bound.value(variable.group(1)) : bound.field(variable.group(1), field);
        }
        return fields.get(operand);
    }
}
