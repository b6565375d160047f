package dev.loyalty.internal.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.earning.EarningCalculation;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.internal.rules.RuleCompiler;
import dev.loyalty.internal.rules.RuleMatcher;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Member;
import dev.loyalty.policy.Guards;
import dev.loyalty.policy.Matching;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.AttributeHolder;
import dev.loyalty.policy.definition.Parameter;
import dev.loyalty.policy.definition.ParameterType;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.Table;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DroolsCompilerTest {

    private static final List<PolicyFile> FILES = List.of(new PolicyFile("earning.drl", Fixture.ONE_PER_POUND));

    private final DroolsCompiler compiler = new DroolsCompiler(Guards.defaults(), Matching.DIRECT);

    @Test
    void compilesNothingWhenOnlyTheValueOfAParameterChanged() {
        RuleMatcher first = compile(FILES, definition(1, "points"), null);
        RuleMatcher second = compile(FILES, definition(2, "points"), first);
        assertThat(compiled(second)).isSameAs(compiled(first));
    }

    @Test
    void compilesAgainWhenARuleOrTheNameOfAParameterChanged() {
        RuleMatcher first = compile(FILES, definition(1, "points"), null);
        PolicyFile changed = new PolicyFile("earning.drl", Fixture.ONE_PER_POUND + "\n");
        assertThat(compiled(compile(List.of(changed), definition(1, "points"), first)))
                .isNotSameAs(compiled(first));
        PolicyFile renamed =
                new PolicyFile("earning.drl", Fixture.ONE_PER_POUND.replace("policy.points", "policy.more"));
        assertThat(compiled(compile(List.of(renamed), definition(1, "more"), first)))
                .isNotSameAs(compiled(first));
    }

    @Test
    void compilesNothingWhenOnlyTheRowsOfATableChanged() {
        RuleMatcher first = compile(FILES, withTable("sku", "A"), null);
        assertThat(compiled(compile(FILES, withTable("sku", "B"), first))).isSameAs(compiled(first));
    }

    @Test
    void compilesTypesOfThePolicyNextToAttributesAndTables() {
        PolicyFile derives = new PolicyFile("earning.drl", """
                declare Branded line : Line end
                rule "Branded" when $line : Line( brand != null ) then insert( new Branded( $line ) ); end
                rule "Points" when Branded( $line : line ) Rate( sku == $line.sku ) then earn.points( $line, 1 ); end
                """);
        PolicyDefinition definition = definition()
                .attribute(AttributeHolder.LINE, "brand", ParameterType.TEXT)
                .table(new Table("Rate", Map.of("sku", ParameterType.TEXT), List.of(List.of("A"))))
                .build();
        assertThat(compile(List.of(derives), definition, null).rules()).hasSize(2);
    }

    @Test
    void compilesAgainWhenAColumnOrAnAttributeChanged() {
        RuleMatcher first = compile(FILES, withTable("sku", "A"), null);
        assertThat(compiled(compile(FILES, withTable("code", "A"), first))).isNotSameAs(compiled(first));
        RuleMatcher text = compile(FILES, withAttribute(ParameterType.TEXT), null);
        assertThat(compiled(compile(FILES, withAttribute(ParameterType.TEXT), text)))
                .isSameAs(compiled(text));
        assertThat(compiled(compile(FILES, withAttribute(ParameterType.DATE), text)))
                .isNotSameAs(compiled(text));
    }

    @Test
    @DisplayName("EC-K12: the classes of a version that is no longer used are collected")
    void letsGoOfTheClassesOfAnUnusedVersion() throws InterruptedException {
        WeakReference<ClassLoader> loader = new WeakReference<>(
                compiled(compile(FILES, definition(1, "points"), null)).loader());
        for (int i = 0; i < 50 && loader.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(loader.get()).isNull();
    }

    @Test
    @DisplayName("EC-K7: no call leaves a session behind, not even one that fails")
    void leavesNoSessionBehind() {
        String failing = """
                rule "Fails for order 7"
                when
                    $order : Order( id == "7" )
                    accumulate( Line(); $lines : count() )
                then
                    earn.points( $order, policy.points ).per( policy.points - $lines );
                end
                """;
        List<PolicyFile> files = List.of(FILES.get(0), new PolicyFile("failing.drl", failing));
        RuleMatcher matcher = compile(files, definition(1, "points"), null);
        EarningCalculation earning =
                new EarningCalculation(new VersionId("acme", "0".repeat(64)), definition(1, "points"), matcher);
        int failed = 0;
        for (int i = 0; i < 1_000; i++) {
            try {
                earning.earn(new EarningRequest(
                        "acme",
                        Member.of("m1"),
                        Fixture.order(Integer.toString(i % 10), "9.99"),
                        LedgerSnapshot.empty("m1")));
            } catch (PolicyFailedException told) {
                failed++;
            }
        }
        assertThat(failed).isEqualTo(100);
        assertThat(compiled(matcher).base().getKieSessions()).isEmpty();
    }

    private RuleMatcher compile(List<PolicyFile> files, PolicyDefinition definition, @Nullable RuleMatcher similar) {
        RuleCompiler.Compilation compilation =
                compiler.compile(files, EarningCalculation.vocabulary(), definition, similar);
        assertThat(compilation.diagnostics()).isEmpty();
        return compilation.matcher();
    }

    private static CompiledRules compiled(RuleMatcher matcher) {
        return ((PolicyMatcher) matcher).compiled();
    }

    private static PolicyDefinition withTable(String column, String cell) {
        return definition()
                .table(new Table("Rate", Map.of(column, ParameterType.TEXT), List.of(List.of(cell))))
                .build();
    }

    private static PolicyDefinition withAttribute(ParameterType type) {
        return definition().attribute(AttributeHolder.LINE, "brand", type).build();
    }

    private static PolicyDefinition.Builder definition() {
        return PolicyDefinition.builder("acme", ZoneOffset.UTC, CurrencyUnit.of("GBP"))
                .account(Account.of("points", AccountUnit.POINTS))
                .parameter(Parameter.of("points", ParameterType.INTEGER, 1L))
                .parameter(Parameter.of("pound", ParameterType.MONEY, new BigDecimal("1.00")));
    }

    private static PolicyDefinition definition(long points, String name) {
        return PolicyDefinition.builder("acme", ZoneOffset.UTC, CurrencyUnit.of("GBP"))
                .account(Account.of("points", AccountUnit.POINTS))
                .parameter(Parameter.of(name, ParameterType.INTEGER, points))
                .parameter(Parameter.of("pound", ParameterType.MONEY, new BigDecimal("1.00")))
                .build();
    }
}
