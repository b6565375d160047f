package dev.loyalty.internal.drools;

import dev.loyalty.policy.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a consequence says with a verb: {@code earn.points( $line, policy.points ).per( policy.pound );}.
 *
 * @param rule whose consequence it is
 * @param at offset of its first character in the file
 * @param verb the first call
 * @param words the calls that follow it
 */
record Sentence(ParsedRule rule, int at, Call verb, List<Call> words) {

    private static final Pattern WORD = Pattern.compile("\\s*\\.\\s*([A-Za-z_]\\w*+)\\s*(?=\\()");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]*)\"");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\w++");

    Sentence {
        words = List.copyOf(words);
    }

    /**
     * One call.
     *
     * @param at offset of its name in the file
     */
    record Call(String name, int at, List<Argument> arguments) {

        Call {
            arguments = List.copyOf(arguments);
        }

        /** Where the name stands that the call is about. */
        int aboutAt() {
            return arguments.isEmpty() ? at : arguments.get(0).at();
        }

        /** The argument at a place, from 0; null if there are fewer. */
        @Nullable
        Argument argument(int place) {
            return place < arguments.size() ? arguments.get(place) : null;
        }
    }

    /**
     * What stands between two commas.
     *
     * @param at offset of its first character in the file
     */
    record Argument(String text, int at) {

        /** The text that it is, if it is nothing but one. */
        Optional<String> literal() {
            Matcher matcher = LITERAL.matcher(text);
            return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
        }

        /** The variable that it is, if it is nothing but one. */
        Optional<String> variable() {
            return VARIABLE.matcher(text).matches() ? Optional.of(text) : Optional.empty();
        }
    }

    /** Whether nothing more can be said of what it proposes: it is not kept in a variable. */
    boolean isComplete() {
        String before = rule.text().code().substring(rule.consequenceAt(), at).stripTrailing();
        return before.isEmpty() || ";{}".indexOf(before.charAt(before.length() - 1)) >= 0;
    }

    /** Reports something that is wrong with it. */
    void error(Findings findings, DiagnosticCode code, int at, String message, String hint) {
        findings.error(code, rule.text(), at, rule.name(), message, hint);
    }

    /** The calls of a name. */
    Stream<Call> all(String name) {
        return words.stream().filter(word -> word.name().equals(name));
    }

    /** The last call of a name, which is the one that holds. */
    Optional<Call> last(String name) {
        return all(name).reduce((first, second) -> second);
    }

    /** What a rule says with one verb. */
    static List<Sentence> of(ParsedRule rule, String verb) {
        RuleText text = rule.text();
        Matcher start = Pattern.compile("(?<![\\w$.])" + Pattern.quote(verb) + "(?=\\s*\\.)")
                .matcher(text.code())
                .region(rule.consequenceAt(), rule.consequenceEnd());
        List<Sentence> sentences = new ArrayList<>();
        while (start.find()) {
            List<Call> calls = calls(rule, start.end());
            if (!calls.isEmpty()) {
                sentences.add(new Sentence(rule, start.start(), calls.get(0), calls.subList(1, calls.size())));
            }
        }
        return sentences;
    }

    private static List<Call> calls(ParsedRule rule, int from) {
        RuleText text = rule.text();
        List<Call> calls = new ArrayList<>();
        Matcher word = WORD.matcher(text.code()).region(from, rule.consequenceEnd());
        while (word.lookingAt()) {
            int close = text.closing(word.end());
            calls.add(new Call(word.group(1), word.start(1), arguments(text, word.end() + 1, close)));
            if (close >= rule.consequenceEnd()) {
                break;
            }
            word.region(close + 1, rule.consequenceEnd());
        }
        return calls;
    }

    private static List<Argument> arguments(RuleText text, int from, int to) {
        List<Argument> arguments = new ArrayList<>();
        int depth = 0;
        int start = from;
        for (int i = from; i <= to && i <= text.code().length(); i++) {
            char c = i == to ? ',' : text.code().charAt(i);
            if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            } else if (c == ',' && depth <= 0) {
                String argument =
                        text.text().substring(start, Math.min(i, text.text().length()));
                if (!argument.isBlank()) {
                    int indent = argument.length() - argument.stripLeading().length();
                    arguments.add(new Argument(argument.strip(), start + indent));
                }
                start = i + 1;
            }
        }
        return arguments;
    }
}
