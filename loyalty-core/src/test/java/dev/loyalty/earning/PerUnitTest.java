package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.earning.Texts.PER_ORDER;
import static dev.loyalty.earning.Texts.forLines;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.granted;
import static dev.loyalty.earning.Texts.settled;
import static dev.loyalty.earning.Texts.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Order;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.receipt.ReceiptJson;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerUnitTest {

    private static final String FIVE = with("five", "integer", "5");

    private static final String COFFEE = """
            rule "Five points for each bag of coffee"
            when
                $coffee : Line( isIn( "coffee" ) )
            then
                earn.points( $coffee, policy.five ).perUnit();
            end
            """;

    private static Order order(String quantity) {
        return Order.of("o1", NOON, List.of(line("1", "20.00", quantity), Line.of("2", "CUP", gbp("8.00"))));
    }

    private static Line line(String id, String total, String quantity) {
        return Line.builder(id, "BEANS", gbp(total))
                .category("coffee/beans")
                .quantity(new BigDecimal(quantity))
                .build();
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "3, 15", "0.75, 3", "2.5, 12", "0.1, 0"})
    void earnsForEachUnitOfTheLine(String quantity, long points) {
        assertThat(Fixture.earn(loyalty(FIVE, COFFEE), order(quantity)).awarded("points"))
                .isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"3, 15", "0.75, 0", "2.5, 10"})
    void earnsForCompleteUnitsOnly(String quantity, long points) {
        Loyalty loyalty = loyalty(FIVE, COFFEE.replace("perUnit", "perFullUnit"));

        assertThat(Fixture.earn(loyalty, order(quantity)).awarded("points")).isEqualTo(points);
    }

    @Test
    void saysWhatWasCounted() {
        EarningDecision decision = Fixture.earn(loyalty(FIVE, COFFEE), order("2.5"));

        SettledProposal proposal = settled(decision, "Five points for each bag of coffee");
        assertThat(proposal.rate()).isEqualTo(Rate.PER_UNIT);
        assertThat(proposal.basis()).isEqualTo(Fraction.of(new BigDecimal("2.5")));
        assertThat(decision.explanation().text()).contains("5 per unit of 2.5", "12.5", "-0.5");
        assertThat(ReceiptJson.read(ReceiptJson.write(decision))).isEqualTo(decision);
    }

    @Test
    void isMultiplied() {
        Loyalty loyalty = loyalty(
                with(FIVE, "factor", "decimal", "2"),
                COFFEE,
                forOrder("Double", "earn.multiply( $order, policy.factor )"));

        EarningDecision decision = Fixture.earn(loyalty, order("3"));

        assertThat(decision.awarded("points")).isEqualTo(30);
        assertThat(granted(decision, "Double")).isEqualTo(15);
    }

    @Test
    void takesBackTheShareOfEachUnit() {
        Texts.Account account = new Texts.Account(loyalty(FIVE, COFFEE));
        EarningDecision decision = account.earn(order("3"));

        var first = account.reverse("r1", NOON, decision, "1", 1);
        assertThat(account.total()).isEqualTo(10);
        account.reverse("r2", NOON, decision, "2", 1, first);
        assertThat(account.total()).isEqualTo(10);
    }

    @Test
    void earnsNothingForUnitsThatDoNotEarn() {
        Line voucher = Line.builder("1", "BEANS", gbp("5.00"))
                .category("coffee")
                .kind(LineKind.GIFT_CARD)
                .quantity(3)
                .build();
        Line back = Line.builder("2", "BEANS", gbp("-5.00"))
                .category("coffee")
                .quantity(new BigDecimal("-3"))
                .build();
        Line free = line("3", "0.00", "2");

        EarningDecision decision = Fixture.earn(
                loyalty(FIVE, COFFEE), Order.of("o1", NOON, List.of(voucher, back, free, line("4", "9", "1"))));

        assertThat(settled(decision, "Five points for each bag of coffee", "1").fate())
                .isEqualTo(Fate.NOTHING);
        assertThat(settled(decision, "Five points for each bag of coffee", "2").fate())
                .isEqualTo(Fate.NOTHING);
        assertThat(decision.awarded("points")).isEqualTo(15);
    }

    @Test
    void refusesTheUnitsOfAnOrder() {
        assertThat(Fixture.faults(DEFINITION, forOrder("Wrong", "earn.points( $order, policy.points ).perUnit()")))
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.UNFIT_WORD);
    }

    @Test
    void refusesTheUnitsOfAMultiplier() {
        assertThat(Fixture.faults(
                        with("factor", "decimal", "2"),
                        forLines("Wrong", "earn.multiply( $line, policy.factor ).perUnit()")))
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.UNFIT_WORD);
    }

    @Test
    void standsBesideWhatIsEarnedPerMoney() {
        EarningDecision decision = Fixture.earn(loyalty(FIVE, COFFEE, forOrder("Base", PER_ORDER)), order("3"));

        assertThat(decision.awarded("points")).isEqualTo(15 + 28);
    }
}
