package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.matching.DirectRules;
import dev.loyalty.internal.drools.matching.Setting;
import dev.loyalty.internal.rules.RuleCompiler;
import dev.loyalty.internal.rules.RuleInfo;
import dev.loyalty.internal.rules.RuleMatcher;
import dev.loyalty.internal.rules.Vocabulary;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.Guards;
import dev.loyalty.policy.Matching;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.jspecify.annotations.Nullable;

/** Compiles rule files with Drools; see the package's description for the way of a file. Safe for use by many threads. */
public final class DroolsCompiler implements RuleCompiler {

    /** The name of the parameters in rules. */
    static final String PARAMETERS = "policy";

    private final Guards guards;
    private final Matching matching;

    public DroolsCompiler(Guards guards, Matching matching) {
        this.guards = guards;
        this.matching = matching;
    }

    @Override
    public Compilation compile(
            List<PolicyFile> files, Vocabulary vocabulary, PolicyDefinition definition, @Nullable RuleMatcher similar) {
        Findings findings = new Findings();
        List<ParsedFile> parsed = parse(files, findings);
        List<ParsedRule> rules = rules(parsed, findings);
        VocabularyTypes types = new VocabularyTypes(vocabulary, definition, parsed);
        checkNames(parsed, rules, types, definition, findings);
        EarningCheck earning = new EarningCheck(findings, types, definition);
        rules.forEach(earning::check);
        Staging staging = new Staging(findings, types, vocabulary.verbs().keySet());
        Map<ParsedRule, Integer> stages = staging.stages(rules);

        PolicyTypes generated = new PolicyTypes(vocabulary, definition);
        RuleBuild build = build(vocabulary, definition, generated, types, findings);
        String fingerprint = RuleBuild.fingerprint(files, generated);
        Optional<CompiledRules> reused = findings.hasErrors() ? Optional.empty() : reuse(similar, fingerprint);
        Optional<CompiledRules> compiled = reused.or(() -> {
            parsed.forEach(file -> prepare(file, stages, vocabulary, types, generated));
            return findings.hasErrors()
                    ? build.findFurtherFaults(parsed, rules)
                    : build.compile(parsed, rules, fingerprint);
        });
        staging.warnOfIneffective();
        return new Compilation(
                compiled.map(base -> matcher(base, rules, infos(stages), vocabulary, definition, generated))
                        .orElse(null),
                findings.sorted());
    }

    private RuleMatcher matcher(
            CompiledRules compiled,
            List<ParsedRule> rules,
            List<RuleInfo> infos,
            Vocabulary vocabulary,
            PolicyDefinition definition,
            PolicyTypes generated) {
        PolicyTypes.Instances instances = generated.instances(compiled.loader(), matchedTypes(rules));
        DirectRules direct = DirectRules.of(
                compiled.direct(),
                new Setting(
                        new TreeSet<>(vocabulary.verbs().keySet()),
                        PARAMETERS,
                        instances.parameters(),
                        instances.rows(),
                        JoinGuard.CONDITION));
        EngineSession session = null;
        List<ParsedRule> engines = rules.stream()
                .filter(rule -> !direct.names().contains(rule.name()))
                .toList();
        if (compiled.base() != null) {
            Set<String> matched = matchedTypes(engines);
            List<Object> rows = instances.rows().stream()
                    .filter(row -> matched.contains("Object")
                            || matched.contains(row.getClass().getSimpleName()))
                    .toList();
            session =
                    new EngineSession(compiled.base(), instances.parameters(), rows, stepsOfRows(engines, definition));
        }
        return new PolicyMatcher(
                compiled, infos, instances, direct, session, new FactNames(vocabulary.factTypes()), guards);
    }

    @Override
    public List<Diagnostic> check(List<PolicyFile> files) {
        Findings findings = new Findings();
        rules(parse(files, findings), findings);
        return findings.sorted();
    }

    @Override
    public List<Diagnostic> check(
            List<PolicyFile> files, Vocabulary vocabulary, PolicyDefinition readable, Set<String> doubtful) {
        Findings findings = new Findings();
        List<ParsedFile> parsed = parse(files, findings);
        List<ParsedRule> rules = rules(parsed, findings).stream()
                .filter(rule -> !mentions(rule, doubtful))
                .toList();
        VocabularyTypes types = new VocabularyTypes(vocabulary, readable, parsed);
        checkNames(parsed, rules, types, readable, findings);
        if (doubtful.isEmpty()) {
            rules.forEach(new EarningCheck(findings, types, readable)::check);
        }
        Map<ParsedRule, Integer> stages =
                new Staging(findings, types, vocabulary.verbs().keySet()).stages(rules);
        PolicyTypes generated = new PolicyTypes(vocabulary, readable);
        parsed.forEach(file -> prepare(file, stages, vocabulary, types, generated));
        build(vocabulary, readable, generated, types, findings).findFurtherFaults(parsed, rules);
        return findings.sorted();
    }

    private static boolean mentions(ParsedRule rule, Set<String> names) {
        String text = rule.text().text().substring(rule.at(), rule.consequenceEnd());
        return names.stream()
                .anyMatch(name -> Pattern.compile("(?<![\\w$-])" + Pattern.quote(name) + "(?![\\w-])")
                        .matcher(text)
                        .find());
    }

    private static void checkNames(
            List<ParsedFile> files,
            List<ParsedRule> rules,
            VocabularyTypes types,
            PolicyDefinition definition,
            Findings findings) {
        files.forEach(file -> checkTypeNames(file, types, findings));
        rules.forEach(new NameCheck(findings, types, PolicyNames.of(definition))::check);
    }

    private RuleBuild build(
            Vocabulary vocabulary,
            PolicyDefinition definition,
            PolicyTypes generated,
            VocabularyTypes types,
            Findings findings) {
        return new RuleBuild(
                vocabulary,
                generated,
                types,
                new JavaMessages(vocabulary, types, PolicyNames.of(definition)),
                findings,
                new BuildClock(guards.buildTime()),
                matching);
    }

    private List<ParsedRule> rules(List<ParsedFile> files, Findings findings) {
        ConstructCheck constructs = new ConstructCheck(findings);
        List<ParsedRule> rules = new ArrayList<>();
        files.forEach(file -> rules.addAll(constructs.check(file)));
        checkCount(files, rules, findings);
        checkUnique(rules, findings);
        return rules;
    }

    private static List<ParsedFile> parse(List<PolicyFile> files, Findings findings) {
        RuleFileParser parser = new RuleFileParser(findings);
        List<ParsedFile> parsed = new ArrayList<>();
        files.stream()
                .sorted(Comparator.comparing(PolicyFile::path))
                .forEach(file -> parser.parse(file).ifPresent(parsed::add));
        return parsed;
    }

    private static Optional<CompiledRules> reuse(@Nullable RuleMatcher similar, String fingerprint) {
        return similar instanceof PolicyMatcher matcher
                        && matcher.compiled().fingerprint().equals(fingerprint)
                ? Optional.of(matcher.compiled())
                : Optional.empty();
    }

    private static void checkTypeNames(ParsedFile file, VocabularyTypes types, Findings findings) {
        for (TypeDeclarationDescr type : file.descriptor().getTypeDeclarations()) {
            if (types.builtIn().contains(type.getTypeName())) {
                findings.error(
                        DiagnosticCode.NAME_TAKEN,
                        file.text(),
                        file.text().offset(type.getLine()),
                        null,
                        "there is already a type \"" + type.getTypeName() + "\", of the library or of a table",
                        "Maybe another name?");
            }
        }
    }

    /** What trying the rows of tables takes in each call: every row once for each pattern of its table. */
    private static long stepsOfRows(List<ParsedRule> rules, PolicyDefinition definition) {
        return rules.stream()
                .flatMap(rule -> rule.patterns().stream())
                .map(use -> definition.tables().get(use.pattern().getObjectType()))
                .filter(Objects::nonNull)
                .mapToLong(table -> table.rows().size())
                .sum();
    }

    private static Set<String> matchedTypes(List<ParsedRule> rules) {
        Set<String> matched = new TreeSet<>();
        rules.forEach(
                rule -> rule.patterns().forEach(use -> matched.add(use.pattern().getObjectType())));
        return matched;
    }

    private void checkCount(List<ParsedFile> files, List<ParsedRule> rules, Findings findings) {
        int declared = 0;
        for (ParsedFile file : files) {
            declared += file.descriptor().getTypeDeclarations().size();
            if (declared > RuleLimits.MOST_TYPES) {
                findings.error(
                        DiagnosticCode.TOO_LARGE,
                        file.text(),
                        0,
                        null,
                        "more than " + RuleLimits.MOST_TYPES + " types are declared",
                        "Maybe one type with a field that tells them apart?");
                break;
            }
        }
        if (rules.size() > guards.rules()) {
            ParsedRule first = rules.get(guards.rules());
            findings.error(
                    DiagnosticCode.TOO_LARGE,
                    first.text(),
                    first.at(),
                    null,
                    "the policy has " + rules.size() + " rules of one kind; more than " + guards.rules()
                            + " are not built",
                    "Maybe a table with a row for each, and one rule?");
        }
    }

    private static void checkUnique(List<ParsedRule> rules, Findings findings) {
        Map<String, ParsedRule> first = new TreeMap<>();
        for (ParsedRule rule : rules) {
            ParsedRule earlier = first.putIfAbsent(rule.name(), rule);
            if (earlier != null) {
                findings.error(
                        DiagnosticCode.DUPLICATE_RULE,
                        rule.text(),
                        rule.at(),
                        rule.name(),
                        "a rule of this name is already in " + earlier.text().file() + " in line "
                                + earlier.text().line(earlier.at()),
                        "Maybe give this one a name of its own?");
            }
        }
    }

    /** Adds to a descriptor what authors leave out; the text is not touched, so that lines stay true. */
    static void prepare(
            ParsedFile file,
            Map<ParsedRule, Integer> stages,
            Vocabulary vocabulary,
            VocabularyTypes types,
            PolicyTypes generated) {
        PackageDescr descriptor = file.descriptor();
        descriptor.setName(RulePackage.NAME);
        generated.imports().forEach(type -> descriptor.addImport(new ImportDescr(type)));
        descriptor.addImport(new ImportDescr("java.math.BigDecimal"));
        descriptor.addImport(new ImportDescr("java.util.List"));
        descriptor.addImport(new ImportDescr(JoinGuard.imported()));
        vocabulary.verbs().forEach((name, type) -> descriptor.addGlobal(new GlobalDescr(name, type.getName())));
        descriptor.addGlobal(new GlobalDescr(PARAMETERS, PolicyTypes.PARAMETERS));
        stages.forEach((rule, stage) -> {
            if (rule.text() == file.text()) {
                MissingBooleans.admit(rule, types);
                Forall.replace(rule.descriptor());
                JoinGuard.add(rule);
                rule.descriptor().addAttribute(new AttributeDescr("salience", String.valueOf(-stage)));
            }
        });
    }

    private static List<RuleInfo> infos(Map<ParsedRule, Integer> stages) {
        List<RuleInfo> infos = new ArrayList<>();
        stages.forEach((rule, stage) -> infos.add(
                new RuleInfo(rule.name(), rule.text().file(), rule.text().line(rule.at()), stage)));
        infos.sort(Comparator.comparing(RuleInfo::name));
        return infos;
    }
}
