package dev.loyalty.internal.drools;

import dev.loyalty.internal.rules.Vocabulary;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.Guards;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;

/** Builds rules as the library does, but without asking any check whether it may. */
final class Unguarded {

    private final Vocabulary vocabulary;
    private final PolicyDefinition definition;
    private final PolicyTypes types;
    private final List<ParsedFile> files = new ArrayList<>();
    private final List<ParsedRule> rules = new ArrayList<>();
    private final Findings findings = new Findings();

    Unguarded(Vocabulary vocabulary, PolicyDefinition definition, PolicyFile... texts) {
        this.vocabulary = vocabulary;
        this.definition = definition;
        this.types = new PolicyTypes(vocabulary, definition);
        ConstructCheck constructs = new ConstructCheck(findings);
        for (PolicyFile text : texts) {
            ParsedFile file =
                    new RuleFileParser(findings).parse(text).orElseThrow(() -> new AssertionError(findings.sorted()));
            files.add(file);
            rules.addAll(constructs.check(file));
        }
    }

    /** What the gate would have said. */
    List<Diagnostic> findings() {
        return findings.sorted();
    }

    List<ParsedRule> rules() {
        return rules;
    }

    PolicyTypes types() {
        return types;
    }

    /** Simple names of the types that the files declare. */
    List<String> declared() {
        List<String> names = new ArrayList<>();
        files.forEach(file -> file.descriptor().getTypeDeclarations().forEach(type -> names.add(type.getTypeName())));
        return names;
    }

    ModelBuild.Result build() {
        return build(BuildLoader.forCompiling(
                new VocabularyMembers(vocabulary),
                types.classes(),
                new BuildClock(Guards.defaults().buildTime())));
    }

    /** Also without the condition that counts pairs of facts. */
    ModelBuild.Result buildWithoutJoinGuard() {
        return build(
                BuildLoader.forCompiling(
                        new VocabularyMembers(vocabulary),
                        types.classes(),
                        new BuildClock(Guards.defaults().buildTime())),
                true);
    }

    /** @param root what the compiler can see */
    ModelBuild.Result build(ClassLoader root) {
        return build(root, false);
    }

    private ModelBuild.Result build(ClassLoader root, boolean withoutJoinGuard) {
        Map<ParsedRule, Integer> stages = new java.util.HashMap<>();
        rules.forEach(rule -> stages.put(rule, 0));
        VocabularyTypes names = new VocabularyTypes(vocabulary, definition, files);
        Map<String, PackageDescr> descriptors = new TreeMap<>();
        for (ParsedFile file : files) {
            DroolsCompiler.prepare(file, stages, vocabulary, names, types);
            descriptors.put(file.text().file(), file.descriptor());
        }
        if (withoutJoinGuard) {
            rules.forEach(rule -> rule.patterns().forEach(use -> removeJoinGuard(use.pattern())));
        }
        return ModelBuild.build(
                descriptors, root, new BuildClock(Guards.defaults().buildTime()));
    }

    private static void removeJoinGuard(PatternDescr pattern) {
        List.copyOf(pattern.getDescrs()).stream()
                .filter(each -> each instanceof ExprConstraintDescr condition
                        && condition.getExpression().startsWith(Joins.class.getSimpleName() + "."))
                .forEach(pattern::removeConstraint);
    }
}
