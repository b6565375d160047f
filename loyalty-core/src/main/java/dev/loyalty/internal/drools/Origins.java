package dev.loyalty.internal.drools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where generated code comes from: the rules that a class belongs to, and the place in their text that a generated line
 * was made of. The engine keeps neither; both are read from what it generated. Equal conditions share one class, which
 * then belongs to several rules.
 */
final class Origins {

    private static final String RULE_NAME = "Rule name:";
    private static final Pattern LAMBDA_USE =
            Pattern.compile("(Lambda(?:Predicate|Extractor|Consequence)\\w+)\\.INSTANCE");
    private static final Pattern LAMBDA = Pattern.compile("(Lambda(?:Predicate|Extractor|Consequence)[0-9A-F]+)");
    private static final Pattern CONDITION = Pattern.compile("new [\\w.]*PredicateInformation\\((\".*\")\\)");
    private static final int SHORTEST = 3;

    private final Map<String, List<String>> sources = new HashMap<>();
    private final Map<String, List<ParsedRule>> owners = new HashMap<>();
    private final Map<ParsedRule, Squeezed> squeezed = new HashMap<>();

    /** A rule's text without white space, with the offset of each character. */
    private static final class Squeezed {
        private final String text;
        private final int[] offsets;

        Squeezed(ParsedRule rule) {
            String original = rule.text().text();
            StringBuilder squeezed = new StringBuilder();
            offsets = new int[Math.max(0, rule.consequenceEnd() - rule.at())];
            for (int i = rule.at(); i < rule.consequenceEnd(); i++) {
                if (!Character.isWhitespace(original.charAt(i))) {
                    offsets[squeezed.length()] = i;
                    squeezed.append(original.charAt(i));
                }
            }
            text = squeezed.toString();
        }

        /** The first character that stands at an offset of the file or behind it. */
        int index(int offset) {
            int index = 0;
            while (index < text.length() && offsets[index] < offset) {
                index++;
            }
            return index;
        }
    }

    Origins(ModelBuild.Result build, List<ParsedRule> rules) {
        Map<String, List<ParsedRule>> byName = new TreeMap<>();
        rules.forEach(rule ->
                byName.computeIfAbsent(rule.name(), name -> new ArrayList<>()).add(rule));
        build.sources().forEach((path, source) -> {
            String name = simpleName(path);
            List<String> lines = source.lines().toList();
            sources.put(name, lines);
            if (name.contains("RuleMethods")) {
                readOwners(lines, byName);
            }
        });
    }

    private void readOwners(List<String> lines, Map<String, List<ParsedRule>> byName) {
        List<ParsedRule> current = List.of();
        for (String line : lines) {
            int name = line.indexOf(RULE_NAME);
            if (name >= 0) {
                current = byName.getOrDefault(
                        line.substring(name + RULE_NAME.length()).strip(), List.of());
            }
            Matcher use = LAMBDA_USE.matcher(line);
            while (use.find()) {
                List<ParsedRule> found = owners.computeIfAbsent(use.group(1), lambda -> new ArrayList<>());
                current.stream().filter(rule -> !found.contains(rule)).forEach(found::add);
            }
        }
    }

    /** The rules that a generated class belongs to, in the order of the model; empty for what belongs to none. */
    List<ParsedRule> owners(String className) {
        Matcher lambda = LAMBDA.matcher(className);
        return lambda.find() ? owners.getOrDefault(lambda.group(1), List.of()) : List.of();
    }

    /** A line of the generated text, counted from 1; nothing if there is none. */
    String line(String className, int line) {
        Matcher lambda = LAMBDA.matcher(className);
        List<String> lines = sources.getOrDefault(lambda.find() ? lambda.group(1) : simpleName(className), List.of());
        return line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
    }

    /** Where in the rule the words of a generated line stand, or -1. */
    int place(ParsedRule rule, String generated) {
        String wanted = written(generated);
        if (wanted.length() < SHORTEST) {
            return -1;
        }
        Squeezed text = squeezed.computeIfAbsent(rule, Squeezed::new);
        int at = text.text.lastIndexOf(wanted);
        return at < 0 ? -1 : text.offsets[at];
    }

    /**
     * The lines of the rule file that a class comes from: statement by statement for a consequence, the condition's for a
     * condition, the rule's where it cannot be told. A class of several rules has those of the first.
     */
    SourceLines lines(String className) {
        List<ParsedRule> rules = owners(className);
        if (rules.isEmpty()) {
            return new SourceLines(simpleName(className) + ".java", 1, Map.of());
        }
        ParsedRule rule = rules.get(0);
        RuleText text = rule.text();
        Matcher lambda = LAMBDA.matcher(className);
        List<String> generated = lambda.find() ? sources.getOrDefault(lambda.group(1), List.of()) : List.of();
        Map<Integer, Integer> found = new HashMap<>();
        int fallback = text.line(rule.at());
        Squeezed squeezedText = squeezed.computeIfAbsent(rule, Squeezed::new);
        int behind = squeezedText.index(rule.consequenceAt());
        for (int i = 0; i < generated.size(); i++) {
            Matcher condition = CONDITION.matcher(generated.get(i));
            if (condition.find()) {
                int at = place(rule, unquoted(condition.group(1)));
                fallback = at < 0 ? fallback : text.line(at);
            } else if (className.contains("Consequence")) {
                String wanted = written(generated.get(i));
                int at = wanted.length() < SHORTEST ? -1 : squeezedText.text.indexOf(wanted, behind);
                if (at >= 0) {
                    behind = at + wanted.length();
                    found.put(i + 1, text.line(squeezedText.offsets[at]));
                }
            }
        }
        return new SourceLines(text.file(), fallback, found);
    }

    /** A generated line without white space, and without what the engine puts before an author's {@code insert}. */
    private static String written(String generated) {
        return generated.replaceAll("\\s", "").replace("drools.insert(", "insert(");
    }

    private static String unquoted(String literal) {
        return literal.substring(1, literal.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private static String simpleName(String pathOrClass) {
        String name = pathOrClass.endsWith(".java")
                ? pathOrClass.substring(0, pathOrClass.length() - ".java".length())
                : pathOrClass;
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1);
    }
}
