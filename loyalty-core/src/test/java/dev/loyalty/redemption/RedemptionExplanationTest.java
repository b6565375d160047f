package dev.loyalty.redemption;

import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.redemption.Desks.POINTS_OFF;
import static dev.loyalty.redemption.Desks.accepted;
import static dev.loyalty.redemption.Desks.desk;
import static dev.loyalty.redemption.Desks.forOrder;
import static dev.loyalty.redemption.Desks.holding;
import static dev.loyalty.redemption.Desks.order;
import static dev.loyalty.redemption.Desks.redeem;
import static dev.loyalty.redemption.Desks.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.model.Fraction;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import org.junit.jupiter.api.Test;

class RedemptionExplanationTest {

    private final Accepted accepted = accepted(redeem(
            desk(
                    POINTS_OFF,
                    forOrder("Fiver", "redeem.points( policy.fiveHundred ).amountOff( $order, policy.fiver )"),
                    rule(
                            "Wood",
                            "Member()",
                            "redeem.points( policy.hundred ).worth( policy.pound ).donatedTo( \"the wood\" )"
                                    + ".toppedUpBy( policy.ten )"),
                    rule("For gold", "Member( tier == \"gold\" )", "redeem.refuseAll()")),
            holding("points", 9_000),
            order("20.00", "10.00"),
            Wish.units("points", 100),
            Wish.one("Fiver"),
            Wish.worth("Wood", gbp("2.50"))));

    @Test
    void addsUpToWhatWasSpent() {
        assertThat(accepted.explanation().sum("points")).isEqualTo(Fraction.of(accepted.spent("points")));
    }

    @Test
    void saysWhatEachLineTook() {
        assertThat(accepted.explanation().text()).isEqualTo("""
                Redeemed for r1 by %s
                  Fiver
                    line 1: GBP 3.33 off                                             333
                    line 2: GBP 1.67 off                                             167
                  Points lower the price
                    line 1: GBP 0.67 off                                              67
                    line 2: GBP 0.33 off                                              33
                  Wood
                    100 points worth 1.00: given to the wood                         250
                  = points                                                           850
                  silent: For gold
                  note: "Fiver" (500 points: 5.00 off): asked for it once, spent 500 of points, worth GBP 5.00
                  note: "points" (100 points worth 1.00: off): asked for 100 units, spent 100 of points, worth GBP 1.00
                  note: "Wood" (100 points worth 1.00: given to the wood): asked for GBP 2.50, spent 250 of points, worth GBP 2.50
                  note: GBP 0.25 is added to what the wood gets
                """.formatted(accepted.version()));
    }
}
