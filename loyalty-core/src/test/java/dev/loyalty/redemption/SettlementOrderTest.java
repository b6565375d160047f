package dev.loyalty.redemption;

import static dev.loyalty.Fixture.NOON;
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
import static dev.loyalty.redemption.Desks.redeem;
import static dev.loyalty.redemption.Desks.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.ledger.Redeemed;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Order;
import dev.loyalty.model.Tender;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is taken off or paid for first, and how far it can go. */
class SettlementOrderTest {

    private static final LedgerSnapshot RICH =
            holding(holding(holding("points", 100_000), "credit", 5_000), "coupons", 9);
    private static final String FIVER =
            forOrder("Fiver", "redeem.points( policy.hundred ).amountOff( $order, policy.fiver )");
    private static final String TENTH = forOrder("Tenth", "redeem.item().percentOff( $order, policy.ten )");
    private static final String UNIT = forOrder("Unit", "redeem.points( policy.hundred ).unitFree( $order )");
    private static final String CREDIT = forOrder("Credit", "redeem.credit().pays( $order )");

    private static Order order(List<Tender> tenders, Line... lines) {
        return new Order("o1", NOON, CurrencyUnit.of("GBP"), List.of(lines), tenders, Attributes.none());
    }

    @Test
    @DisplayName("EC-B7: discounts come first, then payments, whatever the order of the wishes")
    void takesDiscountsOffBeforePaymentsPay() {
        Accepted accepted = accepted(
                redeem(desk(TENTH, CREDIT), RICH, Desks.order("100.00"), Wish.most("Credit"), Wish.one("Tenth")));
        assertThat(accepted.discount()).isEqualTo(gbp("10.00"));
        assertThat(accepted.payment()).isEqualTo(gbp("50.00"));
        assertThat(accepted.open()).isEqualTo(gbp("40.00"));
    }

    @Test
    @DisplayName("EC-B7: a discount that comes later makes a payment smaller; the rest stays in the account")
    void paysOnlyWhatDiscountsLeave() {
        Loyalty loyalty = desk(TENTH, CREDIT);
        Accepted alone = accepted(redeem(loyalty, RICH, Desks.order("50.00"), Wish.most("Credit")));
        assertThat(alone.spent("credit")).isEqualTo(5_000);
        Accepted both = accepted(redeem(loyalty, RICH, Desks.order("50.00"), Wish.most("Credit"), Wish.one("Tenth")));
        assertThat(both.spent("credit")).isEqualTo(4_500);
        assertThat(both.open()).isEqualTo(gbp("0.00"));
    }

    @Test
    void paysOnlyWhatOtherTendersLeave() {
        Order paid = order(List.of(new Tender("gift-card", gbp("70.00"))), Line.of("1", "A", gbp("100.00")));
        Accepted accepted = accepted(redeem(desk(TENTH, CREDIT), RICH, paid, Wish.most("Credit"), Wish.one("Tenth")));
        assertThat(accepted.discount()).isEqualTo(gbp("10.00"));
        assertThat(accepted.payment()).isEqualTo(gbp("20.00"));
        assertThat(accepted.open()).isEqualTo(gbp("0.00"));
    }

    @Test
    void takesAmountsThenUnitsThenPercentsThenWhatIsChosen() {
        Accepted accepted = accepted(redeem(
                desk(POINTS_OFF, TENTH, UNIT, FIVER),
                RICH,
                Desks.order("45.00", "60.00"),
                Wish.worth("points", gbp("1.00")),
                Wish.one("Tenth"),
                Wish.one("Unit"),
                Wish.one("Fiver")));
        assertThat(accepted.redeemed())
                .extracting(Redeemed::reward)
                .containsExactly("Fiver", "Unit", "Tenth", "points");
        assertThat(accepted.redeemed())
                .extracting(Redeemed::value)
                .containsExactly(gbp("5.00"), gbp("42.86"), gbp("5.71"), gbp("1.00"));
    }

    @Test
    void goesByPriorityWhereTheRuleSaysSo() {
        String first = forOrder("Tenth", "redeem.item().percentOff( $order, policy.ten ).priority( policy.two )");
        Accepted accepted =
                accepted(redeem(desk(first, FIVER), RICH, Desks.order("100.00"), Wish.one("Fiver"), Wish.one("Tenth")));
        assertThat(accepted.redeemed()).extracting(Redeemed::reward).containsExactly("Tenth", "Fiver");
        assertThat(accepted.discount()).isEqualTo(gbp("15.00"));
    }

    @Test
    @DisplayName("EC-B9: discounts never come to more than what is left of the order, lines below zero included")
    void takesNoMoreOffThanIsLeftAfterCorrections() {
        Line exchange = Line.of("2", "BACK", gbp("-20.00"));
        Loyalty loyalty = desk(FIVER, POINTS_OFF);
        assertThat(declined(redeem(loyalty, RICH, order(List.of(), exchange), Wish.one("Fiver")))
                        .reason())
                .isEqualTo(RefusalReason.NOTHING_LEFT);
        Order small = order(List.of(), Line.of("1", "A", gbp("26.00")), exchange);
        Accepted accepted = accepted(redeem(loyalty, RICH, small, Wish.one("Fiver"), Wish.most("points")));
        assertThat(accepted.discount()).isEqualTo(gbp("6.00"));
        assertThat(accepted.spent("points")).isEqualTo(200);
        assertThat(accepted.open()).isEqualTo(gbp("0.00"));
    }

    @Test
    void seesDiscountsThatTheOrderHas() {
        Line voucher = Line.builder("3", "SPRING", gbp("-10.00"))
                .kind(LineKind.DISCOUNT)
                .build();
        Order order = order(
                List.of(),
                Line.builder("1", "A", gbp("90.00")).discount(gbp("10.00")).build(),
                Line.of("2", "B", gbp("20.00")),
                voucher);
        Accepted accepted = accepted(redeem(desk(TENTH), RICH, order, Wish.one("Tenth")));
        assertThat(byLine(accepted, "Tenth")).isEqualTo(Map.of("1", gbp("7.20"), "2", gbp("1.80")));
        assertThat(accepted.open()).isEqualTo(gbp("81.00"));
    }

    @Test
    void lowersOnlyTheKindsThatThePolicyNames() {
        Order order = order(
                List.of(),
                Line.of("1", "A", gbp("10.00")),
                Line.builder("2", "POST", gbp("4.00")).kind(LineKind.SHIPPING).build(),
                Line.builder("3", "CARD", gbp("30.00")).kind(LineKind.GIFT_CARD).build());
        Loyalty usual = desk(POINTS_OFF, CREDIT);
        assertThat(accepted(redeem(usual, RICH, order, Wish.most("points"))).discount())
                .isEqualTo(gbp("10.00"));
        assertThat(accepted(redeem(usual, RICH, order, Wish.most("Credit"))).payment())
                .isEqualTo(gbp("14.00"));
        Loyalty other = deskWith(
                with("discounted-kinds: [merchandise, shipping]", "paid-kinds: [gift-card]"), POINTS_OFF, CREDIT);
        assertThat(accepted(redeem(other, RICH, order, Wish.most("points"))).discount())
                .isEqualTo(gbp("14.00"));
        assertThat(accepted(redeem(other, RICH, order, Wish.most("Credit"))).payment())
                .isEqualTo(gbp("30.00"));
    }

    @Test
    void lowersALineThatARuleNamesWhateverItsKind() {
        Order order = order(
                List.of(),
                Line.builder("1", "POST", gbp("4.00")).kind(LineKind.SHIPPING).build());
        Loyalty loyalty = desk(forLines(
                "Post", "kind == \"shipping\"", "redeem.points( policy.hundred ).percentOff( $line, policy.half )"));
        assertThat(accepted(redeem(loyalty, RICH, order, Wish.one("Post"))).discount())
                .isEqualTo(gbp("2.00"));
    }

    @Test
    @DisplayName("EC-N9: what an order has earned is spent on a later one, unless the policy says otherwise")
    void spendsWhatTheOrderEarnedOnALaterOne() {
        String sameOrder = forOrder("Points", "redeem.points( policy.hundred ).worth( policy.pound ).off( $order )");
        LedgerSnapshot ledger = holding("points", 300);
        LedgerSnapshot earned = ledger.after(LedgerArithmetic.issue(
                ledger, new LotId("o1", "points", 1), 500, LotTerms.activeAtOnce(NOON, new Expiry.Never())));
        assertThat(accepted(redeem(desk(sameOrder), earned, Desks.order("20.00"), Wish.most("Points")))
                        .spent("points"))
                .isEqualTo(300);
        assertThat(accepted(redeem(
                                deskWith(with("same-order: spendable"), sameOrder),
                                earned,
                                Desks.order("20.00"),
                                Wish.most("Points")))
                        .spent("points"))
                .isEqualTo(800);
    }

    @Test
    void sharesABalanceThatRunsOutInTheSameOrder() {
        Loyalty loyalty = desk(FIVER, POINTS_OFF);
        Accepted accepted = accepted(
                redeem(loyalty, holding("points", 150), Desks.order("20.00"), Wish.most("points"), Wish.one("Fiver")));
        assertThat(accepted.redeemed()).extracting(Redeemed::units).containsExactly(100L, 50L);
        assertThat(declined(redeem(
                                loyalty,
                                holding("points", 150),
                                Desks.order("20.00"),
                                Wish.units("points", 100),
                                Wish.one("Fiver")))
                        .refusals())
                .containsExactly(new Refusal(
                        "points", RefusalReason.NOT_ENOUGH_UNITS, new BigDecimal(100), new BigDecimal(50), null));
    }

    @Test
    void countsAShareOfWhatDiscountsLeave() {
        String half = forOrder(
                "Half",
                "redeem.points( policy.hundred ).worth( policy.pound ).pays( $order ).atMostPercent( policy.half )");
        Accepted accepted =
                accepted(redeem(desk(half, TENTH), RICH, Desks.order("100.00"), Wish.most("Half"), Wish.one("Tenth")));
        assertThat(accepted.payment()).isEqualTo(gbp("45.00"));
    }
}
