package dev.loyalty.internal.drools;

import dev.loyalty.internal.rules.RuleMatcher;
import dev.loyalty.internal.rules.Vocabulary;
import dev.loyalty.policy.Guards;
import dev.loyalty.policy.Matching;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.Parameter;
import dev.loyalty.policy.definition.ParameterType;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.joda.money.CurrencyUnit;
import org.kie.api.KieBase;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

/**
 * What guards and checks cost, both sides of each figure in one run: a call with and without guards in the same rules, and
 * the checks of a policy beside its compilation. Prints a few lines; {@link GuardCostTest} asks for less.
 */
final class GuardCost {

    private static final Vocabulary VOCABULARY =
            new Vocabulary(List.of(Basket.class, Item.class), new TreeMap<>(Map.of("tally", Tally.class)));
    private static final int RULES = 40;
    private static final int ITEMS = 8;

    private final PolicyFile rules = new PolicyFile("cost.drl", text());
    private final PolicyDefinition definition = PolicyDefinition.builder("cost", ZoneOffset.UTC, CurrencyUnit.of("GBP"))
            .account(Account.of("points", AccountUnit.POINTS))
            .parameter(Parameter.of("points", ParameterType.INTEGER, 1L))
            .build();
    private final List<Object> facts = new ArrayList<>();
    private long checksum;

    GuardCost() {
        facts.add(new Basket(new BigDecimal("42.50")));
        IntStream.range(0, ITEMS).forEach(i -> facts.add(new Item("kind-" + i, new BigDecimal(i + 1))));
    }

    /** Rules as merchants write them: on one fact, on several, and with a list. */
    private static String text() {
        return IntStream.range(0, RULES)
                .mapToObj(i -> switch (i % 4) {
                    case 0 -> rule(i, "$i : Item( kind == \"kind-" + i / 4 + "\" )");
                    case 1 -> rule(i, "$i : Item( price > " + i + ", kind in ( \"kind-1\", \"kind-" + i + "\" ) )");
                    case 2 -> rule(i, "Basket( total > " + i + " ) $i : Item( kind == \"kind-" + i / 4 + "\" )");
                    default -> rule(i, "Basket( $t : total ) $i : Item( price * 2 > $t, price < " + i + " )");
                })
                .collect(Collectors.joining());
    }

    private static String rule(int i, String conditions) {
        return "rule \"Rule " + i + "\" when " + conditions + " then tally.points( $i, policy.points ); end\n";
    }

    /** The time of a call with guards, by that of one without: the median over rounds that make both in turn. */
    double callRatio(int rounds, int calls) throws ReflectiveOperationException {
        RuleMatcher guarded = guarded();
        Plain plain = plain();
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long without = nanos(calls, plain::match);
            long with = nanos(calls, tally -> guarded.match(facts, Map.of("tally", tally), rule -> {}));
            ratios[round] = (double) with / without;
        }
        return median(ratios);
    }

    /** The time of all checks of a policy, by that of its compilation: the median over rounds that make both in turn. */
    double checkRatio(int rounds) {
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            Unguarded unguarded = new Unguarded(VOCABULARY, definition, rules);
            long begin = processorTime();
            ModelBuild.Result result = unguarded.build();
            long built = processorTime();
            check(unguarded, result);
            ratios[round] = (double) (processorTime() - built) / (built - begin);
        }
        return median(ratios);
    }

    /** Of this thread, so that other programs on the same machine do not count. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void check(Unguarded unguarded, ModelBuild.Result result) {
        Findings findings = new Findings();
        ParsedFile file = new RuleFileParser(findings).parse(rules).orElseThrow();
        List<ParsedRule> parsed = new ConstructCheck(findings).check(file);
        VocabularyTypes types = new VocabularyTypes(VOCABULARY, definition, List.of(file));
        NameCheck names = new NameCheck(findings, types, PolicyNames.of(definition));
        parsed.forEach(names::check);
        VocabularyMembers members = new VocabularyMembers(VOCABULARY);
        checksum += ClassVerifier.refused(members, unguarded.types(), unguarded.declared(), result.classes())
                .size();
        Origins origins = new Origins(result, parsed);
        result.classes()
                .forEach((name, bytes) -> checksum += Instrumenter.guarded(
                                GeneratedClass.of(name, Set.of()), bytes, members, origins.lines(name))
                        .length);
    }

    private long nanos(int calls, Consumer<Tally> call) {
        Tally tally = new Tally();
        long begin = processorTime();
        for (int i = 0; i < calls; i++) {
            call.accept(tally);
        }
        long nanos = processorTime() - begin;
        checksum += tally.sum();
        return nanos;
    }

    private RuleMatcher guarded() {
        RuleMatcher matcher = new DroolsCompiler(Guards.defaults(), Matching.ENGINE)
                .compile(List.of(rules), VOCABULARY, definition, null)
                .matcher();
        if (matcher == null) {
            throw new IllegalStateException("the rules to measure with are refused");
        }
        return matcher;
    }

    private Plain plain() throws ReflectiveOperationException {
        Unguarded unguarded = new Unguarded(VOCABULARY, definition, rules);
        ModelBuild.Result result = unguarded.buildWithoutJoinGuard();
        Map<String, byte[]> classes = new HashMap<>(result.classes());
        classes.putAll(unguarded.types().classes());
        BuildLoader loader = BuildLoader.forRunning(new VocabularyMembers(VOCABULARY), classes);
        List<Model> models = new ArrayList<>();
        for (String name : result.models()) {
            models.add((Model) loader.loadClass(name).getDeclaredConstructor().newInstance());
        }
        return new Plain(
                KieBaseBuilder.createKieBaseFromModel(
                        models, RuleBaseFactory.newKnowledgeBaseConfiguration(null, loader)),
                unguarded.types().instances(loader, Set.of()).parameters());
    }

    /** A session for each call, as the library has it, but no budget and no guards in the rules. */
    private final class Plain {
        private final KieBase base;
        private final Object parameters;

        Plain(KieBase base, Object parameters) {
            this.base = base;
            this.parameters = parameters;
        }

        void match(Tally tally) {
            KieSession session = base.newKieSession();
            try {
                session.addEventListener(new DefaultAgendaEventListener() {
                    @Override
                    public void beforeMatchFired(BeforeMatchFiredEvent event) {
                        checksum += event.getMatch().getRule().getName().length();
                    }
                });
                session.setGlobal("tally", tally);
                session.setGlobal("policy", parameters);
                facts.forEach(session::insert);
                session.fireAllRules();
            } finally {
                session.dispose();
            }
        }
    }

    public static void main(String[] arguments) throws ReflectiveOperationException {
        GuardCost cost = new GuardCost();
        cost.callRatio(10, 1_000);
        System.out.printf("a call with guards takes %.3f times one without%n", cost.callRatio(41, 1_000));
        cost.checkRatio(5);
        System.out.printf("the checks take %.3f of the time of the compilation%n", cost.checkRatio(21));
    }
}
