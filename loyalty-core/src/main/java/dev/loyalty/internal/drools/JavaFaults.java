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
    private static final Pattern GENERATED_CLASS = Pattern.compile("(Lambda\\w+)\\.java$");
    private static final Pattern CONSEQUENCE_LINE = Pattern.compile("\\(line (\\d+),col (\\d+)\\)");
    private static final Pattern FOUND = Pattern.compile("Found\\s+\"(.*?)\"");
    private static final Pattern QUOTED = Pattern.compile("(?:expression:?|line \\[\\d+\\]|:)\\s*(.+)$");

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
        if (first.startsWith("Unable to parse consequence") && place.find()) {
            int line = text.line(rule.consequenceAt()) + Integer.parseInt(place.group(1)) - 1;
            Matcher found = FOUND.matcher(first);
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
    void reportJavaFault(CompilationProblem problem, ModelBuild.Result build) {
        String source = build.sources().getOrDefault(problem.getFileName(), "");
        List<String> lines = source.lines().toList();
        String generated = problem.getStartLine() >= 1 && problem.getStartLine() <= lines.size()
                ? lines.get(problem.getStartLine() - 1)
                : "";
        List<ParsedRule> owners = owners(problem.getFileName(), build);
        for (ParsedRule rule : owners.isEmpty() ? rules : owners) {
            int at = placeOf(rule, generated);
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

    /** What compiled rules refer to and must not. */
    void reportRefused(String className, ClassVerifier.Refused refused, ModelBuild.Result build) {
        List<ParsedRule> owners = owners(className.replace('.', '/') + ".java", build);
        List<ParsedRule> candidates = owners.isEmpty() ? rules : owners;
        ParsedRule rule = candidates.stream()
                .filter(candidate -> placeOf(candidate, refused) >= 0)
                .findFirst()
                .orElse(candidates.get(0));
        findings.error(
                DiagnosticCode.NOT_AVAILABLE,
                rule.text(),
                Math.max(placeOf(rule, refused), rule.at()),
                rule.name(),
                refused + " is not available to rules",
                "Maybe it is for the host to do, with the decision in hand?");
    }

    /** A constructor stands behind {@code new}, where patterns of the same type do not. */
    private static int placeOf(ParsedRule rule, ClassVerifier.Refused refused) {
        String before = refused.isConstructor() ? "\\bnew\\s+(?:[\\w.]+\\.)?" : "(?<![\\w$])";
        int made = find(rule, before, refused.word());
        return made < 0 && refused.isConstructor() ? find(rule, "(?<![\\w$])", refused.word()) : made;
    }

    private static int find(ParsedRule rule, String before, String word) {
        Matcher matcher = Pattern.compile(before + "(" + Pattern.quote(word) + ")(?![\\w$])")
                .matcher(rule.text().code());
        return matcher.find(rule.at()) && matcher.start(1) < rule.consequenceEnd() ? matcher.start(1) : -1;
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

    /** The rules that use a generated class, read from the comments of the generated model. */
    private List<ParsedRule> owners(String file, ModelBuild.Result build) {
        Matcher generated = GENERATED_CLASS.matcher(file);
        List<ParsedRule> owners = new ArrayList<>();
        if (!generated.find()) {
            return owners;
        }
        for (String source : build.sources().values()) {
            String current = "";
            for (String line : source.lines().toList()) {
                if (line.contains("Rule name:")) {
                    current = line.substring(line.indexOf("Rule name:") + "Rule name:".length())
                            .strip();
                } else if (line.contains(generated.group(1) + ".INSTANCE")) {
                    String name = current;
                    rules.stream()
                            .filter(rule -> rule.name().equals(name) && !owners.contains(rule))
                            .forEach(owners::add);
                }
            }
        }
        return owners;
    }

    /** Where in the rule the words of a generated line stand, or -1. */
    private static int placeOf(ParsedRule rule, String generated) {
        String wanted = generated.replaceAll("\\s", "");
        if (wanted.length() < 3) {
            return -1;
        }
        RuleText text = rule.text();
        StringBuilder squeezed = new StringBuilder();
        List<Integer> offsets = new ArrayList<>();
        for (int i = rule.at(); i < rule.consequenceEnd(); i++) {
            if (!Character.isWhitespace(text.text().charAt(i))) {
                squeezed.append(text.text().charAt(i));
                offsets.add(i);
            }
        }
        int at = squeezed.lastIndexOf(wanted);
        return at < 0 ? -1 : offsets.get(at);
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
