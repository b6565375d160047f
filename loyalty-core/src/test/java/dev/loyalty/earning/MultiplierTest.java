package dev.loyalty.earning;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.earn;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.earning.Texts.PER_LINE;
import static dev.loyalty.earning.Texts.forLines;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.granted;
import static dev.loyalty.earning.Texts.rule;
import static dev.loyalty.earning.Texts.settled;
import static dev.loyalty.earning.Texts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.model.Fraction;
import dev.loyalty.reversal.ReversalDecision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiplierTest {

    private static final String BASE =
            with(with(with("two", "decimal", "2"), "three", "decimal", "3.0"), "ten", "integer", "10");
    private static final String DOUBLE = forOrder("Double", "earn.multiply( $order, policy.two )");
    private static final String TRIPLE = forOrder("Triple", "earn.multiply( $order, policy.three )");

    @ParameterizedTest
    @CsvSource({"sum, 40, 10, 20", "product, 60, 10, 40"})
    void combinesBySumOrProduct(String how, long points, long doubled, long tripled) {
        EarningDecision decision = earn(
                loyalty(BASE + "switches: { multipliers: " + how + " }\n", ONE_PER_POUND, DOUBLE, TRIPLE),
                order("o1", "10.00"));

        assertThat(decision.awarded("points")).isEqualTo(points);
        assertThat(granted(decision, "Double")).isEqualTo(doubled);
        assertThat(granted(decision, "Triple")).isEqualTo(tripled);
    }

    @Test
    void multipliesOnlyItsLines() {
        EarningDecision decision = earn(
                loyalty(
                        BASE,
                        ONE_PER_POUND,
                        rule("Double A", "$line : Line( sku == \"A\" )", "earn.multiply( $line, policy.two )")),
                order("o1", "10.00", "20.00"));

        assertThat(decision.awarded("points")).isEqualTo(40);
        assertThat(settled(decision, "Double A").asked()).isEqualTo(Fraction.of(10));
    }

    @Test
    void leavesFixedAmountsAloneUnlessTheRuleSaysSo() {
        String fixed = "earn.points( $order, policy.ten )";

        assertThat(earn(loyalty(BASE, forOrder("Fixed", fixed), DOUBLE), order("o1", "1.00"))
                        .awarded("points"))
                .isEqualTo(10);
        assertThat(earn(loyalty(BASE, forOrder("Fixed", fixed + ".multiplied()"), DOUBLE), order("o1", "1.00"))
                        .awarded("points"))
                .isEqualTo(20);
    }

    @Test
    void multipliesNothingWhereNothingIsEarned() {
        EarningDecision decision = earn(loyalty(BASE, DOUBLE), order("o1", "10.00"));

        assertThat(settled(decision, "Double").fate()).isEqualTo(Fate.NOTHING);
        assertThat(decision.awards()).isEmpty();
    }

    @Test
    void addsNothingByAFactorOfOne() {
        EarningDecision decision = earn(
                loyalty(BASE, ONE_PER_POUND, forOrder("Once", "earn.multiply( $order, policy.points )")),
                order("o1", "10.00"));

        assertThat(decision.awarded("points")).isEqualTo(10);
        assertThat(settled(decision, "Once").fate()).isEqualTo(Fate.NOTHING);
    }

    @Test
    void refusesAFactorBelowOne() {
        var loyalty = loyalty(
                with("half", "decimal", "0.5"),
                ONE_PER_POUND,
                forOrder("Half", "earn.multiply( $order, policy.half.multiply( policy.half ) )"));

        assertThatThrownBy(() -> earn(loyalty, order("o1", "10.00")))
                .hasMessageContaining("Half")
                .hasMessageContaining("0.25")
                .hasMessageContaining("Maybe");
    }

    @Test
    void keepsHugeFactorsExact() {
        EarningDecision decision = earn(
                loyalty(
                        with("huge", "decimal", "90000000000000000.5") + "switches: { multiply: exact }\n",
                        ONE_PER_POUND,
                        forOrder("Huge", "earn.multiply( $order, policy.huge )")),
                order("o1", "2.00"));

        assertThat(decision.awarded("points")).isEqualTo(180_000_000_000_000_001L);
    }

    @Test
    void isTakenBackWithTheLineThatItMultiplied() {
        Texts.Account account = new Texts.Account(loyalty(
                BASE,
                forLines("Base", PER_LINE),
                rule("Double A", "$line : Line( sku == \"A\" )", "earn.multiply( $line, policy.two )")));
        EarningDecision decision = account.earn(order("o1", "10.00", "20.00"));

        ReversalDecision second = account.reverse("r1", NOON, decision, "2", 1);
        ReversalDecision first = account.reverse("r2", NOON, decision, "1", 1, second);

        assertThat(second.reversed("points")).isEqualTo(20);
        assertThat(first.reversed("points")).isEqualTo(20);
        assertThat(account.total()).isZero();
    }

    @Test
    void multipliesTheAccountThatItNames() {
        String definition =
                BASE.replace("points: { unit: points }", "points: { unit: points }\n  cash: { unit: money }");
        EarningDecision decision = earn(
                loyalty(
                        definition,
                        ONE_PER_POUND,
                        forOrder("Credit", "earn.credit( $order, policy.points ).per( policy.pound )"),
                        forOrder("Double the cash", "earn.multiply( $order, policy.two ).to( \"cash\" )")),
                order("o1", "1.50"));

        assertThat(decision.awarded("points")).isEqualTo(1);
        assertThat(decision.awarded("cash")).isEqualTo(300);
    }
}
