package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.ParsedRule.Use;
import dev.loyalty.policy.DiagnosticCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.PatternSourceDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.drools.drl.ast.descr.TypeFieldDescr;
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
        descriptor.getTypeDeclarations().forEach(type -> checkType(text, type));
        List<ParsedRule> rules = new ArrayList<>();
        for (RuleDescr rule : descriptor.getRules()) {
            rules.add(checkRule(file, rule));
        }
        return rules;
    }

    private void checkType(RuleText text, TypeDeclarationDescr type) {
        int at = text.offset(type.getLine());
        String what = "declare " + type.getTypeName();
        if (type.isTrait() || (!type.getSuperTypes().isEmpty() && !isObject(type))) {
            refuse(text, at, null, what + " with a super type", "Maybe list the fields instead?");
        }
        if (!type.getAnnotationNames().isEmpty()) {
            refuse(
                    text,
                    at,
                    null,
                    what + " with @" + type.getAnnotationNames().iterator().next(),
                    "Maybe leave it out?");
        }
        for (TypeFieldDescr field : type.getFields().values()) {
            String fieldType = field.getPattern().getObjectType();
            if (!VocabularyTypes.isFieldType(fieldType)) {
                findings.error(
                        DiagnosticCode.UNKNOWN_TYPE,
                        text,
                        text.offset(Math.max(field.getLine(), type.getLine())),
                        null,
                        "field " + field.getFieldName() + " of " + type.getTypeName() + " has the type " + fieldType
                                + ", which rules cannot use",
                        "Maybe one of " + VocabularyTypes.FIELD_TYPES + "?");
            }
            if (field.getInitExpr() != null) {
                refuse(
                        text,
                        at,
                        null,
                        what + " with a default for " + field.getFieldName(),
                        "Maybe set it in the rule?");
            }
        }
    }

    private static boolean isObject(TypeDeclarationDescr type) {
        return "Object".equals(type.getSuperTypeName()) || "java.lang.Object".equals(type.getSuperTypeName());
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
            refuse(text, at, name, "a named consequence", "Maybe two rules?");
        }
        List<Use> patterns = new ArrayList<>();
        walk(text, rule, rule.getLhs(), false, patterns);
        return ParsedRule.of(file, rule, patterns);
    }

    private void walk(RuleText text, RuleDescr rule, BaseDescr element, boolean guarded, List<Use> patterns) {
        if (element instanceof PatternDescr pattern) {
            patterns.add(new Use(pattern, guarded));
            if (!pattern.getBehaviors().isEmpty()) {
                refuse(text, offset(text, pattern), rule.getName(), "over window", "Maybe a measure in policy.yaml?");
            }
            if (pattern.getSource() != null) {
                walkSource(text, rule, pattern, pattern.getSource(), patterns);
            }
        } else if (element instanceof AndDescr || element instanceof OrDescr) {
            walkAll(text, rule, (ConditionalElementDescr) element, guarded, patterns);
        } else if (element instanceof NotDescr || element instanceof ExistsDescr || element instanceof ForallDescr) {
            walkAll(text, rule, (ConditionalElementDescr) element, true, patterns);
        } else {
            String word =
                    element.getClass().getSimpleName().replace("Descr", "").toLowerCase(java.util.Locale.ROOT);
            refuse(text, offset(text, element), rule.getName(), word, "Maybe write it as a condition on a fact?");
        }
    }

    private void walkAll(
            RuleText text, RuleDescr rule, ConditionalElementDescr element, boolean guarded, List<Use> patterns) {
        element.getDescrs().forEach(child -> walk(text, rule, (BaseDescr) child, guarded, patterns));
    }

    private void walkSource(
            RuleText text, RuleDescr rule, PatternDescr pattern, PatternSourceDescr source, List<Use> patterns) {
        if (source instanceof AccumulateDescr accumulate) {
            if (!accumulate.isExternalFunction() && accumulate.getFunctions().isEmpty()) {
                refuse(
                        text,
                        offset(text, pattern),
                        rule.getName(),
                        "accumulate with init, action and result code",
                        "Maybe a function such as sum( … )?");
            }
            walk(text, rule, accumulate.getInput(), true, patterns);
        } else if (source instanceof CollectDescr collect) {
            walk(text, rule, collect.getInputPattern(), true, patterns);
        } else if (!(source instanceof FromDescr)) {
            refuse(text, offset(text, pattern), rule.getName(), "from entry-point", "Maybe leave it out?");
        }
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

    private static int offset(RuleText text, BaseDescr element) {
        return element.getStartCharacter() >= 0 ? element.getStartCharacter() : text.offset(element.getLine());
    }

    private static int at(RuleText text, String word) {
        return near(text, 0, word);
    }

    private static int near(RuleText text, int from, String word) {
        int at = text.code().indexOf(word, from);
        return at < 0 ? from : at;
    }
}
