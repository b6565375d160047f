package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.matching.DirectRules;
import dev.loyalty.internal.rules.Vocabulary;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.Matching;
import dev.loyalty.policy.PolicyFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;

/** Builds rules that have passed the checks, and turns what still goes wrong into findings. */
final class RuleBuild {

    private final VocabularyMembers members;
    private final PolicyTypes generated;
    private final VocabularyTypes types;
    private final JavaMessages messages;
    private final Findings findings;
    private final BuildClock clock;
    private final Matching matching;
    private final SortedSet<String> verbs;

    RuleBuild(
            Vocabulary vocabulary,
            PolicyTypes generated,
            VocabularyTypes types,
            JavaMessages messages,
            Findings findings,
            BuildClock clock,
            Matching matching) {
        this.members = new VocabularyMembers(vocabulary);
        this.generated = generated;
        this.types = types;
        this.messages = messages;
        this.findings = findings;
        this.clock = clock;
        this.matching = matching;
        this.verbs = new TreeSet<>(vocabulary.verbs().keySet());
    }

    /** Equal for equal rule texts and equal types; the values of parameters and the rows of tables do not matter. */
    static String fingerprint(List<PolicyFile> files, PolicyTypes generated) {
        StringBuilder print = new StringBuilder();
        files.stream()
                .sorted(Comparator.comparing(PolicyFile::path))
                .forEach(file -> print.append(file.path())
                        .append('\n')
                        .append(file.text().length())
                        .append('\n')
                        .append(file.text()));
        return print.append(generated.fingerprint()).toString();
    }

    Optional<CompiledRules> compile(List<ParsedFile> files, List<ParsedRule> rules, String fingerprint) {
        return inTime(
                rules,
                () -> build(files, rules)
                        .flatMap(result -> load(result, new Origins(result, rules), rules, fingerprint)));
    }

    private <T> Optional<T> inTime(List<ParsedRule> rules, Supplier<Optional<T>> work) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        try {
            return work.get();
        } catch (BuildClock.TooSlowError tooSlow) {
            findings.error(
                    DiagnosticCode.TOO_LARGE,
                    rules.get(0).text(),
                    0,
                    null,
                    String.valueOf(tooSlow.getMessage()),
                    "Maybe shorter rules, or fewer?");
            return Optional.empty();
        }
    }

    /**
     * Compiles the rules that have no finding yet, so that an author sees all faults at once; gives no rules. What is
     * refused outside of rules could run while it is compiled, so then nothing is.
     */
    Optional<CompiledRules> findFurtherFaults(List<ParsedFile> files, List<ParsedRule> rules) {
        List<ParsedRule> sound =
                rules.stream().filter(rule -> !findings.hasErrors(rule.name())).toList();
        if (!findings.hasErrorsOutsideRules()) {
            inTime(sound, () -> build(files, sound));
        }
        return Optional.empty();
    }

    /** Builds some of the rules; empty if that gave findings. */
    private Optional<ModelBuild.Result> build(List<ParsedFile> files, List<ParsedRule> rules) {
        Optional<ModelBuild.Result> built = tryBuild(descriptors(files, rules));
        if (built.isEmpty() || !built.get().modelFaults().isEmpty()) {
            rules.forEach(rule -> findModelFault(files, rule));
            if (rules.stream().noneMatch(rule -> findings.hasErrors(rule.name()))) {
                String message = built.map(result -> String.join("; ", result.modelFaults()))
                        .orElse("the engine failed");
                findings.error(
                        DiagnosticCode.RULE_NOT_COMPILED,
                        rules.get(0).text(),
                        0,
                        null,
                        "the rules compile one by one but not together: " + message,
                        Optional.empty());
            }
            return Optional.empty();
        }
        ModelBuild.Result result = built.get();
        JavaFaults faults = new JavaFaults(findings, rules, messages);
        Origins origins = new Origins(result, rules);
        result.javaFaults().forEach(fault -> faults.reportJavaFault(fault, origins));
        return result.failed() || !isSound(result, faults, origins) ? Optional.empty() : built;
    }

    /** Checks the byte code of every class before any of them is defined. */
    private boolean isSound(ModelBuild.Result result, JavaFaults faults, Origins origins) {
        Map<String, Set<Refused>> refused =
                ClassVerifier.refused(members, generated, types.declared(), result.classes());
        refused.forEach((name, each) -> each.forEach(what -> faults.reportRefused(name, what, origins)));
        return refused.isEmpty();
    }

    /** Builds one rule alone, with the declarations of all files. */
    private void findModelFault(List<ParsedFile> files, ParsedRule rule) {
        Map<String, PackageDescr> alone = descriptors(files, List.of(rule));
        JavaFaults faults = new JavaFaults(findings, List.of(rule), messages);
        try {
            ModelBuild.Result result = ModelBuild.build(alone, buildLoader(), clock);
            result.modelFaults().forEach(fault -> faults.reportModelFault(rule, fault));
            Origins origins = new Origins(result, List.of(rule));
            result.javaFaults().forEach(fault -> faults.reportJavaFault(fault, origins));
        } catch (RuntimeException | StackOverflowError | LinkageError engineFailed) {
            boolean deep = engineFailed instanceof StackOverflowError;
            faults.reportModelFault(rule, deep ? "it is nested too deep" : String.valueOf(engineFailed.getMessage()));
        }
    }

    private Optional<ModelBuild.Result> tryBuild(Map<String, PackageDescr> descriptors) {
        try {
            return Optional.of(ModelBuild.build(descriptors, buildLoader(), clock));
        } catch (RuntimeException | StackOverflowError | LinkageError engineFailed) {
            return Optional.empty();
        }
    }

    /** Defines the classes; what a rule says of constants is worked out now, and may fail. */
    private Optional<CompiledRules> load(
            ModelBuild.Result result, Origins origins, List<ParsedRule> rules, String fingerprint) {
        try {
            Map<String, byte[]> classes = new HashMap<>(generated.classes());
            Map<String, List<String>> owners = new HashMap<>();
            result.classes().forEach((name, bytes) -> {
                GeneratedClass type = GeneratedClass.of(name, types.declared());
                classes.put(name, Instrumenter.guarded(type, bytes, members, origins.lines(name)));
                owners.put(
                        type.name(),
                        origins.owners(name).stream().map(ParsedRule::name).toList());
            });
            BuildLoader loader = BuildLoader.forRunning(members, classes);
            List<Rule> direct = direct(models(result, loader));
            Set<String> names = direct.stream().map(Rule::getName).collect(Collectors.toUnmodifiableSet());
            return Optional.of(new CompiledRules(
                    direct,
                    names.size() == rules.size() ? null : base(result, loader, names),
                    loader,
                    owners,
                    fingerprint));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError | StackOverflowError broken) {
            Throwable cause = broken;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            findings.error(
                    DiagnosticCode.RULE_NOT_COMPILED,
                    rules.get(0).text(),
                    0,
                    null,
                    "the rules were compiled but cannot be used: " + cause,
                    "Maybe a condition compares with a constant that cannot be worked out?");
            return Optional.empty();
        }
    }

    private List<Rule> direct(List<Model> models) {
        if (matching == Matching.ENGINE) {
            return List.of();
        }
        List<Rule> all =
                models.stream().flatMap(model -> model.getRules().stream()).toList();
        SortedSet<String> names = DirectRules.readable(all, verbs, DroolsCompiler.PARAMETERS, JoinGuard.CONDITION);
        return all.stream().filter(rule -> names.contains(rule.getName())).toList();
    }

    /** The engine changes models when it takes them in, so they are made anew. */
    private static KieBase base(ModelBuild.Result result, BuildLoader loader, Set<String> direct)
            throws ReflectiveOperationException {
        List<Model> rest = new ArrayList<>();
        for (Model model : models(result, loader)) {
            rest.add(new ModelPart(model, name -> !direct.contains(name)));
        }
        KieBaseConfiguration configuration = RuleBaseFactory.newKnowledgeBaseConfiguration(null, loader);
        return KieBaseBuilder.createKieBaseFromModel(rest, configuration);
    }

    private static List<Model> models(ModelBuild.Result result, BuildLoader loader)
            throws ReflectiveOperationException {
        List<Model> models = new ArrayList<>();
        for (String name : result.models()) {
            models.add((Model) loader.loadClass(name).getDeclaredConstructor().newInstance());
        }
        return models;
    }

    private BuildLoader buildLoader() {
        return BuildLoader.forCompiling(members, generated.classes(), clock);
    }

    /** The engine changes descriptors while it builds, so each build gets one of its own for each file. */
    private static Map<String, PackageDescr> descriptors(List<ParsedFile> files, List<ParsedRule> rules) {
        Map<String, PackageDescr> descriptors = new TreeMap<>();
        for (ParsedFile file : files) {
            PackageDescr copy = new PackageDescr(RulePackage.NAME);
            file.descriptor().getImports().forEach(copy::addImport);
            file.descriptor().getGlobals().forEach(copy::addGlobal);
            file.descriptor().getTypeDeclarations().forEach(copy::addTypeDeclaration);
            rules.stream().filter(rule -> rule.text() == file.text()).forEach(rule -> copy.addRule(rule.descriptor()));
            descriptors.put(file.text().file(), copy);
        }
        return descriptors;
    }
}
