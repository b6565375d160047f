package dev.loyalty.internal.drools;

import dev.loyalty.policy.DiagnosticCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * Lets through only the constructs that policies need. What is not listed is refused: most of the rest of the language
 * runs code while the file is built, hides code in attributes, or makes a result depend on the order of rules.
 */
final class ConstructCheck {

    private final Findings findings;

    ConstructCheck(Findings findings) {
        this.findings = findings;
    }

    /** The rules of a file, with the patterns they use. */
    List<ParsedRule> check(ParsedFile file) {
        RuleText text = file.text();
        PackageDescr descriptor = file.descriptor();
        if (!descriptor.getName().isEmpty()) {
            refuse(text, at(text, "package"), null, "package", "Maybe leave the line out? The library adds it.");
        }
        refuseAll(text, "import", descriptor.getImports(), "Maybe leave the line out? All types of rules are known.");
        refuseAll(text, "import function", descriptor.getFunctionImports(), "Maybe leave the line out?");
        refuseAll(text, "import accumulate", descriptor.getAccumulateImports(), "Maybe leave the line out?");
        refuseAll(text, "global", descriptor.getGlobals(), "Maybe leave the line out? The library adds it.");
        refuseAll(text, "function", descriptor.getFunctions(), "Maybe write the condition into the rule?");
        refuseAll(text, "declare enum", descriptor.getEnumDeclarations(), "Maybe use a text field?");
        refuseAll(text, "declare window", descriptor.getWindowDeclarations(), "Maybe a window in policy.yaml?");
        refuseAll(text, "declare entry-point", descriptor.getEntryPointDeclarations(), "Maybe leave it out?");
        refuseAll(text, "file attribute", descriptor.getAttributes(), "Maybe leave it out?");
        if (descriptor.getUnit() != null) {
            refuse(text, at(text, "unit"), null, "unit", "Maybe leave the line out?");
        }
        new WordCheck(findings).check(text);
        DeclarationCheck declarations = new DeclarationCheck(findings, text);
        descriptor.getTypeDeclarations().forEach(declarations::check);
        List<ParsedRule> rules = new ArrayList<>();
        for (RuleDescr rule : descriptor.getRules()) {
            rules.add(checkRule(file, rule));
        }
        return rules;
    }

    private ParsedRule checkRule(ParsedFile file, RuleDescr rule) {
        RuleText text = file.text();
        int at = text.offset(rule.getLine());
        String name = rule.getName();
        if (rule.isQuery()) {
            refuse(text, at, name, "query", "Maybe write the condition into the rule?");
        }
        if (name.matches(".*[\\\\\"'\\p{Cntrl}].*")) {
            refuse(text, at, name, "a quote or back-slash in a rule name", "Maybe plain words?");
        }
        if (JoinGuard.isNamed(text.code().substring(at))) {
            refuse(text, near(text, at, Joins.class.getSimpleName()), name, "Joins", "Maybe leave it out?");
        }
        if (rule.getParentName() != null) {
            refuse(text, at, name, "extends", "Maybe repeat the condition?");
        }
        rule.getAttributes()
                .keySet()
                .forEach(attribute -> refuse(
                        text,
                        near(text, at, attribute),
                        name,
                        attribute,
                        attribute.equals("salience") || attribute.equals("activation-group")
                                ? "Maybe .inGroup( \"…\" ) or .priority( … ) on what the rule proposes?"
                                : "Maybe leave it out, or use a window of policy.yaml?"));
        rule.getAnnotationNames()
                .forEach(annotation ->
                        refuse(text, near(text, at, "@" + annotation), name, "@" + annotation, "Maybe a comment?"));
        if (!rule.getNamedConsequences().isEmpty()) {
            refuse(text, near(text, at, "then["), name, "a named consequence", "Maybe two rules?");
        }
        ParsedRule parsed = ParsedRule.of(file, rule, new ConditionCheck(findings, text, rule).check());
        if (parsed.consequenceEnd() - parsed.at() > RuleLimits.LONGEST_RULE) {
            findings.error(
                    DiagnosticCode.TOO_LARGE,
                    text,
                    at,
                    name,
                    "the rule has more than " + RuleLimits.LONGEST_RULE + " characters",
                    "Maybe several rules, or a table in policy.yaml?");
        }
        return parsed;
    }

    private void refuseAll(RuleText text, String word, Collection<? extends BaseDescr> elements, String hint) {
        for (BaseDescr element : elements) {
            int at = element.getLine() > 0 ? text.offset(element.getLine()) : at(text, word);
            refuse(text, at, null, word, hint);
        }
    }

    private void refuse(RuleText text, int at, @Nullable String rule, String what, String hint) {
        findings.error(DiagnosticCode.UNSUPPORTED_CONSTRUCT, text, at, rule, what + " is not available to rules", hint);
    }

    private static int at(RuleText text, String word) {
        return near(text, 0, word);
    }

    private static int near(RuleText text, int from, String word) {
        int at = text.code().indexOf(word, from);
        return at < 0 ? from : at;
    }
}
