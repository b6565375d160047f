package dev.loyalty.internal.drools;

import dev.loyalty.internal.rules.Vocabulary;
import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.policy.DiagnosticCode;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in the words of rule authors what the engine and the Java compiler say in theirs. */
final class JavaMessages {

    private static final Pattern UNDEFINED =
            Pattern.compile("The (?:method|constructor) (\\w+)\\(.*\\) is undefined for the type (\\w+)");
    private static final Pattern NOT_APPLICABLE = Pattern.compile(
            "The method (\\w+)\\((.*)\\) in the type (\\w+) is not applicable for the arguments \\((.*)\\)");
    private static final Pattern UNRESOLVED =
            Pattern.compile("^(\\$?[\\w.]+) cannot be resolved(?: to a (?:variable|type))?\\.?$");
    private static final Pattern NO_METHOD =
            Pattern.compile("Method (\\w+) on class [\\w.]*?(\\w+) with arguments .* is missing");

    private final Vocabulary vocabulary;
    private final VocabularyTypes types;
    private final PolicyNames names;

    JavaMessages(Vocabulary vocabulary, VocabularyTypes types, PolicyNames names) {
        this.vocabulary = vocabulary;
        this.types = types;
        this.names = names;
    }

    /**
     * A message for authors.
     *
     * @param word what it is about, as it stands in the rule; empty if nothing in particular
     */
    record Explained(DiagnosticCode code, String word, String message, Optional<String> hint) {}

    /** What the model builder says of a condition. */
    Explained condition(String message) {
        Matcher method = NO_METHOD.matcher(message);
        if (method.find()) {
            return new Explained(
                    DiagnosticCode.UNKNOWN_METHOD,
                    method.group(1),
                    "there is no " + method.group(1) + "( … ) with these arguments in " + method.group(2),
                    Optional.of("Maybe an argument is missing, or of another type?"));
        }
        return new Explained(
                DiagnosticCode.RULE_NOT_COMPILED,
                "",
                "the condition cannot be compiled: " + message,
                Optional.of("Maybe a type does not fit, or brackets are needed around a calculation?"));
    }

    /** What the Java compiler says of a rule. */
    Explained java(ParsedRule rule, String message) {
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
            List<String> wanted = split(other.group(2));
            List<String> given = split(other.group(4));
            return new Explained(
                    DiagnosticCode.PARAMETER_TYPE,
                    other.group(1),
                    other.group(1) + "( … ) takes " + words(wanted) + ", not " + words(given),
                    Optional.of(hint(wanted, given)));
        }
        Matcher unresolved = UNRESOLVED.matcher(message);
        if (unresolved.find()) {
            String path = unresolved.group(1);
            String first = path.replaceFirst("\\..*", "");
            String name = hint(rule, first).isPresent() ? first : path;
            return new Explained(
                    DiagnosticCode.JAVA_ERROR, name, "there is nothing named \"" + name + "\" here", hint(rule, name));
        }
        return new Explained(DiagnosticCode.JAVA_ERROR, "", message, Optional.empty());
    }

    private Optional<String> hint(ParsedRule rule, String name) {
        if (rule.text().code().substring(rule.at(), rule.consequenceAt()).contains("$" + name)) {
            return Optional.of("Maybe \"$" + name + "\"?");
        }
        if (names.parameters().contains(name)) {
            return Optional.of("Maybe \"policy." + name + "\"?");
        }
        if (Stream.of(names.accounts(), names.limits(), names.groups(), names.windows(), names.events())
                .anyMatch(known -> known.contains(name))) {
            return Optional.of("Maybe \"" + name + "\" in quotes?");
        }
        Set<String> known = new TreeSet<>(vocabulary.verbs().keySet());
        known.add(DroolsCompiler.PARAMETERS);
        known.addAll(types.names());
        return Suggestions.closest(name, known).map(closest -> "Maybe \"" + closest + "\"?");
    }

    private static String hint(List<String> wanted, List<String> given) {
        if (wanted.size() != given.size()) {
            return given.size() < wanted.size() ? "Maybe something is missing?" : "Maybe something is too much?";
        }
        boolean other = wanted.get(0).equals("Scope")
                && !List.of("Order", "Line", "Action", "Moment", "Scope").contains(given.get(0));
        return other
                ? "Maybe $order : Order() in the when part, and the proposal for $order?"
                : "Maybe the parameter has another type in policy.yaml?";
    }

    private static List<String> split(String types) {
        return types.isBlank() ? List.of() : Arrays.asList(types.split(",\\s*(?![^<]*>)"));
    }

    private static String words(List<String> types) {
        if (types.isEmpty()) {
            return "nothing";
        }
        String last = word(types.get(types.size() - 1));
        return types.size() == 1
                ? last
                : types.subList(0, types.size() - 1).stream()
                                .map(JavaMessages::word)
                                .collect(Collectors.joining(", ")) + " and " + last;
    }

    private static String word(String type) {
        return switch (type) {
            case "Scope" -> "(an order, line, action or moment)";
            case "long", "int", "Long", "Integer", "BigDecimal" -> "a number";
            case "String" -> "a text";
            case "boolean", "Boolean" -> "a boolean";
            case "LocalDate" -> "a date";
            case "List<String>" -> "a list of texts";
            default -> (type.matches("[AEIOU].*") ? "an " : "a ") + type;
        };
    }

    private Set<String> methodsOf(String type) {
        Set<String> known = new TreeSet<>(types.methods(type));
        List<Class<?>> verbTypes = new ArrayList<>(vocabulary.verbs().values());
        vocabulary.verbs().values().forEach(verb -> {
            for (Method method : verb.getMethods()) {
                verbTypes.add(method.getReturnType());
            }
        });
        for (Class<?> candidate : verbTypes) {
            if (candidate.getSimpleName().equals(type)) {
                for (Method method : candidate.getMethods()) {
                    known.add(method.getName());
                }
            }
        }
        return known;
    }
}
