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

    private static final Pattern THEN = Pattern.compile("(?<![\\w$.])then(?![\\w$.(])");
    private static final Pattern END = Pattern.compile("(?<![\\w$.])end(?![\\w$.(])");
    private static final Pattern NEXT =
            Pattern.compile("\\G\\s*(rule\\b|declare\\b|query\\b|function\\b|import\\b|global\\b|;|\\z)");

    /**
     * One pattern.
     *
     * @param guarded whether it stands inside {@code not}, {@code exists}, {@code forall}, {@code accumulate} or
     *     {@code collect}, where the rule sees all facts of the type and not one of them
     */
    record Use(PatternDescr pattern, boolean guarded) {}

    static ParsedRule of(ParsedFile file, RuleDescr descriptor, List<Use> patterns) {
        RuleText text = file.text();
        String code = text.code();
        Matcher then = THEN.matcher(code);
        int from = then.find(at(text, descriptor)) ? then.end() : code.length();
        int to = code.length();
        Matcher end = END.matcher(code);
        for (int at = from; end.find(at); at = end.end()) {
            to = end.start();
            if (NEXT.matcher(code).find(end.end())) {
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
        return at(text, descriptor);
    }

    private static int at(RuleText text, RuleDescr descriptor) {
        int start = text.offset(descriptor.getLine());
        int name = text.text().indexOf(descriptor.getName(), start);
        int keyword = text.code().lastIndexOf("rule", Math.max(name, start));
        return keyword < start ? start : keyword;
    }

    /** The consequence with comments and the insides of texts blanked. */
    String consequenceCode() {
        return text.code().substring(consequenceAt, consequenceEnd);
    }
}
