package dev.loyalty.internal.drools;

import dev.loyalty.policy.DiagnosticCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts rules into stages: a rule that looks at all facts of a derived type ({@code not}, {@code exists},
 * {@code forall}, {@code accumulate}, {@code collect}) runs in a later stage than every rule that derives the type, so
 * that the order of firings cannot change what it sees. A cycle through such a condition has no meaning and is refused.
 */
final class Staging {

    private static final Pattern FORBIDDEN =
            Pattern.compile("(?<![\\w$.])(update|modify|delete|retract|insertLogical|drools|kcontext)\\b");

    private final Findings findings;
    private final VocabularyTypes types;
    private final Collection<String> verbs;

    private final List<ParsedRule> ineffective = new ArrayList<>();

    Staging(Findings findings, VocabularyTypes types, Collection<String> verbs) {
        this.findings = findings;
        this.types = types;
        this.verbs = verbs;
    }

    /** A rule with what it derives and the stage found so far. */
    private static final class Node {
        private final ParsedRule rule;
        private final SortedSet<String> derives;
        private int stage;

        Node(ParsedRule rule, SortedSet<String> derives) {
            this.rule = rule;
            this.derives = derives;
        }

        boolean uses(Node source, boolean onlyGuarded) {
            return rule.patterns().stream()
                    .anyMatch(use -> (use.guarded() || !onlyGuarded)
                            && source.derives.contains(use.pattern().getObjectType()));
        }
    }

    /** The stage of each rule, from 0. */
    Map<ParsedRule, Integer> stages(List<ParsedRule> rules) {
        List<Node> nodes =
                rules.stream().map(rule -> new Node(rule, derivedBy(rule))).toList();
        boolean settled = false;
        for (int round = 0; round <= nodes.size() && !settled; round++) {
            settled = !raise(nodes);
        }
        if (!settled) {
            reportCycles(nodes);
        }
        Map<ParsedRule, Integer> stages = new LinkedHashMap<>();
        nodes.forEach(node -> stages.put(node.rule, node.stage));
        return stages;
    }

    /** Warns of rules that neither derive nor propose, unless something else is wrong. */
    void warnOfIneffective() {
        if (!findings.hasErrors()) {
            for (ParsedRule rule : ineffective) {
                findings.warning(
                        DiagnosticCode.NO_EFFECT,
                        rule.text(),
                        rule.at(),
                        rule.name(),
                        "this rule proposes nothing and derives nothing",
                        "Maybe something such as earn.points( … ) is missing after \"then\"?");
            }
        }
    }

    private static boolean raise(List<Node> nodes) {
        boolean raised = false;
        for (Node node : nodes) {
            for (Node source : nodes) {
                int least = node.uses(source, true) ? source.stage + 1 : source.stage;
                if (node.uses(source, false) && node.stage < least) {
                    node.stage = least;
                    raised = true;
                }
            }
        }
        return raised;
    }

    private SortedSet<String> derivedBy(ParsedRule rule) {
        String code = rule.consequenceCode();
        RuleText text = rule.text();
        Matcher forbidden = FORBIDDEN.matcher(code);
        while (forbidden.find()) {
            findings.error(
                    DiagnosticCode.UNSUPPORTED_CONSTRUCT,
                    text,
                    rule.consequenceAt() + forbidden.start(),
                    rule.name(),
                    forbidden.group() + " is not available to rules",
                    "Maybe insert( new … ) of a type that this policy declares?");
        }
        SortedSet<String> derived = new TreeSet<>();
        for (String type : types.declared()) {
            if (Pattern.compile("\\bnew\\s+" + Pattern.quote(type) + "\\b|\\b" + Pattern.quote(type) + "\\s*::")
                    .matcher(code)
                    .find()) {
                derived.add(type);
            }
        }
        Matcher verb = Pattern.compile("(?<![\\w$.])(" + String.join("|", verbs) + ")\\s*\\.")
                .matcher(code);
        boolean says = verb.find();
        if (derived.isEmpty() && !says) {
            ineffective.add(rule);
        }
        if (!derived.isEmpty() && says) {
            findings.error(
                    DiagnosticCode.DERIVE_AND_PROPOSE,
                    text,
                    rule.consequenceAt() + verb.start(),
                    rule.name(),
                    "this rule derives " + String.join(", ", derived) + " and proposes",
                    "Maybe two rules: one that derives, one that proposes?");
        }
        return derived;
    }

    private void reportCycles(List<Node> nodes) {
        Set<Set<String>> reported = new LinkedHashSet<>();
        for (Node node : nodes) {
            List<Node> cycle = new ArrayList<>();
            for (Node other : downstream(node, nodes)) {
                if (downstream(other, nodes).contains(node)) {
                    cycle.add(other);
                }
            }
            boolean guarded =
                    cycle.stream().anyMatch(user -> cycle.stream().anyMatch(source -> user.uses(source, true)));
            Set<String> names =
                    cycle.stream().map(member -> member.rule.name()).collect(Collectors.toCollection(TreeSet::new));
            if (guarded && reported.add(names)) {
                findings.error(
                        DiagnosticCode.DERIVATION_CYCLE,
                        node.rule.text(),
                        node.rule.at(),
                        node.rule.name(),
                        "these rules wait for each other: \"" + String.join("\", \"", names)
                                + "\"; one of them looks at all facts of a type that depends on its own result",
                        "Maybe take \"not\" or \"accumulate\" out of one of them?");
            }
        }
    }

    /** Every rule that depends, directly or through others, on what a rule derives. */
    private static Set<Node> downstream(Node from, List<Node> nodes) {
        Set<Node> found = new LinkedHashSet<>();
        List<Node> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            Node source = open.remove(open.size() - 1);
            for (Node node : nodes) {
                if (node.uses(source, false) && found.add(node)) {
                    open.add(node);
                }
            }
        }
        return found;
    }
}
