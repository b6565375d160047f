package dev.loyalty.internal.drools;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * A rule as parsed, with what the checks need to know of it.
 *
 * @param patterns every pattern of the conditions, in the order of the text
 * @param consequenceAt offset of the first character after {@code then}
 * @param consequenceEnd offset behind the last character before {@code end}
 */
record ParsedRule(RuleText text, RuleDescr descriptor, List<Use> patterns, int consequenceAt, int consequenceEnd) {

    private static final Pattern THEN = Pattern.compile("(?m)^[ \\t]*then\\b|\\bthen[ \\t]*$");
    private static final Pattern END = Pattern.compile("\\bend\\b");

    /**
     * One pattern.
     *
     * @param guarded whether it stands inside {@code not}, {@code exists}, {@code forall}, {@code accumulate} or
     *     {@code collect}, where the rule sees all facts of the type and not one of them
     */
    record Use(PatternDescr pattern, boolean guarded) {}

    static ParsedRule of(ParsedFile file, RuleDescr descriptor, List<Use> patterns) {
        RuleText text = file.text();
        int then = text.offset(descriptor.getConsequenceLine());
        Matcher matcher = THEN.matcher(text.code());
        int from = matcher.find(then) ? matcher.end() : then;
        Matcher end = END.matcher(text.code());
        int to = text.text().length();
        for (int at = from; end.find(at); at = end.end()) {
            to = end.start();
            if (endsRule(text.code(), end.end())) {
                break;
            }
        }
        return new ParsedRule(text, descriptor, List.copyOf(patterns), from, to);
    }

    String name() {
        return descriptor.getName();
    }

    /** Offset of the {@code rule} keyword. */
    int at() {
        int start = text.offset(descriptor.getLine());
        int keyword = text.code().indexOf("rule", start);
        return keyword < 0 ? start : keyword;
    }

    /** The consequence with comments and the insides of texts blanked. */
    String consequenceCode() {
        return text.code().substring(consequenceAt, consequenceEnd);
    }

    private static boolean endsRule(String code, int from) {
        Matcher next = Pattern.compile("\\G\\s*(rule\\b|declare\\b|query\\b|function\\b|import\\b|global\\b|;|\\z)")
                .matcher(code);
        return next.find(from);
    }
}
