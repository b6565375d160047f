package dev.loyalty.internal.drools;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses regular expressions whose matching no budget can stop. The JDK's matcher draws on the budget with each look at a
 * character, but where a part can match nothing in several ways it tries all of them without a look: alternatives that can
 * both be empty, and a repetition of what can be empty. What remains takes bounded work between two looks.
 */
final class PatternCheck {

    private static final String FLAGS = "idmsuU-";

    private final String pattern;
    private int at;

    private PatternCheck(String pattern) {
        this.pattern = pattern;
    }

    /** Why a pattern cannot be used, or null if it can. */
    static @Nullable String fault(String pattern) {
        if (pattern.length() > RuleLimits.LONGEST_PATTERN) {
            return "it has more than " + RuleLimits.LONGEST_PATTERN + " characters";
        }
        try {
            Pattern.compile(pattern);
            PatternCheck check = new PatternCheck(pattern);
            check.alternatives();
            return check.at < pattern.length() ? "it has a bracket too many" : null;
        } catch (PatternSyntaxException wrong) {
            return wrong.getDescription();
        } catch (StackOverflowError deep) {
            return "it is nested too deep";
        } catch (Refusal refusal) {
            return refusal.getMessage();
        }
    }

    /** Why a pattern is refused that the JDK would take. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message);
        }
    }

    /** Gives whether these alternatives can match nothing. */
    private boolean alternatives() {
        boolean empty = sequence();
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            boolean next = sequence();
            if (empty && next) {
                throw new Refusal("two alternatives can both match nothing");
            }
            empty |= next;
        }
        return empty;
    }

    private boolean sequence() {
        boolean empty = true;
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            boolean part = part();
            empty &= repeated(part);
        }
        return empty;
    }

    /** Reads the quantifier behind a part, if there is one; gives whether the repetition can match nothing. */
    private boolean repeated(boolean empty) {
        if (at == pattern.length() || "?*+{".indexOf(pattern.charAt(at)) < 0) {
            return empty;
        }
        if (empty) {
            throw new Refusal("what can match nothing is repeated");
        }
        char quantifier = pattern.charAt(at++);
        boolean optional = quantifier == '?' || quantifier == '*';
        if (quantifier == '{') {
            int end = pattern.indexOf('}', at);
            String least = pattern.substring(at, end).split(",", 2)[0];
            optional = least.chars().allMatch(digit -> digit == '0');
            at = end + 1;
        }
        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
            at++;
        }
        return optional;
    }

    /** Gives whether the part can match nothing. */
    private boolean part() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> characters();
            case '\\' -> escape();
            case '^', '$' -> true;
            default -> false;
        };
    }

    private boolean group() {
        boolean looksOnly = false;
        if (at < pattern.length() && pattern.charAt(at) == '?') {
            at++;
            if (skip("<=") || skip("<!")) {
                throw new Refusal("it looks behind");
            }
            looksOnly = skip("=") || skip("!");
            boolean plain = looksOnly || skip(":") || skip(">");
            if (!plain && skip("<")) {
                at = pattern.indexOf('>', at) + 1;
            } else if (!plain && isSwitch()) {
                return true;
            }
        }
        boolean empty = alternatives();
        at++;
        return empty || looksOnly;
    }

    private boolean skip(String expected) {
        boolean found = pattern.startsWith(expected, at);
        at += found ? expected.length() : 0;
        return found;
    }

    /** Reads flags such as "i)" or "i:"; gives whether they stand alone. */
    private boolean isSwitch() {
        while (FLAGS.indexOf(pattern.charAt(at)) >= 0) {
            at++;
        }
        char end = pattern.charAt(at++);
        if (end != ')' && end != ':') {
            throw new Refusal("it has the flag \"" + end + "\"");
        }
        return end == ')';
    }

    /** A class of characters, in which others can be nested, is one character. */
    private boolean characters() {
        int depth = 1;
        while (depth > 0) {
            char c = pattern.charAt(at++);
            if (c == '\\') {
                escape();
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            }
        }
        return false;
    }

    private boolean escape() {
        char c = pattern.charAt(at++);
        boolean braces = at < pattern.length() && pattern.charAt(at) == '{';
        switch (c) {
            case 'Q' -> throw new Refusal("it has \\Q");
            case 'p', 'P', 'x', 'N' -> {
                if (braces) {
                    at = pattern.indexOf('}', at) + 1;
                }
                return false;
            }
            case 'b' -> {
                if (braces) {
                    at = pattern.indexOf('}', at) + 1;
                }
                return true;
            }
            case 'k' -> {
                at = pattern.indexOf('>', at) + 1;
                return true;
            }
            case 'B', 'A', 'G', 'Z', 'z' -> {
                return true;
            }
            case 'c' -> {
                at++;
                return false;
            }
            default -> {
                return c >= '1' && c <= '9';
            }
        }
    }
}
