package dev.loyalty.internal.drools;

import dev.loyalty.policy.DiagnosticCode;
import java.util.List;
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

    /** A type in brackets, and then what it is cast from: no operator, and no end of what the brackets hold. */
    private static final Pattern CAST = Pattern.compile("\\(\\s*[A-Za-z_$][\\w.$\\[\\]\\s]*\\)\\s*"
            + "(?!(?:in|not|and|or|matches|contains|excludes|memberOf|instanceof|soundslike|str)\\b)[\\w$(\"'!~+-]");

    /** How many faults of one kind are told: a text that is full of them is not read anyway. */
    private static final int MOST_FAULTS = 100;

    private final Findings findings;

    TextCheck(Findings findings) {
        this.findings = findings;
    }

    /** Whether the text can be given to a parser. */
    boolean isSound(RuleText text) {
        for (int quote : first(text.openQuotes())) {
            fault(text, quote, "a text begins here and is not closed in its line", "Maybe a quote is missing?");
        }
        boolean characters = areCharactersSound(text);
        return isShapeSound(text) && characters && text.openQuotes().isEmpty();
    }

    private static List<Integer> first(List<Integer> faults) {
        return faults.subList(0, Math.min(faults.size(), MOST_FAULTS));
    }

    private boolean areCharactersSound(RuleText text) {
        boolean sound = true;
        Matcher hidden = HIDDEN.matcher(text.text());
        for (int found = 0; found < MOST_FAULTS && hidden.find(); found++) {
            sound = fault(
                    text,
                    hidden.start(),
                    "a character that cannot be seen stands here (code %04X)"
                            .formatted((int) hidden.group().charAt(0)),
                    "Maybe delete it and type the text again?");
        }
        Matcher escape = UNICODE_ESCAPE.matcher(text.text());
        for (int found = 0; found < MOST_FAULTS && escape.find(); found++) {
            sound = fault(
                    text,
                    escape.start(),
                    escape.group() + " stands for another character",
                    "Maybe write the character itself?");
        }
        for (int quote : first(text.innerQuotes())) {
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
        int calls = 0;
        int casts = 0;
        boolean condition = false;
        Matcher keyword = KEYWORD.matcher(code);
        boolean more = keyword.find();
        for (int i = 0; i < code.length(); i++) {
            if (more && keyword.start() == i) {
                condition = keyword.group().equals("when");
                depth = 0;
                piece = i;
                calls = 0;
                casts = 0;
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
                if (condition && CAST.matcher(code).region(i, code.length()).lookingAt()) {
                    casts++;
                    if (casts > RuleLimits.MOST_CASTS) {
                        return tooLarge(
                                text,
                                i,
                                "more than " + RuleLimits.MOST_CASTS + " casts stand in the conditions of a rule",
                                "Maybe leave them out?");
                    }
                }
            } else if (c == ')' || c == ']' || c == '}') {
                depth = Math.max(0, depth - 1);
            }
            if (c == ';' || c == '{' || c == '}') {
                piece = i;
                calls = 0;
            } else if (c == '.' && isAfterCall(code, i) && ++calls > RuleLimits.MOST_CALLS_IN_CHAIN) {
                return tooLarge(
                        text,
                        piece,
                        "more than " + RuleLimits.MOST_CALLS_IN_CHAIN
                                + " calls follow one another in a piece that begins" + " here",
                        "Maybe several statements or conditions?");
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

    private static boolean isAfterCall(String code, int dot) {
        int i = dot - 1;
        while (i >= 0 && Character.isWhitespace(code.charAt(i))) {
            i--;
        }
        return i >= 0 && (code.charAt(i) == ')' || code.charAt(i) == ']');
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
