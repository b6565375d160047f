package dev.loyalty.redemption;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.redemption.Desks.DEFINITION;
import static dev.loyalty.redemption.Desks.POINTS_OFF;
import static dev.loyalty.redemption.Desks.accepted;
import static dev.loyalty.redemption.Desks.desk;
import static dev.loyalty.redemption.Desks.deskWith;
import static dev.loyalty.redemption.Desks.forLines;
import static dev.loyalty.redemption.Desks.forOrder;
import static dev.loyalty.redemption.Desks.holding;
import static dev.loyalty.redemption.Desks.order;
import static dev.loyalty.redemption.Desks.redeem;
import static dev.loyalty.redemption.Desks.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Redeemed;
import dev.loyalty.model.Member;
import dev.loyalty.policy.ContradictoryProposalException;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rewards of one group, and offers of one reward. */
class CombiningTest {

    private static final LedgerSnapshot RICH = holding(holding("points", 100_000), "coupons", 9);

    private static Loyalty group(String choice, String... rules) {
        return deskWith(DEFINITION + "groups:\n  offers: " + choice + "\n", rules);
    }

    private static final String FIVER = forOrder(
            "Fiver", "redeem.points( policy.hundred ).amountOff( $order, policy.fiver ).inGroup( \"offers\" )");
    private static final String TENTH = forOrder(
            "Tenth", "redeem.item().percentOff( $order, policy.ten ).inGroup( \"offers\" ).priority( policy.two )");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ choose: best }                  | 20.00 | Fiver",
                "{ choose: best }                  | 90.00 | Tenth",
                "{ choose: best }                  | 50.00 | Tenth",
                "{ choose: priority }              | 20.00 | Tenth",
                "{ choose: first, order: [Fiver] } | 90.00 | Fiver"
            })
    void giveOneOfAGroup(String choice, String total, String chosen) {
        Accepted accepted =
                accepted(redeem(group(choice, FIVER, TENTH), RICH, order(total), Wish.one("Tenth"), Wish.one("Fiver")));
        assertThat(accepted.redeemed()).extracting(Redeemed::reward).containsExactly(chosen);
        String other = chosen.equals("Fiver") ? "Tenth" : "Fiver";
        assertThat(accepted.passedOver()).containsExactly(Refusal.of(other, RefusalReason.NOT_COMBINABLE, chosen));
        assertThat(accepted.spent(chosen.equals("Fiver") ? "coupons" : "points"))
                .isZero();
    }

    @Test
    void giveAllOfAGroupThatCombines() {
        Accepted accepted = accepted(redeem(
                group("{ choose: all }", FIVER, TENTH), RICH, order("20.00"), Wish.one("Tenth"), Wish.one("Fiver")));
        assertThat(accepted.discount()).isEqualTo(gbp("7.00"));
        assertThat(accepted.passedOver()).isEmpty();
    }

    @Test
    void giveTheOneThatCanBeHad() {
        LedgerSnapshot noCoupon = holding("points", 100_000);
        Accepted accepted = accepted(redeem(
                group("{ choose: best }", FIVER, TENTH),
                noCoupon,
                order("90.00"),
                Wish.one("Tenth"),
                Wish.one("Fiver")));
        assertThat(accepted.redeemed()).extracting(Redeemed::reward).containsExactly("Fiver");
    }

    @Test
    void takeTheBestOfferOfAReward() {
        String usual = forOrder(
                "Usual", "redeem.points( policy.hundred ).worth( policy.pound ).off( $order ).named( \"points\" )");
        String gold = rule(
                "Gold",
                "$order : Order()\n    Member( tier == \"gold\" )",
                "redeem.points( policy.hundred ).worth( policy.two ).off( $order ).named( \"points\" )");
        Loyalty loyalty = desk(gold, usual);
        assertThat(accepted(redeem(loyalty, RICH, order("20.00"), Wish.units("points", 500)))
                        .discount())
                .isEqualTo(gbp("5.00"));
        RedemptionRequest request = new RedemptionRequest(
                "acme",
                "r1",
                NOON,
                Member.builder("m1").tier("gold").build(),
                order("20.00"),
                List.of(Wish.units("points", 500)),
                RICH);
        Accepted accepted = accepted(loyalty.redeem(request));
        assertThat(accepted.discount()).isEqualTo(gbp("10.00"));
        assertThat(accepted.redeemed("points").orElseThrow().rule()).isEqualTo("Gold");
    }

    @Test
    void offerOneRewardForAllLinesOfARule() {
        Accepted accepted = accepted(redeem(
                desk(forLines(
                        "Points",
                        "sku in ( \"A\", \"C\" )",
                        "redeem.points( policy.hundred ).worth( policy.pound ).off( $line )")),
                RICH,
                order("3.00", "5.00", "4.00"),
                Wish.most("Points")));
        assertThat(accepted.discount()).isEqualTo(gbp("7.00"));
        assertThat(accepted.redeemed()).hasSize(1);
    }

    @Test
    void refuseThatARuleOffersTwoThingsUnderOneName() {
        assertThatThrownBy(() -> redeem(
                        desk(forLines(
                                "Points",
                                "amount > 0",
                                "redeem.points( policy.hundred ).amountOff( $line, $line.getAmount() )")),
                        RICH,
                        order("3.00", "5.00"),
                        Wish.one("Points")))
                .isInstanceOf(ContradictoryProposalException.class)
                .hasMessageContaining("rule \"Points\"")
                .hasMessageContaining("100 points: 3.00 off; 100 points: 5.00 off")
                .hasMessageContaining("Maybe");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redeem.points( policy.hundred ).worth( policy.pound )                     | what the units are turned into",
                "redeem.points( policy.hundred ).off( $order )                             | what the units are worth",
                "redeem.points( policy.hundred ).amountOff( $order, 1 ).atLeast( 1 )        | fixed cost",
                "redeem.points( policy.hundred ).amountOff( $order, 1 ).pays( $order )      | a second thing",
                "redeem.credit().worth( policy.pound ).off( $order )                       | has its value already",
                "redeem.credit().amountOff( $order, 1 )                                    | has no fixed cost",
                "redeem.points( policy.hundred ).worth( policy.pound ).creditedTo( \"gifts\" ) | which is none of money",
                "redeem.points( policy.hundred ).brings( \"points\" )                        | brings units of account \"points\"",
                "redeem.points( 0 ).amountOff( $order, 1 )                                 | costs nothing",
                "redeem.points( policy.hundred ).percentOff( $order, 0 )                    | not more than 0",
                "redeem.points( policy.hundred ).amountOff( $order, 1 ).from( \"credit\" )   | cannot put POINTS",
                "redeem.points( policy.hundred ).unitsFreeOfEvery( $order, policy.two, 1 )  | swapped"
            })
    void sayWhatIsWrongWithASentence(String sentence, String problem) {
        assertThatThrownBy(
                        () -> redeem(desk(forOrder("Wrong", sentence)), RICH, order("3.00", "5.00"), Wish.one("Wrong")))
                .isInstanceOf(PolicyFailedException.class)
                .hasMessageContaining("Wrong")
                .hasMessageContaining(problem)
                .hasMessageContaining("Maybe");
    }

    @Test
    void doNotDependOnTheOrderOfRulesOrWishes() {
        Loyalty one = group("{ choose: best }", FIVER, TENTH, POINTS_OFF);
        Loyalty other = group("{ choose: best }", POINTS_OFF, TENTH, FIVER);
        Accepted first = accepted(
                redeem(one, RICH, order("20.00", "7.77"), Wish.one("Tenth"), Wish.one("Fiver"), Wish.most("points")));
        Accepted second = accepted(
                redeem(other, RICH, order("20.00", "7.77"), Wish.most("points"), Wish.one("Fiver"), Wish.one("Tenth")));
        assertThat(second.redeemed()).isEqualTo(first.redeemed());
        assertThat(second.booking()).isEqualTo(first.booking());
    }
}
