package dev.loyalty.redemption;

import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.redemption.Desks.POINTS_OFF;
import static dev.loyalty.redemption.Desks.accepted;
import static dev.loyalty.redemption.Desks.byLine;
import static dev.loyalty.redemption.Desks.declined;
import static dev.loyalty.redemption.Desks.desk;
import static dev.loyalty.redemption.Desks.deskWith;
import static dev.loyalty.redemption.Desks.forLines;
import static dev.loyalty.redemption.Desks.forOrder;
import static dev.loyalty.redemption.Desks.holding;
import static dev.loyalty.redemption.Desks.order;
import static dev.loyalty.redemption.Desks.redeem;
import static dev.loyalty.redemption.Desks.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Redeemed;
import dev.loyalty.ledger.RedemptionUse;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.redemption.RedemptionDecision.Declined;
import java.math.BigDecimal;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rewards of which the member chooses how much. */
class ChosenAmountTest {

    /** One point is worth a whole pound. */
    private static final String POUND_A_POINT =
            forOrder("A pound a point", "redeem.points( 1 ).worth( policy.pound ).off( $order ).named( \"points\" )");

    @Test
    void spendsTheUnitsThatAreWished() {
        Accepted accepted =
                accepted(redeem(desk(POINTS_OFF), holding("points", 1_000), order("20.00"), Wish.units("points", 250)));
        Redeemed redeemed = accepted.redeemed("points").orElseThrow();
        assertThat(redeemed.units()).isEqualTo(250);
        assertThat(redeemed.value()).isEqualTo(gbp("2.50"));
        assertThat(redeemed.use()).isEqualTo(RedemptionUse.DISCOUNT);
        assertThat(accepted.discount()).isEqualTo(gbp("2.50"));
        assertThat(accepted.open()).isEqualTo(gbp("17.50"));
        assertThat(accepted.spent("points")).isEqualTo(250);
    }

    @Test
    void spendsWhatTheMoneyThatIsWishedCosts() {
        Accepted accepted = accepted(
                redeem(desk(POINTS_OFF), holding("points", 1_000), order("20.00"), Wish.worth("points", gbp("7.51"))));
        assertThat(accepted.spent("points")).isEqualTo(751);
        assertThat(accepted.discount()).isEqualTo(gbp("7.51"));
    }

    @Test
    void spendsAsMuchAsTheMemberHasOrTheOrderTakes() {
        Loyalty loyalty = desk(POINTS_OFF);
        assertThat(accepted(redeem(loyalty, holding("points", 300), order("20.00"), Wish.most("points")))
                        .discount())
                .isEqualTo(gbp("3.00"));
        assertThat(accepted(redeem(loyalty, holding("points", 9_000), order("20.00"), Wish.most("points")))
                        .spent("points"))
                .isEqualTo(2_000);
    }

    @Test
    @DisplayName("EC-R11: the fewest whole units that cover the value are spent")
    void spendsNoMoreThanTheOrderTakes() {
        Accepted accepted =
                accepted(redeem(desk(POUND_A_POINT), holding("points", 30), order("20.00"), Wish.units("points", 30)));
        assertThat(accepted.spent("points")).isEqualTo(20);
        assertThat(accepted.discount()).isEqualTo(gbp("20.00"));
        accepted =
                accepted(redeem(desk(POUND_A_POINT), holding("points", 30), order("20.50"), Wish.units("points", 30)));
        assertThat(accepted.spent("points")).isEqualTo(21);
        assertThat(accepted.discount()).isEqualTo(gbp("20.50"));
    }

    @Test
    @DisplayName("EC-R12: what units cannot pay is reported and refuses nothing")
    void reportsTheRest() {
        Accepted accepted =
                accepted(redeem(desk(POUND_A_POINT), holding("points", 106), order("106.25"), Wish.most("points")));
        assertThat(accepted.spent("points")).isEqualTo(106);
        assertThat(accepted.open()).isEqualTo(gbp("0.25"));
    }

    @Test
    @DisplayName("EC-R7: what is taken off is shared over the lines by largest remainder")
    void sharesTheDiscountOverTheLines() {
        Accepted accepted = accepted(redeem(
                desk(POINTS_OFF),
                holding("points", 1_000),
                order("20.00", "20.00", "20.00"),
                Wish.units("points", 1_000)));
        assertThat(byLine(accepted, "points")).isEqualTo(Map.of("1", gbp("3.34"), "2", gbp("3.33"), "3", gbp("3.33")));
        assertThat(accepted.redeemed("points").orElseThrow().shares())
                .extracting("units")
                .containsExactly(334L, 333L, 333L);
    }

    @Test
    @DisplayName("EC-R1: 3 lots of a tenth pay for three tenths exactly")
    void countsWithoutBinaryFractions() {
        String fractions = forOrder("Odd", "redeem.points( policy.three ).worth( policy.pound ).off( $order )");
        Accepted accepted = accepted(redeem(desk(fractions), holding("points", 3), order("1.00"), Wish.most("Odd")));
        assertThat(accepted.spent("points")).isEqualTo(3);
        assertThat(accepted.discount()).isEqualTo(gbp("1.00"));
    }

    @Test
    void paysInsteadOfLoweringThePrice() {
        String pays = forOrder("Pays", "redeem.points( policy.hundred ).worth( policy.pound ).pays( $order )");
        Accepted accepted = accepted(redeem(desk(pays), holding("points", 500), order("20.00"), Wish.most("Pays")));
        assertThat(accepted.discount()).isEqualTo(gbp("0.00"));
        assertThat(accepted.payment()).isEqualTo(gbp("5.00"));
        assertThat(accepted.open()).isEqualTo(gbp("15.00"));
    }

    @Test
    void spendsCreditAtItsValue() {
        Accepted accepted = accepted(redeem(
                desk(forOrder("Credit", "redeem.credit().off( $order )")),
                holding("credit", 1_234),
                order("20.00"),
                Wish.most("Credit")));
        assertThat(accepted.discount()).isEqualTo(gbp("12.34"));
        assertThat(accepted.spent("credit")).isEqualTo(1_234);
    }

    @Test
    void doesNotSpendLessThanTheMinimum() {
        Loyalty loyalty = desk(forOrder(
                "Points",
                "redeem.points( policy.hundred ).worth( policy.pound ).off( $order ).atLeast( policy.fiveHundred )"));
        assertThat(accepted(redeem(loyalty, holding("points", 500), order("20.00"), Wish.most("Points")))
                        .spent("points"))
                .isEqualTo(500);
        Declined few = declined(redeem(loyalty, holding("points", 499), order("20.00"), Wish.most("Points")));
        assertThat(few.reason()).isEqualTo(RefusalReason.NOT_ENOUGH_UNITS);
        assertThat(few.missing()).isEqualByComparingTo("1");
        Declined asked = declined(redeem(loyalty, holding("points", 900), order("20.00"), Wish.units("Points", 100)));
        assertThat(asked.reason()).isEqualTo(RefusalReason.BELOW_MINIMUM);
        assertThat(asked.required()).isEqualByComparingTo("500");
        assertThat(asked.available()).isEqualByComparingTo("100");
        Declined small = declined(redeem(loyalty, holding("points", 900), order("4.99"), Wish.most("Points")));
        assertThat(small.reason()).isEqualTo(RefusalReason.BELOW_MINIMUM);
        assertThat(small.available()).isEqualByComparingTo("499");
    }

    @Test
    void doesNotSpendMoreThanTheMaximum() {
        Loyalty loyalty = desk(forOrder(
                "Points",
                "redeem.points( policy.hundred ).worth( policy.pound ).off( $order ).atMost( policy.fiveHundred )"));
        assertThat(accepted(redeem(loyalty, holding("points", 900), order("20.00"), Wish.units("Points", 700)))
                        .spent("points"))
                .isEqualTo(500);
    }

    @Test
    void takesNoMoreThanItsShareOfTheOrder() {
        Loyalty loyalty = desk(forOrder(
                "Points",
                "redeem.points( policy.hundred ).worth( policy.pound ).off( $order ).atMostPercent( policy.half )"));
        assertThat(accepted(redeem(loyalty, holding("points", 9_000), order("20.01"), Wish.most("Points")))
                        .discount())
                .isEqualTo(gbp("10.00"));
    }

    @Test
    void isWorthNoMoreThanItsCeiling() {
        Loyalty loyalty = desk(forOrder(
                "Points", "redeem.points( policy.hundred ).worth( policy.pound ).off( $order ).upTo( policy.fiver )"));
        assertThat(accepted(redeem(loyalty, holding("points", 9_000), order("20.00"), Wish.most("Points")))
                        .spent("points"))
                .isEqualTo(500);
    }

    @Test
    void spendsWholeStepsThatAreWorthNoMoreThanIsLeft() {
        Loyalty loyalty = desk(forOrder(
                "Points",
                "redeem.points( policy.hundred ).worth( policy.pound ).off( $order ).inSteps( policy.hundred )"));
        Accepted accepted = accepted(redeem(loyalty, holding("points", 9_000), order("4.50"), Wish.most("Points")));
        assertThat(accepted.spent("points")).isEqualTo(400);
        assertThat(accepted.open()).isEqualTo(gbp("0.50"));
        assertThat(accepted(redeem(loyalty, holding("points", 9_000), order("20.00"), Wish.units("Points", 250)))
                        .spent("points"))
                .isEqualTo(200);
        assertThat(accepted(redeem(loyalty, holding("points", 9_000), order("20.00"), Wish.times("Points", 3)))
                        .spent("points"))
                .isEqualTo(300);
        Declined declined = declined(redeem(loyalty, holding("points", 9_000), order("0.99"), Wish.most("Points")));
        assertThat(declined.reason()).isEqualTo(RefusalReason.MORE_THAN_LEFT);
        assertThat(declined.required()).isEqualByComparingTo("1.00");
        assertThat(declined.available()).isEqualByComparingTo("0.99");
    }

    @Test
    void lowersOnlyTheLinesThatTheRuleNames() {
        String onlyA = forLines(
                "Points", "sku == \"A\"", "redeem.points( policy.hundred ).worth( policy.pound ).off( $line )");
        Accepted accepted =
                accepted(redeem(desk(onlyA), holding("points", 9_000), order("3.00", "50.00"), Wish.most("Points")));
        assertThat(byLine(accepted, "Points")).isEqualTo(Map.of("1", gbp("3.00")));
    }

    @Test
    void takesNoMoreOfALineThanTheRuleSays() {
        String margins = forLines(
                "Credit", "amount > 0", "redeem.credit().off( $line, policy.fiver ).atMostPercent( policy.half )");
        Accepted accepted =
                accepted(redeem(desk(margins), holding("credit", 9_000), order("3.00", "50.00"), Wish.most("Credit")));
        assertThat(byLine(accepted, "Credit")).isEqualTo(Map.of("1", gbp("1.50"), "2", gbp("2.50")));
    }

    @Test
    void touchesNoExcludedLine() {
        Loyalty loyalty = desk(POINTS_OFF, forLines("Never on B", "sku == \"B\"", "redeem.exclude( $line )"));
        Accepted accepted =
                accepted(redeem(loyalty, holding("points", 9_000), order("3.00", "50.00"), Wish.most("points")));
        assertThat(byLine(accepted, "points")).isEqualTo(Map.of("1", gbp("3.00")));
        Declined declined = declined(redeem(
                desk(POINTS_OFF, forLines("Never", "amount > 0", "redeem.exclude( $line )")),
                holding("points", 9_000),
                order("3.00"),
                Wish.most("points")));
        assertThat(declined.reason()).isEqualTo(RefusalReason.NOTHING_LEFT);
    }

    @Test
    void refusesMoreThanTheMemberHas() {
        Declined declined =
                declined(redeem(desk(POINTS_OFF), holding("points", 100), order("20.00"), Wish.units("points", 250)));
        assertThat(declined.reason()).isEqualTo(RefusalReason.NOT_ENOUGH_UNITS);
        assertThat(declined.required()).isEqualByComparingTo("250");
        assertThat(declined.available()).isEqualByComparingTo("100");
        assertThat(declined.missing()).isEqualByComparingTo("150");
    }

    @Test
    void cutsToTheBalanceWhereThePolicySaysSo() {
        assertThat(accepted(redeem(
                                deskWith(with("over-request: clamp"), POINTS_OFF),
                                holding("points", 100),
                                order("20.00"),
                                Wish.units("points", 250)))
                        .spent("points"))
                .isEqualTo(100);
    }

    @Test
    void cutsNothingWhereThePolicyDeclines() {
        Loyalty loyalty = deskWith(with("over-request: decline"), POINTS_OFF);
        Declined units =
                declined(redeem(loyalty, holding("points", 9_000), order("20.00"), Wish.units("points", 2_001)));
        assertThat(units.reason()).isEqualTo(RefusalReason.MORE_THAN_LEFT);
        assertThat(units.required()).isEqualByComparingTo("20.01");
        assertThat(units.available()).isEqualByComparingTo("20.00");
        Declined worth =
                declined(redeem(loyalty, holding("points", 9_000), order("20.00"), Wish.worth("points", gbp("20.01"))));
        assertThat(worth.reason()).isEqualTo(RefusalReason.MORE_THAN_LEFT);
        assertThat(accepted(redeem(loyalty, holding("points", 9_000), order("20.00"), Wish.most("points")))
                        .spent("points"))
                .isEqualTo(2_000);
    }

    @Test
    void isWorthNothingForTooFewUnits() {
        Loyalty loyalty =
                desk(forOrder("Points", "redeem.points( policy.fiveHundred ).worth( policy.pound ).off( $order )"));
        Declined declined = declined(redeem(loyalty, holding("points", 9), order("20.00"), Wish.units("Points", 4)));
        assertThat(declined.reason()).isEqualTo(RefusalReason.WORTH_NOTHING);
    }

    @Test
    void offersNothingWithoutARule() {
        Declined declined = declined(redeem(desk(POINTS_OFF), holding("points", 9), order("20.00"), Wish.one("mug")));
        assertThat(declined.reason()).isEqualTo(RefusalReason.NOT_OFFERED);
        assertThat(declined.missing()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void countsMoneyOfTheProgrammeOnly() {
        assertThatThrownBy(() -> redeem(
                        desk(POINTS_OFF),
                        holding("points", 900),
                        order("20.00"),
                        Wish.worth("points", Money.zero(CurrencyUnit.EUR).plus(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EUR 1.00")
                .hasMessageContaining("GBP")
                .hasMessageContaining("Maybe");
    }
}
