package dev.loyalty.redemption;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.redemption.Desks.DEFINITION;
import static dev.loyalty.redemption.Desks.POINTS_OFF;
import static dev.loyalty.redemption.Desks.accepted;
import static dev.loyalty.redemption.Desks.desk;
import static dev.loyalty.redemption.Desks.forOrder;
import static dev.loyalty.redemption.Desks.holding;
import static dev.loyalty.redemption.Desks.order;
import static dev.loyalty.redemption.Desks.redeem;
import static dev.loyalty.redemption.Desks.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.model.Tender;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The order after a redemption: what it costs, how it is paid, and what it earns. */
class RedeemedOrderTest {

    private static final LedgerSnapshot RICH = holding(holding("points", 100_000), "credit", 5_000);
    private static final String POINTS_PAY =
            forOrder("Points pay", "redeem.points( policy.hundred ).worth( policy.pound ).pays( $order )");
    private static final String EARN = """
            rule "A point for each pound"
            when
                $order : Order( total > 0 )
            then
                earn.points( $order, 1 ).per( policy.pound );
            end

            rule "Ten more from fifty pounds on"
            when
                $order : Order( total >= policy.fifty )
            then
                earn.points( $order, policy.ten );
            end
            """;

    private static Loyalty shop(String definition, String redemption) {
        Loyalty loyalty = Loyalty.create();
        loyalty.policies()
                .publish(PolicySource.text(
                        Map.of("policy.yaml", definition, "earning.drl", EARN, "redemption.drl", redemption)))
                .orThrow();
        return loyalty;
    }

    private static EarningDecision earn(Loyalty loyalty, Order order) {
        return loyalty.earn(new EarningRequest("acme", Member.of("m1"), order, RICH));
    }

    @Test
    @DisplayName("EC-B8: a discount lowers what is taxed, a payment does not")
    void lowersTaxByDiscountsOnly() {
        Order taxed = Order.of(
                "o1",
                NOON,
                List.of(Line.builder("1", "A", gbp("120.00")).tax(gbp("20.00")).build()));
        Accepted off = accepted(redeem(desk(POINTS_OFF), RICH, taxed, Wish.units("points", 3_000)));
        Line lowered = off.applyTo(taxed).lines().get(0);
        assertThat(lowered.paid()).isEqualTo(gbp("90.00"));
        assertThat(lowered.discount()).isEqualTo(gbp("30.00"));
        assertThat(lowered.tax()).isEqualTo(gbp("15.00"));
        assertThat(off.applyTo(taxed).tenders()).isEmpty();
        Accepted paid = accepted(redeem(desk(POINTS_PAY), RICH, taxed, Wish.units("Points pay", 3_000)));
        Order after = paid.applyTo(taxed);
        assertThat(after.lines()).isEqualTo(taxed.lines());
        assertThat(after.tenders()).containsExactly(new Tender("points", gbp("30.00")));
    }

    @Test
    @DisplayName("EC-B4: what is paid with points earns nothing, unless the policy lets it")
    void earnsForWhatIsPaidOtherwise() {
        for (String tenders : List.of("[points]", "none")) {
            Loyalty loyalty = shop(with("excluded-tenders: " + tenders), POINTS_PAY);
            Order cart = order("30.00", "10.00");
            Accepted accepted = accepted(redeem(loyalty, RICH, cart, Wish.units("Points pay", 1_500)));
            assertThat(earn(loyalty, accepted.applyTo(cart)).awarded("points"))
                    .isEqualTo(tenders.equals("none") ? 40 : 25);
        }
    }

    @Test
    @DisplayName("EC-B13: a threshold of 50 on a cart of 60 holds with 20 paid by points, not with 20 off")
    void judgesThresholdsBeforePaymentsAndAfterDiscounts() {
        Order cart = order("60.00");
        Loyalty pays = shop(with("excluded-tenders: none"), POINTS_PAY);
        Accepted payment = accepted(redeem(pays, RICH, cart, Wish.units("Points pay", 2_000)));
        assertThat(earn(pays, payment.applyTo(cart)).awarded("points")).isEqualTo(70);
        Loyalty off = shop(DEFINITION, POINTS_OFF);
        Accepted discount = accepted(redeem(off, RICH, cart, Wish.units("points", 2_000)));
        assertThat(earn(off, discount.applyTo(cart)).awarded("points")).isEqualTo(40);
    }

    @Test
    @DisplayName("EC-B5: what was redeemed adds no line, so that it is no unit and earns nothing")
    void addsNoLines() {
        Order cart = order("30.00", "10.00");
        Accepted accepted = accepted(redeem(desk(POINTS_OFF), RICH, cart, Wish.units("points", 1_500)));
        assertThat(accepted.applyTo(cart).lines()).hasSize(2);
    }

    @Test
    void namesPaymentsByTheirAccount() {
        Order cart = order("30.00");
        Accepted accepted = accepted(redeem(
                desk(forOrder("Credit", "redeem.credit().pays( $order )"), POINTS_PAY),
                RICH,
                cart,
                Wish.units("Credit", 1_000),
                Wish.units("Points pay", 500)));
        assertThat(accepted.applyTo(cart).tenders())
                .containsExactlyInAnyOrder(new Tender("credit", gbp("10.00")), new Tender("points", gbp("5.00")));
    }

    @Test
    void leavesWhatTheOrderHadBefore() {
        Order cart = new Order(
                "o1",
                NOON,
                org.joda.money.CurrencyUnit.GBP,
                List.of(
                        Line.builder("1", "A", gbp("30.00"))
                                .discount(gbp("3.00"))
                                .attribute("brand", "Acme")
                                .build(),
                        Line.builder("2", "SPRING", gbp("-2.00"))
                                .kind(LineKind.DISCOUNT)
                                .build()),
                List.of(new Tender("gift-card", gbp("5.00"))),
                Attributes.none().with("store", "web"));
        Accepted accepted = accepted(redeem(desk(POINTS_OFF), RICH, cart, Wish.units("points", 100)));
        Order after = accepted.applyTo(cart);
        assertThat(after.lines().get(0).discount()).isEqualTo(gbp("4.00"));
        assertThat(after.lines().get(0).attributes())
                .isEqualTo(cart.lines().get(0).attributes());
        assertThat(after.lines().get(1)).isEqualTo(cart.lines().get(1));
        assertThat(after.tenders()).isEqualTo(cart.tenders());
        assertThat(after.attributes()).isEqualTo(cart.attributes());
        assertThat(accepted.open()).isEqualTo(gbp("19.00"));
    }

    @Test
    void isNotForAnOrderThatWasEdited() {
        Accepted accepted =
                accepted(redeem(desk(POINTS_OFF), RICH, order("30.00", "10.00"), Wish.units("points", 100)));
        assertThatThrownBy(() -> accepted.applyTo(order("30.00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order o1 has no line 2")
                .hasMessageContaining("Maybe");
    }
}
