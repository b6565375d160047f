package dev.loyalty.internal.drools;

import dev.loyalty.internal.rules.Vocabulary;
import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.policy.DiagnosticCode;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.memorycompiler.CompilationProblem;

/**
 * Places what the engine and the Java compiler say in the author's own lines. Both speak of generated text; the rule is
 * found by the class that the text belongs to, and the line by the words of the text itself.
 */
final class JavaFaults {

    private static final Pattern UNDEFINED =
            Pattern.compile("The (?:method|constructor) (\\w+)\\(.*\\) is undefined for the type (\\w+)");
    private static final Pattern NOT_APPLICABLE = Pattern.compile(
            "The method (\\w+)\\((.*)\\) in the type (\\w+) is not applicable for the arguments \\((.*)\\)");
    private static final Pattern CONSEQUENCE_LINE = Pattern.compile("\\(line (\\d+),col (\\d+)\\)");
    private static final Pattern FOUND = Pattern.compile("Found\\s+\"(.*?)\"");
    private static final Pattern QUOTED =
            Pattern.compile("(?:[Ee]xpression:?|Predicate|line \\[\\d+\\]|token:|:)\\s*['\"]?(.+?)['\"]?(?: must be .*)?:?$");
    private static final Pattern UNEXPECTED = Pattern.compile("unexpected token: \"(.*?)\"");

    private final Findings findings;
    private final List<ParsedRule> rules;
    private final Vocabulary vocabulary;
    private final VocabularyTypes types;

    JavaFaults(Findings findings, List<ParsedRule> rules, Vocabulary vocabulary, VocabularyTypes types) {
        this.findings = findings;
        this.rules = rules;
        this.vocabulary = vocabulary;
        this.types = types;
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
        findings.error(
                DiagnosticCode.RULE_NOT_COMPILED,
                text,
                conditionAt(rule, first),
                rule.name(),
                "the condition cannot be compiled: " + first,
                "Maybe a type does not fit, or brackets are needed around a calculation?");
    }

    /** What the Java compiler refused. */
    void reportJavaFault(CompilationProblem problem, Origins origins) {
        String generated = origins.line(problem.getFileName(), problem.getStartLine());
        List<ParsedRule> owners = origins.owners(problem.getFileName());
        for (ParsedRule rule : owners.isEmpty() ? rules : owners) {
            int at = origins.place(rule, generated);
            if (at >= 0 || !owners.isEmpty()) {
                Explained explained = explain(problem.getMessage());
                int start = at < 0 ? rule.consequenceAt() : at;
                int word =
                        explained.word().isEmpty() ? start : rule.text().code().indexOf(explained.word(), start);
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

    private static int find(ParsedRule rule, String before, String word, int from) {
        Matcher matcher = Pattern.compile(before + "(" + Pattern.quote(word) + ")(?![\\w$])")
                .matcher(rule.text().code());
        return matcher.find(from) && matcher.start(1) < rule.consequenceEnd() ? matcher.start(1) : -1;
    }

    private record Explained(DiagnosticCode code, String word, String message, Optional<String> hint) {}

    private Explained explain(String message) {
        Matcher undefined = UNDEFINED.matcher(message);
        if (undefined.find()) {
            String method = undefined.group(1);
            Set<String> known = methodsOf(undefined.group(2));
            return new Explained(
                    DiagnosticCode.UNKNOWN_METHOD,
                    method,
                    "there is no " + method + "( … ) with these arguments in " + undefined.group(2),
                    Suggestions.closest(method, known).map(closest -> "Maybe \"" + closest + "\"?"));
        }
        Matcher other = NOT_APPLICABLE.matcher(message);
        if (other.find()) {
            return new Explained(
                    DiagnosticCode.PARAMETER_TYPE,
                    other.group(1),
                    other.group(1) + "( … ) takes (" + other.group(2) + "), not (" + other.group(4) + ")",
                    Optional.of("Maybe the parameter has another type in policy.yaml?"));
        }
        return new Explained(DiagnosticCode.JAVA_ERROR, "", message, Optional.empty());
    }

    private Set<String> methodsOf(String type) {
        Set<String> names = new TreeSet<>(types.methods(type));
        List<Class<?>> verbTypes = new ArrayList<>(vocabulary.verbs().values());
        vocabulary.verbs().values().forEach(verb -> {
            for (Method method : verb.getMethods()) {
                verbTypes.add(method.getReturnType());
            }
        });
        for (Class<?> candidate : verbTypes) {
            if (candidate.getSimpleName().equals(type)) {
                for (Method method : candidate.getMethods()) {
                    names.add(method.getName());
                }
            }
        }
        return names;
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
