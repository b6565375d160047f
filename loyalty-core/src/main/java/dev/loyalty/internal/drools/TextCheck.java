package dev.loyalty.internal.drools;

import dev.loyalty.policy.DiagnosticCode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at the text of a rule file before anything reads it: characters that do not mean what they look like, and the
 * {@linkplain ShapeCheck shape} of the whole.
 */
final class TextCheck {

    /** Control characters, those that change the direction of writing, and those that cannot be seen. */
    private static final Pattern HIDDEN =
            Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\u00AD\\u200B-\\u200F\\u202A-\\u202E"
                    + "\\u2060-\\u2064\\u2066-\\u206F\\uFEFF\\uFFF9-\\uFFFB]");

    private static final Pattern QUOTE = Pattern.compile("[\\u2018-\\u201F\\u00AB\\u00BB\\u2032\\u2033]");
    private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u+[0-9A-Fa-f]*");
    private static final Pattern LETTER = Pattern.compile("[^\\x00-\\x7F]");
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
        boolean closed = text.openQuotes().isEmpty();
        return areCharactersSound(text) && closed && new ShapeCheck(findings, text).isSound();
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

    private boolean fault(RuleText text, int at, String message, String hint) {
        findings.error(DiagnosticCode.RULE_SYNTAX, text, at, null, message, hint);
        return false;
    }
}
