package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.earn;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.earning.Texts.PER_LINE;
import static dev.loyalty.earning.Texts.PER_ORDER;
import static dev.loyalty.earning.Texts.forLines;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.granted;
import static dev.loyalty.earning.Texts.rule;
import static dev.loyalty.earning.Texts.settled;
import static dev.loyalty.earning.Texts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Share;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import dev.loyalty.reversal.ReversalDecision;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

    private static final String HALF = "two";

    private static final String CREDIT = DEFINITION + "  share: { type: decimal, value: 0.1 }\n";

    @Test
    @DisplayName("EC-R1: three lots of 0.10 that come back leave exactly nothing")
    void countsMoneyInMinorUnits() {
        Loyalty loyalty = loyalty(
                CREDIT.replace("{ unit: points }", "{ unit: money }"),
                forOrder("Ten per cent", "earn.credit( $order, policy.share ).per( policy.pound )"));
        Texts.Account account = new Texts.Account(loyalty);

        List<EarningDecision> decisions = List.of(
                account.earn(order("o1", "1.00")),
                account.earn(order("o2", "1.00")),
                account.earn(order("o3", "1.00")));

        assertThat(account.total()).isEqualTo(30);
        decisions.forEach(each -> account.reverseRest("r-" + each.order().id(), NOON, each));
        assertThat(account.total()).isZero();
    }

    @Test
    @DisplayName("EC-R2: points are not rounded like the currency")
    void roundsPointsByTheirOwnUnit() {
        Loyalty loyalty = loyalty(
                with("penny", "money", "0.01"),
                forOrder("A point for a penny", "earn.points( $order, policy.points ).per( policy.penny )"));

        assertThat(earn(loyalty, order("o1", "0.01")).awarded("points")).isEqualTo(1);
        assertThat(earn(loyalty, order("o1", "0.19")).awarded("points")).isEqualTo(19);
    }

    @ParameterizedTest
    @CsvSource({"rule, 28", "total, 29", "line, 28"})
    @DisplayName("EC-R3: floor of each rule or of the sum is a switch, and stands in the receipt")
    void roundsEachRuleOrTheSum(String place, long points) {
        Loyalty loyalty = loyalty(
                with(HALF, "money", "2.00") + "switches: { rounding-place: " + place + " }\n",
                ONE_PER_POUND,
                forOrder("One for two pounds", "earn.points( $order, policy.points ).per( policy.two )"));

        EarningDecision decision = earn(loyalty, order("o1", "19.99"));

        assertThat(decision.awarded("points")).isEqualTo(points);
        assertThat(decision.switches().roundingPlace().name().toLowerCase(java.util.Locale.ROOT))
                .isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({"rule, 2", "line, 0", "total, 2"})
    void roundsEachLineOnlyIfThePolicySaysSo(String place, long points) {
        Loyalty loyalty =
                loyalty(DEFINITION + "switches: { rounding-place: " + place + " }\n", forLines("Per line", PER_LINE));

        assertThat(earn(loyalty, order("o1", "0.99", "0.99", "0.99")).awarded("points"))
                .isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"rule", "line", "total"})
    void neverTearsAFixedAmountOrStepsOfAnOrderApart(String place) {
        Loyalty loyalty = loyalty(
                with(with("ten", "integer", "10"), "step", "money", "2.50") + "switches: { rounding-place: " + place
                        + " }\n",
                forOrder("Fixed", "earn.points( $order, policy.ten )"),
                forOrder("In steps", "earn.points( $order, policy.ten ).perFull( policy.step )"));

        EarningDecision decision = earn(loyalty, order("o1", "1.00", "1.00", "1.00"));

        assertThat(granted(decision, "Fixed")).isEqualTo(10);
        assertThat(granted(decision, "In steps")).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"3.00, 5", "2.49, 0", "5.00, 10", "2.50, 5", "7.49, 10"})
    @DisplayName("EC-R4: five per full 2.50 counts complete steps only")
    void countsCompleteSteps(String price, long points) {
        Loyalty loyalty = loyalty(
                with(with("five", "integer", "5"), "step", "money", "2.50"),
                forOrder("Five per step", "earn.points( $order, policy.five ).perFull( policy.step )"));

        assertThat(earn(loyalty, order("o1", price)).awarded("points")).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"floor, 7", "half-up, 8", "half-even, 8", "ceiling, 8"})
    @DisplayName("EC-R5: 7.5 is rounded by the declared mode, and what was asked stays in the receipt")
    void roundsByTheDeclaredMode(String mode, long points) {
        Loyalty loyalty = loyalty(DEFINITION + "switches: { rounding-mode: " + mode + " }\n", ONE_PER_POUND);

        EarningDecision decision = earn(loyalty, order("o1", "7.50"));

        assertThat(decision.awarded("points")).isEqualTo(points);
        assertThat(decision.proposals().get(0).asked()).isEqualTo(Fraction.parse("7.5"));
    }

    @Test
    @DisplayName("EC-R5: a fraction that rounds to nothing is reported, not lost silently")
    void reportsWhatRoundsToNothing() {
        EarningDecision decision = earn(loyalty(DEFINITION, ONE_PER_POUND), order("o1", "0.99"));

        SettledProposal proposal = decision.proposals().get(0);
        assertThat(proposal.fate()).isEqualTo(Fate.NOTHING);
        assertThat(proposal.asked()).isEqualTo(Fraction.parse("0.99"));
        assertThat(decision.awards()).isEmpty();
        assertThat(decision.booking().entries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"floor, 19", "half-up, 20", "half-even, 20", "ceiling, 20"})
    @DisplayName("EC-R6: the full refund of 19.99 takes back exactly what was given, in every mode")
    void refundsExactlyWhatWasGiven(String mode, long points) {
        Texts.Account account =
                new Texts.Account(loyalty(DEFINITION + "switches: { rounding-mode: " + mode + " }\n", ONE_PER_POUND));
        EarningDecision decision = account.earn(order("o1", "19.99"));
        assertThat(decision.awarded("points")).isEqualTo(points);

        ReversalDecision reversal = account.reverseRest("r1", NOON, decision);

        assertThat(reversal.reversed("points")).isEqualTo(points);
        assertThat(account.total()).isZero();
    }

    @Test
    @DisplayName("EC-R7: 10.00 over three equal lines is 3.34 + 3.33 + 3.33")
    void sharesByLargestRemainder() {
        Loyalty loyalty = loyalty(
                with("ten", "money", "10.00").replace("{ unit: points }", "{ unit: money }"),
                forOrder("Ten pounds back", "earn.credit( $order, policy.ten )"));

        EarningDecision decision = earn(loyalty, order("o1", "5.00", "5.00", "5.00"));

        assertThat(decision.awards().get(0).shares())
                .containsExactly(new Share("1", 334), new Share("2", 333), new Share("3", 333));
    }

    @ParameterizedTest
    @CsvSource({"rounded, 38", "exact, 39"})
    @DisplayName("EC-R9: 19.99 doubled is 38 of the rounded base and 39 of the exact one")
    void multipliesTheRoundedOrTheExactBase(String basis, long points) {
        Loyalty loyalty = loyalty(
                with("factor", "decimal", "2") + "switches: { multiply: " + basis + " }\n",
                ONE_PER_POUND,
                forOrder("Double", "earn.multiply( $order, policy.factor )"));

        EarningDecision decision = earn(loyalty, order("o1", "19.99"));

        assertThat(decision.awarded("points")).isEqualTo(points);
        assertThat(granted(decision, "One point per pound")).isEqualTo(19);
        assertThat(granted(decision, "Double")).isEqualTo(points - 19);
    }

    @Test
    @DisplayName("EC-R10: 100 points on three units come back in thirds and end at exactly nothing")
    void returnsThirdsToExactlyNothing() {
        Texts.Account account = new Texts.Account(loyalty(DEFINITION, ONE_PER_POUND));
        EarningDecision decision = account.earn(Order.of(
                "o1",
                NOON,
                List.of(Line.builder("1", "A", gbp("100.00")).quantity(3).build())));

        ReversalDecision first = account.reverse("r1", NOON, decision, "1", 1);
        ReversalDecision second = account.reverse("r2", NOON, decision, "1", 1, first);
        ReversalDecision third = account.reverse("r3", NOON, decision, "1", 1, second, first);

        assertThat(List.of(first.reversed("points"), second.reversed("points"), third.reversed("points")))
                .containsExactly(33L, 33L, 34L);
        assertThat(account.total()).isZero();
    }

    @Test
    @DisplayName("EC-R13: 0.60 at one point per 0.20 is 3")
    void keepsRatesExact() {
        Loyalty loyalty = loyalty(
                with("step", "money", "0.20"),
                forOrder("Proportional", "earn.points( $order, policy.points ).per( policy.step )"),
                forOrder("In steps", "earn.points( $order, policy.points ).perFull( policy.step )"));

        EarningDecision decision = earn(loyalty, order("o1", "0.60"));

        assertThat(granted(decision, "Proportional")).isEqualTo(3);
        assertThat(granted(decision, "In steps")).isEqualTo(3);
    }

    @Test
    void halfToEvenOfAnExactMultipleCanGiveLessThanTheBaseDid() {
        Loyalty loyalty = loyalty(
                with("factor", "decimal", "2") + "switches: { rounding-mode: half-even, multiply: exact }\n",
                forLines("Per line", PER_LINE),
                rule("Double the first", "$line : Line( sku == \"A\" )", "earn.multiply( $line, policy.factor )"));

        EarningDecision decision = earn(loyalty, order("o1", "1.00", "0.50"));

        // 1.5 is 2, with the doubled pound 2.5 is 2.
        assertThat(decision.awarded("points")).isEqualTo(2);
        assertThat(settled(decision, "Double the first").asked()).isEqualTo(Fraction.ONE);
    }

    @Test
    void namesTheRuleWhoseAmountNoAccountCanHold() {
        Loyalty loyalty = loyalty(
                with("huge", "decimal", "9" + "0".repeat(17)),
                forOrder("Too much", PER_ORDER.replace("points,", "huge,").replace("policy.points", "policy.huge")));

        assertThat(earn(loyalty, order("o1", "10.00")).awarded("points")).isEqualTo(9_000_000_000_000_000_000L);
        assertThatThrownBy(() -> earn(loyalty, order("o1", "11.00")))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("Too much")
                .hasMessageContaining("Maybe");
    }
}
