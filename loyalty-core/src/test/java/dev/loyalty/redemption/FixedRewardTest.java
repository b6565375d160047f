package dev.loyalty.redemption;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.redemption.Desks.accepted;
import static dev.loyalty.redemption.Desks.byLine;
import static dev.loyalty.redemption.Desks.declined;
import static dev.loyalty.redemption.Desks.desk;
import static dev.loyalty.redemption.Desks.forLines;
import static dev.loyalty.redemption.Desks.forOrder;
import static dev.loyalty.redemption.Desks.holding;
import static dev.loyalty.redemption.Desks.redeem;
import static dev.loyalty.redemption.Desks.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Balance;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Redeemed;
import dev.loyalty.ledger.RedemptionUse;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rewards of a fixed cost. */
class FixedRewardTest {

    private static final LedgerSnapshot RICH = holding("points", 100_000);

    private static Order order(Line... lines) {
        return Order.of("o1", NOON, List.of(lines));
    }

    private static Line line(String id, long quantity, String total) {
        return Line.builder(id, "MUG", gbp(total)).quantity(quantity).build();
    }

    @Test
    void takesAnAmountOff() {
        Loyalty loyalty =
                desk(forOrder("Fiver", "redeem.points( policy.fiveHundred ).amountOff( $order, policy.fiver )"));
        Accepted accepted = accepted(redeem(loyalty, RICH, Desks.order("20.00"), Wish.one("Fiver")));
        assertThat(accepted.discount()).isEqualTo(gbp("5.00"));
        assertThat(accepted.spent("points")).isEqualTo(500);
        accepted = accepted(redeem(loyalty, RICH, Desks.order("20.00"), Wish.times("Fiver", 3)));
        assertThat(accepted.discount()).isEqualTo(gbp("15.00"));
        assertThat(accepted.spent("points")).isEqualTo(1_500);
        accepted = accepted(redeem(loyalty, RICH, Desks.order("20.00"), Wish.worth("Fiver", gbp("7.00"))));
        assertThat(accepted.spent("points")).isEqualTo(1_000);
    }

    @Test
    void takesNoMoreOffThanIsLeft() {
        Loyalty loyalty =
                desk(forOrder("Fiver", "redeem.points( policy.fiveHundred ).amountOff( $order, policy.fiver )"));
        Accepted accepted = accepted(redeem(loyalty, RICH, Desks.order("4.00", "3.00"), Wish.times("Fiver", 9)));
        assertThat(accepted.spent("points")).isEqualTo(1_000);
        assertThat(byLine(accepted, "Fiver")).isEqualTo(Map.of("1", gbp("4.00"), "2", gbp("3.00")));
        assertThat(accepted.open()).isEqualTo(gbp("0.00"));
    }

    @Test
    @DisplayName("EC-R7: a percentage is rounded once for all lines, and parts of a percent count")
    void takesAPercentageOff() {
        String parameters =
                Desks.DEFINITION + "  quarter: { type: integer, value: 25 }\n  odd: { type: decimal, value: 10.5 }\n";
        Loyalty loyalty = Desks.deskWith(
                parameters,
                forOrder("Quarter", "redeem.points( policy.hundred ).percentOff( $order, policy.quarter )"),
                forOrder("Odd", "redeem.points( policy.hundred ).percentOff( $order, policy.odd )"));
        Accepted accepted = accepted(redeem(loyalty, RICH, Desks.order("19.99"), Wish.one("Quarter")));
        assertThat(accepted.open()).isEqualTo(gbp("14.99"));
        accepted = accepted(redeem(loyalty, RICH, Desks.order("0.33", "0.33", "0.34"), Wish.one("Odd")));
        assertThat(byLine(accepted, "Odd")).isEqualTo(Map.of("1", gbp("0.04"), "2", gbp("0.03"), "3", gbp("0.04")));
    }

    @Test
    void givesAPercentageOnce() {
        Loyalty loyalty = desk(forOrder("Tenth", "redeem.points( policy.hundred ).percentOff( $order, policy.ten )"));
        Accepted accepted = accepted(redeem(loyalty, RICH, Desks.order("20.00"), Wish.times("Tenth", 2)));
        assertThat(accepted.discount()).isEqualTo(gbp("2.00"));
        assertThat(accepted.spent("points")).isEqualTo(100);
    }

    @Test
    void lowersACategoryOnly() {
        Loyalty loyalty = desk(forLines(
                "Tents", "isIn( \"outdoor\" )", "redeem.points( policy.hundred ).percentOff( $line, policy.ten )"));
        Order order = order(
                Line.builder("1", "TENT", gbp("80.00"))
                        .category("outdoor/tents")
                        .build(),
                Line.builder("2", "MUG", gbp("8.00")).category("kitchen").build());
        assertThat(byLine(redeem(loyalty, RICH, order, Wish.one("Tents")), "Tents"))
                .isEqualTo(Map.of("1", gbp("8.00")));
    }

    @Test
    void givesTheCheapestUnitFree() {
        Loyalty loyalty = desk(forOrder("Free", "redeem.points( policy.hundred ).unitFree( $order )"));
        Order order = order(line("1", 2, "30.00"), line("2", 3, "24.00"), line("3", 1, "9.00"));
        Accepted one = accepted(redeem(loyalty, RICH, order, Wish.one("Free")));
        assertThat(byLine(one, "Free")).isEqualTo(Map.of("2", gbp("8.00")));
        Accepted four = accepted(redeem(loyalty, RICH, order, Wish.times("Free", 4)));
        assertThat(byLine(four, "Free")).isEqualTo(Map.of("2", gbp("24.00"), "3", gbp("9.00")));
        assertThat(four.spent("points")).isEqualTo(400);
        Accepted all = accepted(redeem(loyalty, RICH, order, Wish.times("Free", 99)));
        assertThat(all.spent("points")).isEqualTo(600);
        assertThat(all.open()).isEqualTo(gbp("0.00"));
    }

    @Test
    void givesAProductFree() {
        Loyalty loyalty = desk(forLines("Mug", "sku == \"B\"", "redeem.points( policy.hundred ).unitFree( $line )"));
        assertThat(byLine(redeem(loyalty, RICH, Desks.order("3.00", "50.00"), Wish.one("Mug")), "Mug"))
                .isEqualTo(Map.of("2", gbp("50.00")));
        assertThat(declined(redeem(loyalty, RICH, Desks.order("3.00"), Wish.one("Mug")))
                        .reason())
                .isEqualTo(RefusalReason.NOT_OFFERED);
    }

    @Test
    @DisplayName("EC-B12: of every four units one is free; what is free is computed anew from all units")
    void givesOneOfEveryFourFree() {
        String parameters = Desks.DEFINITION + "  four: { type: integer, value: 4 }\n";
        Loyalty loyalty = Desks.deskWith(
                parameters, forOrder("Buy three", "redeem.item().unitsFreeOfEvery( $order, 1, policy.four )"));
        LedgerSnapshot coupon = holding("coupons", 1);
        Accepted many = accepted(redeem(loyalty, coupon, order(line("1", 100, "100.00")), Wish.one("Buy three")));
        assertThat(many.discount()).isEqualTo(gbp("25.00"));
        Accepted few = accepted(redeem(loyalty, coupon, order(line("1", 8, "8.00")), Wish.one("Buy three")));
        assertThat(few.discount()).isEqualTo(gbp("2.00"));
        assertThat(few.spent("coupons")).isEqualTo(1);
        assertThat(declined(redeem(loyalty, coupon, order(line("1", 3, "3.00")), Wish.one("Buy three")))
                        .reason())
                .isEqualTo(RefusalReason.NOTHING_LEFT);
    }

    @Test
    void sharesTheUnitsThatDoNotDivide() {
        Loyalty loyalty = desk(forOrder("Free", "redeem.points( policy.hundred ).unitFree( $order )"));
        Accepted accepted = accepted(redeem(loyalty, RICH, order(line("1", 3, "10.00")), Wish.times("Free", 2)));
        assertThat(accepted.discount()).isEqualTo(gbp("6.67"));
    }

    @Test
    void givesShippingFree() {
        Loyalty loyalty =
                desk(forOrder("Post", "redeem.points( policy.hundred ).shippingFree( $order ).upTo( policy.fiver )"));
        Order cheap = order(
                line("1", 1, "20.00"),
                Line.builder("2", "POST", gbp("3.95")).kind(LineKind.SHIPPING).build());
        assertThat(byLine(redeem(loyalty, RICH, cheap, Wish.one("Post")), "Post"))
                .isEqualTo(Map.of("2", gbp("3.95")));
        Order dear = order(
                line("1", 1, "20.00"),
                Line.builder("2", "POST", gbp("9.95")).kind(LineKind.SHIPPING).build());
        assertThat(byLine(redeem(loyalty, RICH, dear, Wish.one("Post")), "Post"))
                .isEqualTo(Map.of("2", gbp("5.00")));
        assertThat(declined(redeem(loyalty, RICH, Desks.order("20.00"), Wish.one("Post")))
                        .reason())
                .isEqualTo(RefusalReason.NOTHING_LEFT);
    }

    @Test
    void bringsThingsAsALot() {
        Loyalty loyalty =
                desk(rule("Gift", "Member()", "redeem.points( policy.hundred ).brings( \"gifts\", policy.two )"));
        Accepted accepted = accepted(redeem(loyalty, RICH, null, Wish.times("Gift", 3)));
        Redeemed redeemed = accepted.redeemed("Gift").orElseThrow();
        assertThat(redeemed.use()).isEqualTo(RedemptionUse.LOT);
        assertThat(redeemed.units()).isEqualTo(300);
        assertThat(redeemed.value()).isEqualTo(gbp("0.00"));
        Balance now = RICH.plus(accepted).balance("gifts", NOON);
        assertThat(now.pending()).isEqualTo(6);
        LedgerSnapshot after = RICH.plus(accepted);
        assertThat(after.balance("gifts", NOON.plus(Duration.ofDays(1))).active())
                .isEqualTo(6);
        assertThat(after.balance("gifts", NOON.plus(Duration.ofDays(40))).active())
                .isZero();
    }

    @Test
    void bringsMoneyThatPaysForWhatComesLater() {
        Loyalty loyalty = desk(
                rule("Card", "Member()", "redeem.points( policy.fiveHundred ).brings( \"credit\", policy.fifty )"),
                forOrder("Pay", "redeem.credit().pays( $order )"));
        LedgerSnapshot after = RICH.plus(accepted(redeem(loyalty, RICH, null, Wish.one("Card"))));
        assertThat(after.balance("credit", NOON).active()).isEqualTo(5_000);
        RedemptionRequest next = new RedemptionRequest(
                "acme", "r2", NOON, Member.of("m1"), Desks.order("60.00"), List.of(Wish.most("Pay")), after);
        assertThat(accepted(loyalty.redeem(next)).payment()).isEqualTo(gbp("50.00"));
    }

    @Test
    void exchangesPointsForCredit() {
        Loyalty loyalty = desk(rule(
                "Exchange",
                "Member()",
                "redeem.points( policy.hundred ).worth( policy.pound ).creditedTo( \"credit\" )"));
        Accepted accepted = accepted(redeem(loyalty, RICH, null, Wish.units("Exchange", 1_234)));
        assertThat(RICH.plus(accepted).balance("credit", NOON).active()).isEqualTo(1_234);
        assertThat(accepted.redeemed("Exchange").orElseThrow().brought().units())
                .isEqualTo(1_234);
    }

    @Test
    void givesToOthersAndSaysWhatIsAdded() {
        Loyalty loyalty = desk(
                rule(
                        "Wood",
                        "Member()",
                        "redeem.points( policy.hundred ).worth( policy.pound ).donatedTo( \"wood\" ).toppedUpBy( policy.ten )"));
        Accepted accepted = accepted(redeem(loyalty, RICH, null, Wish.units("Wood", 355)));
        Redeemed redeemed = accepted.redeemed("Wood").orElseThrow();
        assertThat(redeemed.value()).isEqualTo(gbp("3.55"));
        assertThat(redeemed.donation().to()).isEqualTo("wood");
        assertThat(redeemed.donation().topUp()).isEqualTo(gbp("0.36"));
        assertThat(accepted.discount()).isEqualTo(gbp("0.00"));
    }

    @Test
    void usesCouponsUp() {
        Loyalty loyalty = desk(forOrder("Tenth", "redeem.item().percentOff( $order, policy.ten )"));
        LedgerSnapshot ledger = holding("coupons", 1);
        Accepted accepted = accepted(redeem(loyalty, ledger, Desks.order("20.00"), Wish.one("Tenth")));
        assertThat(accepted.discount()).isEqualTo(gbp("2.00"));
        LedgerSnapshot after = ledger.plus(accepted);
        assertThat(after.balance("coupons", NOON).active()).isZero();
        assertThat(declined(redeem(loyalty, after, Desks.order("20.00"), Wish.one("Tenth")))
                        .reason())
                .isEqualTo(RefusalReason.NOT_ENOUGH_UNITS);
    }

    @Test
    void isSoldForNoAmountOfMoney() {
        Loyalty loyalty = desk(forOrder("Tenth", "redeem.item().percentOff( $order, policy.ten )"));
        assertThat(declined(redeem(
                                loyalty, holding("coupons", 1), Desks.order("20.00"), Wish.worth("Tenth", gbp("2.00"))))
                        .reason())
                .isEqualTo(RefusalReason.NO_AMOUNT);
    }

    @Test
    void takesARewardFromATable() {
        String tables = Desks.DEFINITION + """
                tables:
                  Reward:
                    columns: { name: text, cost: integer, value: money }
                    rows:
                      - [ small, 450, 5.00 ]
                      - [ large, 800, 10.00 ]
                """;
        Loyalty loyalty = Desks.deskWith(tables, """
                rule "The catalogue"
                when
                    $order : Order()
                    Reward( $name : name, $cost : cost, $value : value )
                then
                    redeem.points( $cost ).amountOff( $order, $value ).named( $name );
                end
                """);
        Accepted accepted = accepted(redeem(loyalty, RICH, Desks.order("20.00"), Wish.one("large"), Wish.one("small")));
        assertThat(accepted.spent("points")).isEqualTo(1_250);
        assertThat(accepted.discount()).isEqualTo(gbp("15.00"));
    }

    @Test
    void costsUnitsOfTheAccountThatTheRuleNames() {
        Loyalty loyalty = desk(forOrder("Gift", "redeem.item().from( \"gifts\" ).amountOff( $order, policy.pound )"));
        assertThat(accepted(redeem(loyalty, holding("gifts", 2), order("20.00"), Wish.times("Gift", 2)))
                        .spent("gifts"))
                .isEqualTo(2);
    }

    private static Order order(String price) {
        return Desks.order(price);
    }
}
