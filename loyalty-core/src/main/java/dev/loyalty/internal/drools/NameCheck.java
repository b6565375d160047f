package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.ParsedRule.Use;
import dev.loyalty.internal.text.Suggestions;
import dev.loyalty.policy.DiagnosticCode;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PatternDescr;

/**
 * Checks every name of a rule against what there is: types, fields, parameters, bindings, and what texts name.
 * The engine would find most of these too, but without a place.
 */
final class NameCheck {

    private static final Pattern NAME = Pattern.compile("(?<![\\w$.])[A-Za-z_$][\\w$]*");
    private static final Pattern PARAMETER = Pattern.compile("(?<![\\w$.])policy\\s*\\.\\s*([A-Za-z_]\\w*)");
    private static final Pattern BINDING = Pattern.compile("(\\$\\w+)\\s*:(?!:)");
    private static final Pattern USED_BINDING = Pattern.compile("\\$\\w+");
    private static final Pattern OF_BOUND = Pattern.compile("(\\$\\w+)\\s*!?\\.\\s*([A-Za-z_]\\w*)");

    /** Words of the rule language inside a pattern. */
    private static final Set<String> WORDS = Set.of(
            "in",
            "not",
            "matches",
            "contains",
            "memberOf",
            "excludes",
            "str",
            "soundslike",
            "null",
            "true",
            "false",
            "this",
            "policy",
            "new",
            "instanceof",
            "startsWith",
            "endsWith",
            "length");

    private final Findings findings;
    private final VocabularyTypes types;
    private final PolicyNames names;
    private final ComparisonCheck comparisons;
    private final NamedCheck named;
    private final NumberCheck numbers;
    private final BindingCheck bindings;

    NameCheck(Findings findings, VocabularyTypes types, PolicyNames names) {
        this.findings = findings;
        this.types = types;
        this.names = names;
        this.comparisons = new ComparisonCheck(findings, names);
        this.named = new NamedCheck(findings, names);
        this.numbers = new NumberCheck(findings);
        this.bindings = new BindingCheck(findings);
    }

    void check(ParsedRule rule) {
        SortedSet<String> bound = new TreeSet<>();
        Matcher binding = BINDING.matcher(conditions(rule));
        while (binding.find()) {
            bound.add(binding.group(1));
        }
        BoundNames boundNames = new BoundNames(rule, types);
        for (Use use : rule.patterns()) {
            checkPattern(rule, use.pattern(), boundNames);
        }
        checkBound(rule, boundNames);
        int from = rule.at();
        checkCode(rule, from, rule.consequenceAt(), bound);
        checkCode(rule, rule.consequenceAt(), rule.consequenceEnd(), bound);
        named.check(rule);
        numbers.check(rule);
        bindings.check(rule);
    }

    private static String conditions(ParsedRule rule) {
        return rule.text().code().substring(rule.at(), rule.consequenceAt());
    }

    private void checkPattern(ParsedRule rule, PatternDescr pattern, BoundNames bound) {
        String type = pattern.getObjectType();
        RuleText text = rule.text();
        int start = Math.max(pattern.getStartCharacter(), 0);
        int open = text.opening(start);
        if (!types.isKnown(type)) {
            findings.error(
                    DiagnosticCode.UNKNOWN_TYPE,
                    text,
                    Math.max(text.code().indexOf(type, start), start),
                    rule.name(),
                    "there is no type \"" + type + "\"",
                    maybe(type, types.names()));
            return;
        }
        Optional<SortedMap<String, ValueKind>> fields = types.fields(type);
        if (fields.isEmpty() || pattern.getSource() != null) {
            return;
        }
        int close = text.closing(open);
        Matcher matcher = NAME.matcher(text.code()).region(open + 1, close);
        while (matcher.find()) {
            checkName(rule, type, fields.get().keySet(), matcher);
        }
        comparisons.check(rule, type, fields.get(), bound, open + 1, close);
    }

    private void checkName(ParsedRule rule, String type, Set<String> fields, Matcher matcher) {
        String name = matcher.group();
        String code = rule.text().code();
        if (name.startsWith("$")
                || WORDS.contains(name)
                || fields.contains(name)
                || Character.isUpperCase(name.charAt(0))) {
            return;
        }
        boolean call = nextIs(code, matcher.end(), '(');
        if (call && types.methods(type).contains(name)) {
            return;
        }
        unknown(rule, type, name, matcher.start(), call, call ? types.methods(type) : fields);
    }

    /** Fields and methods that a condition reads of a fact that another pattern binds: {@code $line.sku}. */
    private void checkBound(ParsedRule rule, BoundNames bound) {
        Matcher use = OF_BOUND.matcher(rule.text().code()).region(rule.at(), rule.consequenceAt());
        while (use.find()) {
            String type = bound.fact(use.group(1));
            if (type != null && types.fields(type).isPresent()) {
                boolean call = nextIs(rule.text().code(), use.end(), '(');
                Collection<String> known =
                        call ? types.methods(type) : types.fields(type).get().keySet();
                if (!known.contains(use.group(2))) {
                    unknown(rule, type, use.group(2), use.start(2), call, known);
                }
            }
        }
    }

    private void unknown(ParsedRule rule, String type, String name, int at, boolean call, Collection<String> known) {
        findings.error(
                call ? DiagnosticCode.UNKNOWN_METHOD : DiagnosticCode.UNKNOWN_FIELD,
                rule.text(),
                at,
                rule.name(),
                type + " has no " + (call ? "method" : "field") + " \"" + name + "\"",
                maybe(name, known));
    }

    /** Parameters and bindings, wherever they stand. */
    private void checkCode(ParsedRule rule, int from, int to, SortedSet<String> bound) {
        RuleText text = rule.text();
        Matcher parameter = PARAMETER.matcher(text.code()).region(from, to);
        while (parameter.find()) {
            if (!names.parameters().contains(parameter.group(1))) {
                findings.error(
                        DiagnosticCode.UNKNOWN_PARAMETER,
                        text,
                        parameter.start(1),
                        rule.name(),
                        "policy.yaml has no parameter \"" + parameter.group(1) + "\"",
                        maybe(parameter.group(1), names.parameters()));
            }
        }
        Matcher binding = USED_BINDING.matcher(text.code()).region(from, to);
        while (binding.find()) {
            if (!bound.contains(binding.group())) {
                findings.error(
                        DiagnosticCode.UNBOUND_VARIABLE,
                        text,
                        binding.start(),
                        rule.name(),
                        "nothing named " + binding.group() + " is bound in the when part",
                        maybeBound(binding.group(), bound));
            }
        }
    }

    private Optional<String> maybeBound(String variable, Collection<String> bound) {
        String plain = variable.substring(1);
        Optional<String> closest = maybe(variable, bound);
        return closest.isEmpty() && names.parameters().contains(plain)
                ? Optional.of("Maybe \"policy." + plain + "\"?")
                : closest;
    }

    private static Optional<String> maybe(String name, Collection<String> known) {
        return Suggestions.closest(name, known).map(closest -> "Maybe \"" + closest + "\"?");
    }

    private static boolean nextIs(String code, int from, char wanted) {
        int at = from;
        while (at < code.length() && Character.isWhitespace(code.charAt(at))) {
            at++;
        }
        return at < code.length() && code.charAt(at) == wanted;
    }
}
