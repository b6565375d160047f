package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.JavaMessages.Explained;
import dev.loyalty.policy.DiagnosticCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.memorycompiler.CompilationProblem;

/**
 * Places what the engine and the Java compiler say in the author's own lines. Both speak of generated text; the rule is
 * found by the class that the text belongs to, and the line by the words of the text itself.
 */
final class JavaFaults {

    /** What the library itself puts behind a consequence. */
    private static final String END_OF_CODE = "}";

    private static final Pattern CONSEQUENCE_LINE = Pattern.compile("\\(line (\\d+),col (\\d+)\\)");
    private static final Pattern FOUND = Pattern.compile("Found\\s+\"(.*?)\"");
    private static final Pattern QUOTED = Pattern.compile(
            "(?:[Ee]xpression:?|Predicate|line \\[\\d+\\]|token:|:)\\s*['\"]?(.+?)['\"]?(?: must be .*)?:?$");
    private static final Pattern UNEXPECTED = Pattern.compile("unexpected token: \"(.*?)\"");

    private final Findings findings;
    private final List<ParsedRule> rules;
    private final JavaMessages messages;

    JavaFaults(Findings findings, List<ParsedRule> rules, JavaMessages messages) {
        this.findings = findings;
        this.rules = rules;
        this.messages = messages;
    }

    /** What the model builder refused in one rule. */
    void reportModelFault(ParsedRule rule, String message) {
        String first = message.lines().findFirst().orElse("");
        RuleText text = rule.text();
        Matcher place = CONSEQUENCE_LINE.matcher(first);
        Matcher found = FOUND.matcher(first);
        if (first.startsWith("Unable to parse consequence")) {
            boolean placed = place.find();
            int line = text.line(rule.consequenceAt()) + (placed ? Integer.parseInt(place.group(1)) - 1 : 0);
            found = placed ? found : UNEXPECTED.matcher(first);
            String word = found.find() ? found.group(1) : "";
            if (word.equals(END_OF_CODE)) {
                String sentences = text.code().substring(rule.consequenceAt(), rule.consequenceEnd());
                findings.error(
                        DiagnosticCode.JAVA_ERROR,
                        text,
                        rule.consequenceAt()
                                + Math.max(sentences.stripTrailing().length() - 1, 0),
                        rule.name(),
                        "the last sentence is not complete",
                        "Maybe a semicolon or a bracket is missing at its end?");
                return;
            }
            int start = Math.min(text.offset(line), text.text().length());
            int at = word.isEmpty() ? start : Math.max(text.code().indexOf(word, start), start);
            findings.error(
                    DiagnosticCode.JAVA_ERROR,
                    text,
                    at,
                    rule.name(),
                    word.isEmpty() ? "the then part cannot be read" : "\"" + word + "\" is not expected here",
                    "Maybe a semicolon or a bracket is missing before it?");
            return;
        }
        Explained explained = messages.condition(first);
        int at = explained.word().isEmpty() ? -1 : find(rule, "(?<![\\w$])", explained.word(), rule.at());
        findings.error(
                explained.code(),
                text,
                at < 0 ? conditionAt(rule, first) : at,
                rule.name(),
                explained.message(),
                explained.hint());
    }

    /** What the Java compiler refused. */
    void reportJavaFault(CompilationProblem problem, Origins origins) {
        String generated = origins.line(problem.getFileName(), problem.getStartLine());
        List<ParsedRule> owners = origins.owners(problem.getFileName());
        for (ParsedRule rule : owners.isEmpty() ? rules : owners) {
            int at = origins.place(rule, generated);
            if (at >= 0 || !owners.isEmpty()) {
                Explained explained = messages.java(rule, problem.getMessage());
                int start = at < 0 ? rule.consequenceAt() : at;
                int word = explained.word().isEmpty() ? start : find(rule, explained, start);
                findings.error(
                        explained.code(),
                        rule.text(),
                        word < 0 || rule.text().line(word) != rule.text().line(start) ? start : word,
                        rule.name(),
                        explained.message(),
                        explained.hint());
                return;
            }
        }
        ParsedRule first = rules.get(0);
        findings.error(DiagnosticCode.JAVA_ERROR, first.text(), 0, null, problem.getMessage(), Optional.empty());
    }

    /** What compiled rules refer to, or do, and must not. */
    void reportRefused(String className, Refused refused, Origins origins) {
        List<ParsedRule> owners = origins.owners(className);
        String generated = origins.line(className, refused.line());
        List<ParsedRule> candidates = owners.isEmpty() ? rules : owners;
        ParsedRule rule = candidates.stream()
                .filter(candidate -> placeOf(candidate, refused, origins.place(candidate, generated)) >= 0)
                .findFirst()
                .orElse(candidates.get(0));
        findings.error(
                refused.code(),
                rule.text(),
                Math.max(placeOf(rule, refused, origins.place(rule, generated)), rule.at()),
                rule.name(),
                refused.message(),
                refused.hint());
    }

    /**
     * The word in its line if the line is known, or the first in the rule. A constructor stands behind {@code new}, where
     * patterns of the same type do not.
     */
    private static int placeOf(ParsedRule rule, Refused refused, int lineAt) {
        String before = refused.made() ? "\\bnew\\s+(?:[\\w.]+\\.)?" : "(?<![\\w$])";
        if (refused.word().isEmpty()) {
            return lineAt;
        }
        if (lineAt >= 0) {
            int inLine = find(rule, before, refused.word(), lineAt);
            boolean same =
                    inLine >= 0 && rule.text().line(inLine) == rule.text().line(lineAt);
            return same ? inLine : lineAt;
        }
        int made = find(rule, before, refused.word(), rule.at());
        return made < 0 && refused.made() ? find(rule, "(?<![\\w$])", refused.word(), rule.at()) : made;
    }

    /** A name that is not known stands alone, not behind a dot. */
    private static int find(ParsedRule rule, Explained explained, int from) {
        int alone =
                explained.code() == DiagnosticCode.JAVA_ERROR ? find(rule, "(?<![\\w$.])", explained.word(), from) : -1;
        return alone < 0 ? rule.text().code().indexOf(explained.word(), from) : alone;
    }

    private static int find(ParsedRule rule, String before, String word, int from) {
        Matcher matcher = Pattern.compile(before + "(" + Pattern.quote(word) + ")(?![\\w$])")
                .matcher(rule.text().code());
        return matcher.find(from) && matcher.start(1) < rule.consequenceEnd() ? matcher.start(1) : -1;
    }

    private static int conditionAt(ParsedRule rule, String message) {
        RuleText text = rule.text();
        Matcher quoted = QUOTED.matcher(message);
        if (quoted.find()) {
            int at = text.text().indexOf(quoted.group(1).strip(), rule.at());
            if (at >= 0 && at < rule.consequenceAt()) {
                return at;
            }
        }
        return rule.at();
    }
}
