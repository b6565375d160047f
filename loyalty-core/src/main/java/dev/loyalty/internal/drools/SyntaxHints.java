package dev.loyalty.internal.drools;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an unexpected word stands in a rule file, and what was probably meant. */
final class SyntaxHints {

    private static final Set<String> KEYWORDS = Set.of("rule", "when", "then", "end", "declare");
    private static final Pattern BARE_NAME = Pattern.compile("(?s).*\\brule\\s+\\w[\\w.-]*\\s+(?:[\\w.-]+\\s+)*");
    private static final Pattern NO_WHEN = Pattern.compile("(?s)(?!.*\\bwhen\\b).*\\brule\\s.*");

    private SyntaxHints() {}

    /** Where a word stands at or behind an offset, and not within another word; the offset if it does not. */
    static int place(RuleText text, String word, int from) {
        boolean letters = Character.isLetterOrDigit(word.charAt(0)) || word.charAt(0) == '$';
        Matcher matcher = Pattern.compile(
                        letters ? "(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])" : Pattern.quote(word))
                .matcher(text.code());
        if (matcher.find(from)) {
            return matcher.start();
        }
        int inText = text.text().indexOf(word, from);
        return inText < 0 ? from : inText;
    }

    static String hint(RuleText text, String word, int at) {
        String lower = word.toLowerCase(Locale.ROOT);
        String before = text.code().substring(0, Math.min(at, text.code().length()));
        String rule = before.substring(Math.max(before.lastIndexOf("end"), 0));
        if (!word.equals(lower) && KEYWORDS.contains(lower)) {
            return "Maybe \"" + lower + "\", in small letters?";
        }
        if (BARE_NAME.matcher(rule).matches() && NO_WHEN.matcher(rule).matches() && !rule.contains("\"")) {
            return "Maybe the name of the rule needs quotes?";
        }
        if (NO_WHEN.matcher(rule).matches() && !KEYWORDS.contains(lower)) {
            return "Maybe \"when\" is missing before it?";
        }
        return switch (word) {
            case "=" -> "Maybe \"==\", which compares?";
            case "and" -> "Maybe a comma, or \"&&\"?";
            case "or" -> "Maybe \"||\"?";
            case "in" -> "Maybe with brackets, in ( \"a\", \"b\" ); or isIn( \"a\" ) for a category?";
            default -> "Maybe a bracket, a comma or a quote is missing before it?";
        };
    }
}
