package dev.loyalty.internal.drools;

import dev.loyalty.policy.DiagnosticCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses shapes of a text that parsers and compilers are slow at or fall over. All but consequences is read by a parser
 * that tries again and again, so it is held to less; what is a consequence is told by the outline of rules, and whatever
 * could make the parser see another outline is refused.
 */
final class ShapeCheck {

    private static final Pattern KEYWORD = Pattern.compile("(?<![\\w$.])(?:rule|when|then|end|declare)(?![\\w$.(])");

    /** A type in brackets, and then what it is cast from: no operator, and no end of what the brackets hold. */
    private static final Pattern CAST = Pattern.compile("\\(\\s*[A-Za-z_$][\\w.$\\[\\]\\s]*\\)\\s*"
            + "(?!(?:in|not|and|or|matches|contains|excludes|memberOf|instanceof|soundslike|str)\\b)[\\w$(\"'!~+-]");

    private final Findings findings;
    private final RuleText text;
    private final String code;
    private int depth;
    private int piece;
    private int calls;
    private int casts;
    private boolean consequence;
    private boolean conditions;
    private String last = "";
    private @Nullable String rule;

    ShapeCheck(Findings findings, RuleText text) {
        this.findings = findings;
        this.text = text;
        this.code = text.code();
    }

    /** Whether the text can be given to a parser. */
    boolean isSound() {
        Matcher keyword = KEYWORD.matcher(code);
        boolean more = keyword.find();
        for (int i = 0; i < code.length(); i++) {
            if (more && keyword.start() == i) {
                if (depth > 0 && !consequence) {
                    return unexpected(i, keyword.group());
                }
                begin(keyword.group(), i);
                more = keyword.find();
            }
            if (!isSound(i)) {
                return false;
            }
        }
        return true;
    }

    /** A consequence is what follows the conditions of a rule; anything else may be a name. */
    private void begin(String word, int at) {
        consequence = word.equals("then") && conditions;
        conditions = word.equals("when") && last.equals("rule");
        last = word;
        if (word.equals("rule")) {
            rule = RuleFileParser.nameAfter(text, at + word.length());
        }
        depth = 0;
        piece = at;
        calls = 0;
        casts = 0;
    }

    private boolean isSound(int at) {
        switch (code.charAt(at)) {
            case '(', '[' -> {
                return isOpeningSound(at) && isPieceSound(at);
            }
            case '{' -> {
                piece = at;
                calls = 0;
                return isOpeningSound(at);
            }
            case ')', ']' -> depth = Math.max(0, depth - 1);
            case '}' -> {
                depth = Math.max(0, depth - 1);
                piece = at;
                calls = 0;
            }
            case ';' -> {
                piece = at;
                calls = 0;
            }
            case '.' -> {
                if (isAfterCall(at) && ++calls > RuleLimits.MOST_CALLS_IN_CHAIN) {
                    return tooLarge(
                            piece,
                            "more than " + RuleLimits.MOST_CALLS_IN_CHAIN
                                    + " calls follow one another in a piece that begins here",
                            "Maybe several statements or conditions?");
                }
            }
            case '>' -> {
                if (!consequence && !isBeforeValue(at)) {
                    return unexpected(next(at), code.substring(next(at), next(at) + 1));
                }
            }
            default -> {} // what no shape is made of
        }
        return isPieceSound(at);
    }

    private boolean isOpeningSound(int at) {
        depth++;
        int most = consequence ? RuleLimits.DEEPEST : RuleLimits.DEEPEST_CONDITION;
        if (depth > most) {
            return tooLarge(
                    at, "brackets are nested more than " + most + " deep", "Maybe bind a part to a name first?");
        }
        boolean cast =
                !consequence && CAST.matcher(code).region(at, code.length()).lookingAt();
        if (cast && ++casts > RuleLimits.MOST_CASTS) {
            return tooLarge(
                    at,
                    "more than " + RuleLimits.MOST_CASTS + " casts stand in the conditions of a rule",
                    "Maybe leave them out?");
        }
        return true;
    }

    private boolean isPieceSound(int at) {
        return at - piece <= RuleLimits.LONGEST_PIECE
                || tooLarge(
                        piece,
                        "a piece of more than " + RuleLimits.LONGEST_PIECE + " characters begins here",
                        "Maybe several rules, or a table in policy.yaml?");
    }

    private boolean isAfterCall(int dot) {
        int before = dot - 1;
        while (before >= 0 && Character.isWhitespace(code.charAt(before))) {
            before--;
        }
        return before >= 0 && (code.charAt(before) == ')' || code.charAt(before) == ']');
    }

    /** Types inside of types in pointed brackets take the parser twice as long with each; a comparison goes on. */
    private boolean isBeforeValue(int greater) {
        int next = next(greater);
        if (next == code.length()) {
            return true;
        }
        char c = code.charAt(next);
        boolean fraction = c == '.' && next + 1 < code.length() && Character.isDigit(code.charAt(next + 1));
        return fraction || Character.isJavaIdentifierPart(c) || "=\"'(+-!".indexOf(c) >= 0;
    }

    /** The next character that is no space. */
    private int next(int at) {
        int next = at + 1;
        while (next < code.length() && Character.isWhitespace(code.charAt(next))) {
            next++;
        }
        return next;
    }

    private boolean unexpected(int at, String word) {
        findings.error(
                DiagnosticCode.RULE_SYNTAX,
                text,
                at,
                rule,
                "\"" + word + "\" is not expected here",
                SyntaxHints.hint(text, word, at));
        return false;
    }

    private boolean tooLarge(int at, String message, String hint) {
        findings.error(DiagnosticCode.TOO_LARGE, text, at, null, message, hint);
        return false;
    }
}
