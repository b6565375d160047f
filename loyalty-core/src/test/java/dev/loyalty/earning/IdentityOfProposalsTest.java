package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.earn;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.earning.Texts.rule;
import static dev.loyalty.earning.Texts.settled;
import static dev.loyalty.earning.Texts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Loyalty;
import dev.loyalty.policy.ContradictoryProposalException;
import org.junit.jupiter.api.Test;

class IdentityOfProposalsTest {

    private static final String PER_MATCH = "$order : Order() Line( $sku : sku )";

    @Test
    void countsTheSameProposalForTheOrderOnce() {
        Loyalty loyalty = loyalty(DEFINITION, rule("Bonus", PER_MATCH, "earn.points( $order, policy.points )"));

        EarningDecision decision = earn(loyalty, order("o1", "1.00", "2.00", "3.00"));

        assertThat(decision.proposals()).hasSize(1);
        assertThat(decision.awarded("points")).isEqualTo(1);
    }

    @Test
    void comparesAmountsByValue() {
        Loyalty loyalty = loyalty(
                with("decimal", "decimal", "1.0"),
                rule(
                        "Bonus",
                        "$order : Order()",
                        "earn.points( $order, policy.points );\n    earn.points( $order, policy.decimal )"));

        assertThat(earn(loyalty, order("o1", "1.00")).awarded("points")).isEqualTo(1);
    }

    @Test
    void countsTheSameProposalForTwoLinesTwice() {
        Loyalty loyalty = loyalty(DEFINITION, rule("Bonus", "$line : Line()", "earn.points( $line, policy.points )"));

        assertThat(earn(loyalty, order("o1", "1.00", "1.00")).awarded("points")).isEqualTo(2);
    }

    @Test
    void countsProposalsForTwoAccountsBoth() {
        Loyalty loyalty = loyalty(
                DEFINITION.replace("points: { unit: points }", "points: { unit: points }\n  status: { unit: points }"),
                rule(
                        "Both",
                        "$order : Order()",
                        "earn.points( $order, policy.points );\n"
                                + "    earn.points( $order, policy.points ).to( \"status\" )"));

        EarningDecision decision = earn(loyalty, order("o1", "1.00"));

        assertThat(decision.awarded("points")).isEqualTo(1);
        assertThat(decision.awarded("status")).isEqualTo(1);
    }

    @Test
    void refusesTwoAmountsForOneScope() {
        Loyalty loyalty = loyalty(
                DEFINITION,
                rule("By price", "$order : Order() Line( $price : amount )", "earn.points( $order, $price )"));

        assertThatThrownBy(() -> earn(loyalty, order("o1", "7.00", "5.50")))
                .isInstanceOf(ContradictoryProposalException.class)
                .hasMessageContaining("By price")
                .hasMessageContaining("the order")
                .hasMessageContaining("5.5 into")
                .hasMessageContaining("7 into")
                .hasMessageContaining("Maybe");
    }

    @Test
    void saysTheSameOfAContradictionWhateverTheOrderOfTheLines() {
        Loyalty loyalty = loyalty(
                DEFINITION,
                rule("By price", "$order : Order() Line( $price : amount )", "earn.points( $order, $price )"));

        String message = message(loyalty, "7.00", "5.50", "6.00");
        assertThat(message(loyalty, "6.00", "7.00", "5.50")).isEqualTo(message);
        assertThat(message).contains("5.5 into", "6 into", "7 into");
    }

    @Test
    void refusesTwoRatesForOneLineAndNamesIt() {
        Loyalty loyalty = loyalty(
                with("two", "money", "2.00"),
                rule(
                        "Rates",
                        "$line : Line()",
                        "earn.points( $line, policy.points ).per( policy.pound );\n"
                                + "    earn.points( $line, policy.points ).perFull( policy.two )"));

        assertThatThrownBy(() -> earn(loyalty, order("o1", "7.00")))
                .isInstanceOf(ContradictoryProposalException.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining("1 per 1 ")
                .hasMessageContaining("1 per full 2 ");
    }

    @Test
    void namesWhatDiffersWhereTheAmountsAreTheSame() {
        Loyalty loyalty = loyalty(
                DEFINITION,
                rule(
                        "Twice",
                        "$order : Order()",
                        "earn.points( $order, policy.points );\n"
                                + "    earn.points( $order, policy.points ).priority( policy.points )"));

        assertThatThrownBy(() -> earn(loyalty, order("o1", "7.00")))
                .isInstanceOf(ContradictoryProposalException.class)
                .hasMessageContaining("priority 0")
                .hasMessageContaining("priority 1");
    }

    @Test
    void tellsAnEmptyAwardFromNoProposal() {
        Loyalty loyalty = loyalty(
                with("none", "integer", "0"),
                rule("Nothing", "$order : Order()", "earn.points( $order, policy.none )"));

        EarningDecision decision = earn(loyalty, order("o1", "7.00"));

        assertThat(settled(decision, "Nothing").fate()).isEqualTo(Fate.NOTHING);
        assertThat(decision.booking().entries()).isEmpty();
    }

    private static String message(Loyalty loyalty, String... prices) {
        try {
            earn(loyalty, order("o1", prices));
        } catch (ContradictoryProposalException contradictory) {
            return contradictory.getMessage();
        }
        throw new AssertionError("not contradictory");
    }
}
