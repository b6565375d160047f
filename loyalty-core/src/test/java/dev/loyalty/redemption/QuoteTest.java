package dev.loyalty.redemption;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.redemption.Desks.DEFINITION;
import static dev.loyalty.redemption.Desks.POINTS_OFF;
import static dev.loyalty.redemption.Desks.accepted;
import static dev.loyalty.redemption.Desks.declined;
import static dev.loyalty.redemption.Desks.desk;
import static dev.loyalty.redemption.Desks.deskWith;
import static dev.loyalty.redemption.Desks.forLines;
import static dev.loyalty.redemption.Desks.forOrder;
import static dev.loyalty.redemption.Desks.holding;
import static dev.loyalty.redemption.Desks.order;
import static dev.loyalty.redemption.Desks.redeem;
import static dev.loyalty.redemption.Desks.request;
import static dev.loyalty.redemption.Desks.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.RedemptionUse;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.redemption.RedemptionDecision.Declined;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QuoteTest {

    private static final String FIVER =
            forOrder("Fiver", "redeem.points( policy.fiveHundred ).amountOff( $order, policy.fiver )");
    private static final String TENTH = forOrder("Tenth", "redeem.item().percentOff( $order, policy.ten )");
    private static final String GIFT = rule("Gift", "Member()", "redeem.points( policy.hundred ).brings( \"gifts\" )");

    @Test
    void listsWhatEachRewardCostsAndIsWorth() {
        LedgerSnapshot ledger = holding(holding("points", 700), "coupons", 1);
        Quote quote = desk(POINTS_OFF, FIVER, TENTH, GIFT).quote(request(ledger, order("20.00")));
        assertThat(quote.rewards())
                .containsExactly(
                        new QuotedReward(
                                "Fiver",
                                "Fiver",
                                "points",
                                RedemptionUse.DISCOUNT,
                                false,
                                500,
                                500,
                                500,
                                gbp("5.00"),
                                null),
                        new QuotedReward(
                                "Gift", "Gift", "points", RedemptionUse.LOT, false, 100, 100, 100, gbp("0.00"), null),
                        new QuotedReward(
                                "Tenth", "Tenth", "coupons", RedemptionUse.DISCOUNT, false, 1, 1, 1, gbp("2.00"), null),
                        new QuotedReward(
                                "points",
                                "Points lower the price",
                                "points",
                                RedemptionUse.DISCOUNT,
                                true,
                                1,
                                1,
                                700,
                                gbp("7.00"),
                                null));
        assertThat(quote.available()).hasSize(4);
    }

    @Test
    @DisplayName("EC-K3: what cannot be had says why, with what is required, what there is and what is missing")
    void saysWhatIsMissing() {
        Quote quote = desk(FIVER, TENTH).quote(request(holding("points", 320), order("20.00")));
        QuotedReward fiver = quote.reward("Fiver").orElseThrow();
        assertThat(fiver.isAvailable()).isFalse();
        assertThat(fiver.units()).isEqualTo(500);
        assertThat(fiver.value()).isEqualTo(gbp("5.00"));
        Refusal refusal = fiver.refusal();
        assertThat(refusal.reason()).isEqualTo(RefusalReason.NOT_ENOUGH_UNITS);
        assertThat(refusal.required()).isEqualByComparingTo("500");
        assertThat(refusal.available()).isEqualByComparingTo("320");
        assertThat(refusal.missing()).isEqualByComparingTo("180");
    }

    @Test
    @DisplayName("EC-K3: a reward for those who spent 100 tells who spent 95 that 5 are missing")
    void saysWhatAConditionLacks() {
        String definition = DEFINITION + "measures:\n  spent: { sum: amount, of: order, over: 12 months }\n";
        String loyal = forOrder(
                "For loyal customers",
                "redeem.points( policy.hundred ).percentOff( $order, policy.ten ).needs( \"spent\", policy.fifty )");
        Loyalty loyalty = deskWith(definition, loyal);
        for (String spent : List.of("45.00", "50.00")) {
            RedemptionRequest request = new RedemptionRequest(
                    "acme",
                    "r1",
                    NOON,
                    Member.of("m1"),
                    order("20.00"),
                    List.of(),
                    holding("points", 900),
                    MeasureValues.none().with("spent", new BigDecimal(spent)));
            QuotedReward reward =
                    loyalty.quote(request).reward("For loyal customers").orElseThrow();
            if (spent.equals("50.00")) {
                assertThat(reward.isAvailable()).isTrue();
            } else {
                assertThat(reward.refusal().reason()).isEqualTo(RefusalReason.NOT_REACHED);
                assertThat(reward.refusal().missing()).isEqualByComparingTo("5.00");
                assertThat(reward.refusal().because()).isEqualTo("spent");
            }
        }
    }

    @Test
    void saysWhatTheOrderLacks() {
        String big = rule(
                "Big orders",
                "$order : Order( $total : total )",
                "redeem.points( policy.hundred ).percentOff( $order, policy.ten ).needs( $total, policy.fifty )");
        Refusal refusal = desk(big)
                .quote(request(holding("points", 900), order("48.00")))
                .reward("Big orders")
                .orElseThrow()
                .refusal();
        assertThat(refusal.reason()).isEqualTo(RefusalReason.NOT_REACHED);
        assertThat(refusal.missing()).isEqualByComparingTo("2.00");
        assertThat(refusal.because()).isEqualTo("Big orders");
    }

    @Test
    @DisplayName("EC-K2: the nearest miss comes first, and what no rule offers does not appear")
    void putsTheNearestMissFirst() {
        String far = forOrder("A far one", "redeem.points( policy.fiveHundred ).amountOff( $order, policy.pound )");
        String near = forOrder("Near", "redeem.points( policy.hundred ).amountOff( $order, policy.pound )");
        String silent = rule(
                "For gold",
                "$order : Order()\n    Member( tier == \"gold\" )",
                "redeem.points( 1 ).amountOff( $order, policy.pound )");
        Quote quote = desk(far, near, silent, TENTH).quote(request(holding("points", 90), order("20.00")));
        assertThat(quote.rewards()).extracting(QuotedReward::reward).containsExactly("Near", "A far one", "Tenth");
    }

    @Test
    @DisplayName("EC-B10: a policy that forbids combining with a code refuses with that reason")
    void saysWhichCodeForbidsIt() {
        Loyalty loyalty = desk(
                FIVER,
                GIFT,
                rule(
                        "Not with codes",
                        "$code : Line( kind == \"discount\" )",
                        "redeem.refuse( \"Fiver\", $code.getSku() )"));
        Order coded = Order.of(
                "o1",
                NOON,
                List.of(
                        Line.of("1", "A", gbp("50.00")),
                        Line.builder("2", "SPRING10", gbp("-5.00"))
                                .kind(LineKind.DISCOUNT)
                                .build()));
        Declined declined = declined(redeem(loyalty, holding("points", 900), coded, Wish.one("Fiver")));
        assertThat(declined.reason()).isEqualTo(RefusalReason.REFUSED);
        assertThat(declined.refusals().get(0).because()).isEqualTo("SPRING10");
        assertThat(loyalty.quote(request(holding("points", 900), coded)).available())
                .extracting(QuotedReward::reward)
                .containsExactly("Gift");
    }

    @Test
    void refusesAllWithTheRuleAsReason() {
        Loyalty loyalty = desk(FIVER, GIFT, forLines("Not on sale days", "sku == \"A\"", "redeem.refuseAll()"));
        Quote quote = loyalty.quote(request(holding("points", 900), order("20.00")));
        assertThat(quote.rewards())
                .extracting(QuotedReward::refusal)
                .containsExactly(
                        Refusal.of("Fiver", RefusalReason.REFUSED, "Not on sale days"),
                        Refusal.of("Gift", RefusalReason.REFUSED, "Not on sale days"));
    }

    @Test
    void quotesOnTopOfWhatIsChosen() {
        Loyalty loyalty = desk(POINTS_OFF, FIVER, TENTH);
        LedgerSnapshot ledger = holding(holding("points", 700), "coupons", 1);
        Quote quote = loyalty.quote(request(ledger, order("20.00"), Wish.one("Tenth"), Wish.units("points", 150)));
        assertThat(quote.rewards())
                .extracting(QuotedReward::reward, QuotedReward::isAvailable)
                .containsExactly(tuple("Fiver", true));
        Quote tight = loyalty.quote(request(holding("points", 600), order("20.00"), Wish.units("points", 150)));
        assertThat(tight.reward("Fiver").orElseThrow().refusal())
                .isEqualTo(Refusal.of("Fiver", RefusalReason.NOT_COMBINABLE, "points"));
    }

    @Test
    @DisplayName("EC-K1: what a quote says is what a redemption on the same ledger gives")
    void promisesWhatIsGiven() {
        Loyalty loyalty = desk(POINTS_OFF, FIVER, TENTH, GIFT);
        LedgerSnapshot ledger = holding(holding("points", 777), "coupons", 1);
        for (QuotedReward quoted :
                loyalty.quote(request(ledger, order("6.33", "2.19"))).rewards()) {
            Wish wish = quoted.chosen() ? Wish.most(quoted.reward()) : Wish.one(quoted.reward());
            RedemptionDecision decision = redeem(loyalty, ledger, order("6.33", "2.19"), wish);
            Accepted accepted = accepted(decision);
            assertThat(accepted.spent(quoted.account())).isEqualTo(quoted.units());
            assertThat(accepted.redeemed().get(0).value()).isEqualTo(quoted.value());
        }
    }

    @Test
    @DisplayName("EC-K1: asking changes nothing: the same question has the same answer")
    void changesNothing() {
        Loyalty loyalty = desk(POINTS_OFF, FIVER);
        RedemptionRequest request = request(holding("points", 777), order("6.33"));
        assertThat(loyalty.quote(request)).isEqualTo(loyalty.quote(request));
    }

    @Test
    void offersEachLevelItsOwnRewards() {
        Loyalty loyalty = deskWith(
                DEFINITION.replace("  coupons:", "  entries: { unit: items }\n  coupons:"),
                POINTS_OFF,
                rule(
                        "Two entries in the draw",
                        "Member( tier == \"gold\" )",
                        "redeem.points( policy.hundred ).brings( \"entries\", policy.two )"));
        LedgerSnapshot ledger = holding("points", 100);
        Order order = order("20.00");
        for (String level : List.of("silver", "gold")) {
            Member member = Member.builder("m1").tier(level).build();
            Wish wish = Wish.one("Two entries in the draw");
            Quote quote = loyalty.quote(new RedemptionRequest("acme", "q1", NOON, member, order, List.of(), ledger));
            RedemptionDecision decision =
                    loyalty.redeem(new RedemptionRequest("acme", "r1", NOON, member, order, List.of(wish), ledger));
            if (level.equals("gold")) {
                assertThat(quote.reward(wish.reward()).orElseThrow().isAvailable())
                        .isTrue();
                assertThat(ledger.plus(accepted(decision))
                                .balance("entries", NOON)
                                .active())
                        .isEqualTo(2);
            } else {
                assertThat(quote.reward(wish.reward())).isEmpty();
                assertThat(declined(decision).reason()).isEqualTo(RefusalReason.NOT_OFFERED);
            }
        }
    }

    @Test
    void offersNothingWithoutRules() {
        Loyalty loyalty = Loyalty.create();
        loyalty.policies()
                .publish(dev.loyalty.Fixture.policy(
                        DEFINITION, dev.loyalty.Fixture.ONE_PER_POUND.replace("policy.points", "policy.two")))
                .orThrow();
        assertThat(loyalty.quote(request(holding("points", 1), order("1.00"))).rewards())
                .isEmpty();
    }
}
