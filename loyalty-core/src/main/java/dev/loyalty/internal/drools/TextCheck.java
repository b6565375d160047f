package dev.loyalty.internal.drools;

import dev.loyalty.policy.DiagnosticCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at the text of a rule file before anything reads it: characters that do not mean what they look like, and shapes
 * that parsers and compilers are slow at or fall over.
 */
final class TextCheck {

    /** Control characters, those that change the direction of writing, and those that cannot be seen. */
    private static final Pattern HIDDEN =
            Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\u00AD\\u200B-\\u200F\\u202A-\\u202E"
                    + "\\u2060-\\u2064\\u2066-\\u206F\\uFEFF\\uFFF9-\\uFFFB]");

    private static final Pattern QUOTE = Pattern.compile("[\\u2018-\\u201F\\u00AB\\u00BB\\u2032\\u2033]");
    private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u+[0-9A-Fa-f]*");
    private static final Pattern LETTER = Pattern.compile("[^\\x00-\\x7F]");
    private static final Pattern KEYWORD = Pattern.compile("(?<![\\w$.])(?:rule|when|then|end|declare)(?![\\w$.(])");

    private final Findings findings;

    TextCheck(Findings findings) {
        this.findings = findings;
    }

    /** Whether the text can be given to a parser. */
    boolean isSound(RuleText text) {
        boolean characters = areCharactersSound(text);
        return isShapeSound(text) && characters;
    }

    private boolean areCharactersSound(RuleText text) {
        boolean sound = true;
        Matcher hidden = HIDDEN.matcher(text.text());
        while (hidden.find()) {
            sound = fault(
                    text,
                    hidden.start(),
                    "a character that cannot be seen stands here (code %04X)"
                            .formatted((int) hidden.group().charAt(0)),
                    "Maybe delete it and type the text again?");
        }
        Matcher escape = UNICODE_ESCAPE.matcher(text.text());
        while (escape.find()) {
            sound = fault(
                    text,
                    escape.start(),
                    escape.group() + " stands for another character",
                    "Maybe write the character itself?");
        }
        for (int quote : text.innerQuotes()) {
            sound = fault(
                    text,
                    quote,
                    "a quote stands inside of a text in single quotes",
                    "Maybe double quotes around the text, or no quote in it?");
        }
        Matcher letter = LETTER.matcher(text.code());
        if (letter.find() && !HIDDEN.matcher(letter.group()).matches()) {
            sound = fault(
                    text,
                    letter.start(),
                    "\"" + letter.group() + "\" stands outside of a text or comment",
                    QUOTE.matcher(letter.group()).matches()
                            ? "Maybe an editor changed the quote, and \" is meant?"
                            : "Maybe it looks like another letter, or a quote is missing?");
        }
        return sound;
    }

    private boolean isShapeSound(RuleText text) {
        String code = text.code();
        int depth = 0;
        int piece = 0;
        boolean condition = false;
        Matcher keyword = KEYWORD.matcher(code);
        boolean more = keyword.find();
        for (int i = 0; i < code.length(); i++) {
            if (more && keyword.start() == i) {
                condition = keyword.group().equals("when");
                depth = 0;
                piece = i;
                more = keyword.find();
            }
            char c = code.charAt(i);
            if (c == '(' || c == '[' || c == '{') {
                depth++;
                int most = condition ? RuleLimits.DEEPEST_CONDITION : RuleLimits.DEEPEST;
                if (depth > most) {
                    return tooLarge(
                            text,
                            i,
                            "brackets are nested more than " + most + " deep",
                            "Maybe bind a part to a name first?");
                }
            } else if (c == ')' || c == ']' || c == '}') {
                depth = Math.max(0, depth - 1);
            }
            if (c == ';' || c == '{' || c == '}') {
                piece = i;
            } else if (i - piece > RuleLimits.LONGEST_PIECE) {
                return tooLarge(
                        text,
                        piece,
                        "a piece of more than " + RuleLimits.LONGEST_PIECE + " characters begins here",
                        "Maybe several rules, or a table in policy.yaml?");
            }
        }
        return true;
    }

    private boolean fault(RuleText text, int at, String message, String hint) {
        findings.error(DiagnosticCode.RULE_SYNTAX, text, at, null, message, hint);
        return false;
    }

    private boolean tooLarge(RuleText text, int at, String message, String hint) {
        findings.error(DiagnosticCode.TOO_LARGE, text, at, null, message, hint);
        return false;
    }
}
