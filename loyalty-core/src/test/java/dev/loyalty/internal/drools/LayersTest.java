package dev.loyalty.internal.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.earning.EarningCalculation;
import dev.loyalty.internal.rules.RuleCompiler;
import dev.loyalty.policy.Guards;
import dev.loyalty.policy.Matching;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.PolicyDefinition;
import host.Effect;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each layer stops what all others let through. {@link Unguarded} has none of them but the class loader. */
class LayersTest {

    private static final String SYSTEM = "System.setProperty( \"" + Effect.PROPERTY + "\", \"x\" )";

    @BeforeEach
    void nothingHasHappenedYet() {
        Effect.reset();
    }

    @Test
    void onlyTheGateStopsWhatRunsWhileTheEngineBuilds() {
        String rules = "declare enum Evil A( " + SYSTEM + " ); text : String end\nrule \"r\" when Order() then end\n";
        unguarded(rules).build(hidden(rules));
        assertThat(Effect.seen())
                .as("the class loader offers the JDK, and no byte code was there to verify")
                .isPresent();

        Effect.reset();
        assertThat(compile(rules).diagnostics())
                .anySatisfy(fault -> assertThat(fault.message()).contains("declare enum is not available to rules"));
        assertThat(Effect.seen()).isEmpty();
    }

    @Test
    void onlyTheClassLoaderHidesWhichClassesTheHostHas() {
        String there = consequence("host.Backend.refundAll();");
        String missing = consequence("host.Nowhere.refundAll();");
        assertThat(faults(there, open(there))).doesNotContain("host.Backend cannot be resolved");
        assertThat(faults(missing, open(missing))).contains("host.Nowhere cannot be resolved");
        assertThat(faults(there, hidden(there))).contains("host.Backend cannot be resolved");

        assertThat(compile(there).diagnostics().toString().replace("Backend", "Nowhere"))
                .isEqualTo(compile(missing).diagnostics().toString());
    }

    @Test
    void onlyTheVerifierStopsACallOfTheJdk() {
        String rules = consequence(SYSTEM + ";");
        Unguarded unguarded = unguarded(rules);
        assertThat(unguarded.findings()).isEmpty();
        ModelBuild.Result built = unguarded.build(hidden(rules));
        assertThat(built.failed()).isFalse();
        assertThat(refused(unguarded, built))
                .anySatisfy(each -> assertThat(each.message()).contains("java.lang.System.setProperty"));
    }

    @Test
    void onlyTheGuardsStopALoop() {
        String rules = consequence("while ( true ) {}");
        Unguarded unguarded = unguarded(rules);
        assertThat(unguarded.findings()).isEmpty();
        ModelBuild.Result built = unguarded.build(hidden(rules));
        assertThat(built.failed()).isFalse();
        assertThat(refused(unguarded, built)).isEmpty();
        assertThat(compile(rules).matcher()).isNotNull();
    }

    @Test
    void nothingIsPutIntoARuleThatNeedsNoGuard() {
        Unguarded unguarded = unguarded("rule \"r\" when Line( amount > 1, sku in ( \"a\", \"b\" ) ) then end\n");
        ModelBuild.Result built = unguarded.build(hidden(""));
        VocabularyMembers vocabulary = new VocabularyMembers(EarningCalculation.vocabulary());
        built.classes().forEach((name, bytes) -> {
            GeneratedClass type = GeneratedClass.of(name, Set.of());
            byte[] guarded = Instrumenter.guarded(type, bytes, vocabulary, new SourceLines("a.drl", 1, Map.of()));
            assertThat(new String(guarded, StandardCharsets.ISO_8859_1))
                    .as(name)
                    .doesNotContain("tick")
                    .doesNotContain("verb");
        });
    }

    private static List<Refused> refused(Unguarded unguarded, ModelBuild.Result built) {
        return ClassVerifier.refused(
                        new VocabularyMembers(EarningCalculation.vocabulary()),
                        unguarded.types(),
                        unguarded.declared(),
                        built.classes())
                .values()
                .stream()
                .flatMap(Set::stream)
                .toList();
    }

    /** The class loader as an embedding without this layer has it: what the library offers, and all of the host. */
    private static ClassLoader open(String rules) {
        ClassLoader host = LayersTest.class.getClassLoader();
        return new ClassLoader(hidden(rules)) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                return host.loadClass(name);
            }

            @Override
            protected URL findResource(String name) {
                return host.getResource(name);
            }
        };
    }

    private static String faults(String rules, ClassLoader root) {
        ModelBuild.Result built = unguarded(rules).build(root);
        return built.modelFaults() + " "
                + built.javaFaults().stream().map(fault -> fault.getMessage()).toList();
    }

    /** The class loader as the library has it. */
    private static ClassLoader hidden(String rules) {
        return BuildLoader.forCompiling(
                new VocabularyMembers(EarningCalculation.vocabulary()),
                unguarded(rules).types().classes(),
                new BuildClock(Guards.defaults().buildTime()));
    }

    private static Unguarded unguarded(String rules) {
        return new Unguarded(EarningCalculation.vocabulary(), definition(), new PolicyFile("earning.drl", rules));
    }

    private static RuleCompiler.Compilation compile(String rules) {
        return new DroolsCompiler(Guards.defaults(), Matching.DIRECT)
                .compile(
                        List.of(new PolicyFile("earning.drl", rules)),
                        EarningCalculation.vocabulary(),
                        definition(),
                        null);
    }

    private static String consequence(String statement) {
        return "rule \"r\"\nwhen\n    $order : Order()\nthen\n    " + statement + "\nend\n";
    }

    private static PolicyDefinition definition() {
        return PolicyDefinition.builder("acme", ZoneOffset.UTC, CurrencyUnit.of("GBP"))
                .account(Account.of("points", AccountUnit.POINTS))
                .build();
    }
}
