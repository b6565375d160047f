package dev.loyalty.checkout;

import static dev.loyalty.Fixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Fixture;
import dev.loyalty.checkout.CheckoutDecision.Completed;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Member;
import dev.loyalty.redemption.Wish;
import dev.loyalty.referral.Advocate;
import dev.loyalty.referral.Claim;
import dev.loyalty.referral.Friend;
import dev.loyalty.referral.FriendRecord;
import dev.loyalty.referral.ReferralOutcome;
import dev.loyalty.referral.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A checkout whose order qualifies for a referral. */
class CheckoutReferralTest {

    private static final Map<String, String> POLICY = Map.of(
            "policy.yaml", """
            id: acme
            title: Levels and friends
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points }
            measures:
              spent: { sum: amount, of: order }
            parameters:
              one: { type: integer, value: 1 }
              pound: { type: money, value: 1.00 }
              reward: { type: integer, value: 100 }
              least: { type: money, value: 30.00 }
            tiers:
              levels: { gold: { threshold: 40 } }
            """,
            "earning.drl", """
            rule "Points"
            when
                $order : Order( total > 0 )
            then
                earn.points( $order, policy.one ).per( policy.pound );
            end
            """,
            "redemption.drl", """
            rule "A pound a point"
            when
                $order : Order()
            then
                redeem.points( 1 ).worth( policy.pound ).off( $order ).named( "points" );
            end
            """,
            "tiers.drl", """
            rule "Gold"
            when
                Level( $level : name, $threshold : threshold )
            then
                tier.level( $level ).needs( "spent", $threshold );
            end
            """,
            "referral.drl", """
            rule "First order of a friend"
            when
                $order : Order( total >= policy.least )
                Friend( orders == 0 )
            then
                advocate.points( policy.reward );
                friend.points( policy.reward );
            end
            """);

    private static CheckoutReferral referral(LedgerSnapshot stale) {
        Friend friend = Friend.builder(Member.of("m1"), stale)
                .record(FriendRecord.claimed(Claim.byLink("claim", NOON.minusSeconds(3600), "anna")))
                .build();
        Advocate anna = Advocate.builder(Member.of("anna"), LedgerSnapshot.empty("anna"))
                .measures(MeasureValues.none().with("spent", BigDecimal.ZERO))
                .build();
        return new CheckoutReferral(friend, List.of(anna));
    }

    private static Completed checkout(Till till, String id, String amount, Wish... wishes) {
        return (Completed) till.loyalty()
                .checkout(till.request(Fixture.order(id, amount), wishes)
                        .withReferral(referral(LedgerSnapshot.empty("m1"))));
    }

    @Test
    void refersLastAndBooksForBoth() {
        Till till = new Till(POLICY);
        Completed completed = till.book(checkout(till, "o1", "50.00"));
        assertThat(completed.receipts())
                .extracting(receipt -> receipt.key().calculation().name())
                .containsExactly("EARNING", "ASSESSMENT", "EARNING", "ASSESSMENT", "REFERRAL");
        assertThat(completed.referral().orElseThrow().outcome()).isInstanceOf(ReferralOutcome.Rewarded.class);
        assertThat(completed.referral().orElseThrow().judged().friend().tier()).isEqualTo("gold");
        assertThat(till.points()).isEqualTo(50 + 100);
        assertThat(completed.referral().orElseThrow().awarded(Side.ADVOCATE, "points"))
                .isEqualTo(100);
        assertThat(till.ledger()
                        .snapshot("acme", "anna")
                        .balance("points", NOON)
                        .active())
                .isEqualTo(100);
    }

    @Test
    void judgesTheOrderAsItIsWithTheRedemption() {
        Till till = new Till(POLICY);
        till.buy("o0", "25.00");
        Completed completed = till.book(checkout(till, "o1", "50.00", Wish.units("points", 25)));
        assertThat(completed.order().lines().get(0).paid()).isEqualTo(Fixture.gbp("25.00"));
        assertThat(completed.referral()).isEmpty();
        assertThat(completed.receipts())
                .extracting(Receipt::key)
                .extracting(key -> key.calculation().name())
                .doesNotContain("REFERRAL");
    }

    @Test
    void looksForNobodyUnlessItIsTold() {
        assertThat(new Till(POLICY).buy("o1", "50.00").referral()).isEmpty();
    }

    @Test
    void refusesAFriendWhoIsSomebodyElse() {
        Till till = new Till(POLICY);
        CheckoutRequest request = till.request(Fixture.order("o1", "50.00"));
        CheckoutReferral other = new CheckoutReferral(
                Friend.builder(Member.of("m2"), LedgerSnapshot.empty("m2")).build(), List.of());
        assertThatThrownBy(() -> request.withReferral(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the friend is of member m2, the order of member m1");
    }
}
