package dev.loyalty.checkout;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.checkout.CheckoutDecision.Completed;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.SpecialAward.TierGift;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.redemption.RedemptionDecision;
import dev.loyalty.redemption.Wish;
import dev.loyalty.tier.AssessmentSubject;
import dev.loyalty.tier.TierState;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckoutTest {

    private static final String DEFINITION = """
            id: acme
            title: Points, rewards and levels
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points }
            measures:
              earned: { sum: awarded, account: points }
            parameters:
              one: { type: integer, value: 1 }
              pound: { type: money, value: 1.00 }
              silver: { type: integer, value: 1000 }
              gold: { type: integer, value: 5000 }
              welcome: { type: integer, value: 100 }
            tiers:
              benefits: { factor: integer }
              levels:
                silver: { threshold: policy.silver, benefits: { factor: 1 } }
                gold: { threshold: policy.gold, benefits: { factor: 2 } }
            """;

    private static final String EARNING = """
            rule "A point for every pound"
            when
                $order : Order( total > 0 )
            then
                earn.points( $order, policy.one ).per( policy.pound );
            end

            rule "The factor of the level"
            when
                $order : Order()
                Level( held, $factor : factor )
            then
                earn.multiply( $order, $factor );
            end

            rule "Points for reaching a level"
            when
                $reached : Action( type == "level-reached" )
            then
                earn.points( $reached, policy.welcome );
            end
            """;

    private static final String TIERS = """
            rule "Levels by the points that were earned"
            when
                Level( $level : name, $threshold : threshold )
            then
                tier.level( $level ).needs( "earned", $threshold );
            end
            """;

    private static final String REDEMPTION = """
            rule "A pound a point"
            when
                $order : Order()
            then
                redeem.points( 1 ).worth( policy.pound ).off( $order ).named( "points" );
            end
            """;

    private static Till till(String definition) {
        return till(definition, "");
    }

    private static Till till(String definition, String earning) {
        return new Till(Map.of(
                "policy.yaml", definition,
                "earning.drl", EARNING + earning,
                "tiers.drl", TIERS,
                "redemption.drl", REDEMPTION));
    }

    private static String crossing(String choice) {
        return DEFINITION + "  crossing-order: " + choice + "\n";
    }

    @Test
    void redeemsThenEarnsForWhatIsLeftThenLooksAtTheLevel() {
        Till till = till(DEFINITION);
        till.buy("o1", "500.00");
        Completed second = till.buy("o2", "100.00", Wish.units("points", 40));

        RedemptionDecision.Accepted redemption = second.redemption().orElseThrow();
        assertThat(redemption.discount()).isEqualTo(gbp("40.00"));
        assertThat(second.earning().awarded("points")).isEqualTo(60);
        assertThat(second.tier().level()).isNull();
        assertThat(till.points()).isEqualTo(520);
        assertThat(second.receipts())
                .extracting(receipt -> receipt.key().calculation().name())
                .containsExactly("REDEMPTION", "EARNING", "ASSESSMENT");
    }

    @Test
    void letsRulesOfRedemptionReadTheLevel() {
        Till till = new Till(Map.of(
                "policy.yaml",
                DEFINITION,
                "earning.drl",
                EARNING,
                "tiers.drl",
                TIERS,
                "redemption.drl",
                REDEMPTION.replace("$order : Order()", "$order : Order()\n    Level( name == \"gold\", held )")));
        till.buy("o1", "4800.00");
        assertThat(till.decide(Fixture.order("o2", "200.00"), Wish.units("points", 40)))
                .isInstanceOf(CheckoutDecision.Declined.class);
        till.buy("o3", "200.00");
        assertThat(till.buy("o4", "200.00", Wish.units("points", 40))
                        .redemption()
                        .orElseThrow()
                        .discount())
                .isEqualTo(gbp("40.00"));
    }

    @Test
    void booksNothingWhenAWishCannotBeMet() {
        Till till = till(DEFINITION);
        CheckoutDecision decision = till.decide(Fixture.order("o1", "100.00"), Wish.units("points", 40));
        assertThat(decision).isInstanceOf(CheckoutDecision.Declined.class);
        assertThat(((CheckoutDecision.Declined) decision).redemption().missing())
                .isEqualByComparingTo("40");
        assertThat(till.ledger().snapshot("acme", "m1").revision()).isZero();
    }

    @Test
    @DisplayName("EC-T7: 4,900 + 200: by default the order that crosses the line earns at the old level")
    void earnsByTheOldLevelUnlessThePolicySaysOtherwise() {
        Till till = till(DEFINITION);
        till.buy("o1", "4800.00");
        assertThat(till.tier().level()).isEqualTo("silver");
        assertThat(till.points()).isEqualTo(4_900);

        Completed crossing = till.buy("o2", "200.00");
        assertThat(crossing.earning().awarded("points")).isEqualTo(200);
        assertThat(crossing.tier().level()).isEqualTo("gold");
        assertThat(till.buy("o3", "10.00").earning().awarded("points")).isEqualTo(20);
    }

    @Test
    @DisplayName("EC-T7: 4,900 + 200: by switch the whole order earns at the new level")
    void earnsByTheNewLevelIfThePolicySaysSo() {
        Till till = till(crossing("new-level"));
        till.buy("o1", "4800.00");
        Completed crossing = till.buy("o2", "200.00");
        assertThat(crossing.earning().awarded("points")).isEqualTo(400);
        assertThat(crossing.tier().level()).isEqualTo("gold");
        assertThat(till.buy("o3", "99.00").earning().awarded("points")).isEqualTo(198);
    }

    @Test
    @DisplayName("EC-T8: points for reaching a level can lead to the next one, and each level is rewarded once")
    void rewardsEachLevelOnce() {
        Till till = till(DEFINITION);
        Completed first = till.buy("o1", "4950.00");
        assertThat(first.levelEarnings())
                .extracting(decision -> decision.activity().id())
                .containsExactly("o1#level:silver", "o1#level:gold");
        assertThat(first.levelEarnings())
                .extracting(decision -> decision.awarded("points"))
                .containsExactly(100L, 100L);
        assertThat(first.awarded("points")).isEqualTo(5_150);
        assertThat(first.tier().level()).isEqualTo("gold");
        assertThat(till.buy("o2", "100.00").levelEarnings()).isEmpty();
    }

    /** Nobody who is gold is given gold: by the level that it leads to, the order would not give it. */
    private static final String TASTE = """

            rule "A taste of gold for a large order"
            when
                $order : Order( total >= policy.large )
                Level( name == "gold", !reached )
            then
                earn.tierGift( $order, "gold" ).lasting( policy.month );
            end
            """;

    private static String tasting(String definition) {
        return definition.replace("parameters:\n", """
                parameters:
                  large: { type: money, value: 300.00 }
                  month: { type: span, value: 1 month }
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"old-level", "new-level", "split"})
    void givesTheLevelThatAnOrderEarnsForATime(String crossingOrder) {
        Till till = till(tasting(crossing(crossingOrder)), TASTE);

        Completed small = till.buy("o1", "299.99");
        assertThat(small.earning().tierGifts()).isEmpty();
        assertThat(small.tier().gifts()).isEmpty();

        Completed large = till.buy("o2", "300.00");
        assertThat(large.earning().tierGifts()).containsExactly(new TierGift("gold", LocalDate.of(2026, 4, 2)));
        assertThat(large.earning().awarded("points")).isEqualTo(300);
        assertThat(large.tier().gifts()).containsExactly(new TierState.Gift("gold", NOON, LocalDate.of(2026, 4, 2)));
        assertThat(large.tier().level()).isNull();
        assertThat(large.levelEarnings())
                .extracting(decision -> decision.activity().id())
                .containsExactly("o2#level:silver", "o2#level:gold");

        Completed asGold = till.buy("o3", "300.00");
        assertThat(asGold.earning().awarded("points")).isEqualTo(600);
        assertThat(asGold.earning().tierGifts()).isEmpty();
        assertThat(asGold.tier().gifts()).hasSize(1);
    }

    @Test
    void givesALevelOnceHoweverOftenItsReceiptIsLookedAt() {
        Till till = till(tasting(DEFINITION), TASTE);
        Completed large = till.buy("o1", "300.00");
        AssessmentSubject subject = new AssessmentSubject(
                Member.of("m1"),
                till.tier(),
                till.history(),
                till.ledger().snapshot("acme", "m1").revision());

        assertThat(till.loyalty().assessments("acme").give(subject, large.earning()))
                .isEmpty();
    }

    @Test
    void rewardsEveryLevelThatIsPassed() {
        Completed first = till(DEFINITION).buy("o1", "9000.00");
        assertThat(first.levelEarnings())
                .extracting(EarningDecision::activity)
                .extracting("subject")
                .containsExactly("silver", "gold");
    }

    @Test
    @DisplayName("EC-N9: what an order earns cannot pay for it, unless the policy says so")
    void spendsWhatTheOrderEarnsOnlyBySwitch() {
        assertThat(till(DEFINITION).decide(Fixture.order("o1", "100.00"), Wish.most("points")))
                .isInstanceOf(CheckoutDecision.Declined.class);

        Till till = till(DEFINITION + "switches: { same-order: spendable }\n");
        Completed completed = till.buy("o1", "100.00", Wish.most("points"));
        long spent = completed.redemption().orElseThrow().spent("points");
        assertThat(completed.earning().awarded("points")).isEqualTo(100 - spent);
        assertThat(spent).isBetween(1L, 50L);
        assertThat(till.points()).isEqualTo(100 - 2 * spent);
    }

    @Test
    @DisplayName("EC-K1: the same request gives the same decision, and a preview is what is booked")
    void previewsWhatItBooks() {
        Till till = till(DEFINITION);
        till.buy("o1", "4800.00");
        Order order = Fixture.order("o2", "200.00");
        CheckoutDecision preview = till.decide(order, Wish.units("points", 10));
        assertThat(till.decide(order, Wish.units("points", 10))).isEqualTo(preview);
        assertThat(till.buy("o2", "200.00", Wish.units("points", 10))).isEqualTo(preview);
    }

    @Test
    void commitsAllOfItOrNothing() {
        Till till = till(DEFINITION);
        till.buy("o1", "500.00");
        Completed stale = (Completed) till.decide(Fixture.order("o2", "100.00"), Wish.units("points", 40));
        till.buy("o3", "10.00");
        var before = till.ledger().snapshot("acme", "m1");
        assertThat(till.ledger().commitAll(stale.receipts())).isInstanceOf(CommitResult.Stale.class);
        assertThat(till.ledger().snapshot("acme", "m1")).isEqualTo(before);
        assertThat(till.ledger().receipt(stale.receipts().get(0).key())).isEmpty();
    }
}
