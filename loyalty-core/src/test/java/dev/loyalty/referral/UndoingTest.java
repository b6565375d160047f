package dev.loyalty.referral;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.referral.Campaign.DEFINITION;
import static dev.loyalty.referral.Campaign.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.model.Action;
import dev.loyalty.model.Order;
import dev.loyalty.reversal.WhatCameBack;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What comes back of the friend's order undoes the referral, on both sides, by the receipt. */
class UndoingTest {

    private static final Instant LATER = NOON.plus(5, ChronoUnit.DAYS);
    private static final WhatCameBack ALL = new WhatCameBack.Everything();

    private static final String TEN_FOR_BOTH = """
            rule "Ten for both"
            when
                Order( total >= policy.least )
                Friend( orderNumber == 1 )
            then
                advocate.credit( policy.ten ).whileAtLeast( policy.least ).pendingFor( policy.days );
                friend.credit( policy.ten ).whileAtLeast( policy.least );
                friend.item().to( "coupons" );
            end
            """;

    private static Shop shop(String definition, String... rules) {
        return new Shop(new Campaign(definition, rules).loyalty());
    }

    private static WhatCameBack units(String line, String count) {
        return new WhatCameBack.Units(new TreeMap<>(Map.of(line, new BigDecimal(count))));
    }

    private static Shop rewarded() {
        Shop shop = shop(DEFINITION, TEN_FOR_BOTH);
        shop.claim("ben", Claim.byLink("c1", NOON.minusSeconds(60), "anna"));
        shop.happens("ben", order("o1", "20.00", "6.00", "4.00"));
        assertThat(shop.held("anna", "credit", LATER)).isEqualTo(1000);
        assertThat(shop.held("ben", "credit", LATER)).isEqualTo(1000);
        return shop;
    }

    @Test
    @DisplayName("EC-Q4: the advocate's reward is pending until the return window ends")
    void theAdvocatesRewardIsPending() {
        Shop shop = rewarded();
        assertThat(shop.ledger("anna").balance("credit", LATER).pending()).isEqualTo(1000);
        assertThat(shop.ledger("anna")
                        .balance("credit", NOON.plus(31, ChronoUnit.DAYS))
                        .active())
                .isEqualTo(1000);
    }

    @Test
    @DisplayName("EC-Q4: a return of the whole order takes both rewards back, pending or not")
    void aFullReturnUndoesBothSides() {
        Shop shop = rewarded();
        shop.comesBack("ben", "o1", "r1", LATER, ALL);
        assertThat(shop.held("anna", "credit", LATER)).isZero();
        assertThat(shop.held("ben", "credit", LATER)).isZero();
        assertThat(shop.held("ben", "coupons", LATER)).isZero();
        assertThat(shop.referrals("anna").friends()).isEmpty();
    }

    @Test
    @DisplayName("EC-Q5: below the minimum the referral is undone, above it stays as it is")
    void aPartialReturnUndoesBelowTheMinimum() {
        Shop shop = rewarded();
        shop.comesBack("ben", "o1", "r1", LATER, units("3", "1"));
        assertThat(shop.held("anna", "credit", LATER)).isEqualTo(1000);
        assertThat(shop.held("ben", "credit", LATER)).isEqualTo(1000);
        assertThat(shop.referrals("anna").friends()).containsExactly("ben");
        shop.comesBack("ben", "o1", "r2", LATER, units("2", "1"));
        assertThat(shop.held("anna", "credit", LATER)).isZero();
        assertThat(shop.held("ben", "credit", LATER)).isZero();
        assertThat(shop.held("ben", "coupons", LATER)).isEqualTo(1);
        assertThat(shop.referrals("anna").friends()).isEmpty();
    }

    @Test
    @DisplayName("EC-Q5: min 25, order 30, refund 10")
    void aRefundOfMoneyUndoesBelowTheMinimum() {
        Shop shop = rewarded();
        shop.comesBack("ben", "o1", "r1", LATER, new WhatCameBack.Amount(dev.loyalty.Fixture.gbp("10.00"), null));
        assertThat(shop.held("anna", "credit", LATER)).isZero();
        assertThat(shop.held("ben", "credit", LATER)).isZero();
    }

    @Test
    @DisplayName("EC-Q6: a cancelled first order binds nobody: another advocate can have the friend")
    void aCancelledOrderBindsNobody() {
        Shop shop = rewarded();
        assertThat(shop.referrals("ben").advocate()).isEqualTo("anna");
        assertThat(shop.claim("ben", Claim.byLink("c2", LATER, "carl")).outcome())
                .isInstanceOf(ReferralOutcome.Declined.class);
        shop.comesBack("ben", "o1", "r1", LATER, ALL);
        assertThat(shop.referrals("ben").advocate()).isNull();
        assertThat(shop.claim("ben", Claim.byLink("c3", LATER, "carl")).outcome())
                .isInstanceOf(ReferralOutcome.Open.class);
        ReferralDecision next = shop.happens("ben", order("o2", LATER, "30.00"));
        assertThat(next.outcome()).isInstanceOf(ReferralOutcome.Rewarded.class);
        assertThat(next.advocate()).contains("anna");
        assertThat(shop.held("anna", "credit", LATER)).isEqualTo(1000);
    }

    @Test
    void aChargebackTakesBothBackAndGivesBothBackWhenItIsWon() {
        Shop shop = rewarded();
        shop.comesBack("ben", "o1", "chargeback", LATER, ALL);
        assertThat(shop.held("anna", "credit", LATER)).isZero();
        assertThat(shop.referrals("ben").asFriend().rewarded()).isEmpty();
        shop.didNotComeBack("ben", "o1", "chargeback", "won", LATER);
        assertThat(shop.held("anna", "credit", LATER)).isEqualTo(1000);
        assertThat(shop.held("ben", "credit", LATER)).isEqualTo(1000);
        assertThat(shop.held("ben", "coupons", LATER)).isEqualTo(1);
        assertThat(shop.referrals("anna").friends()).containsExactly("ben");
        assertThat(shop.referrals("ben").advocate()).isEqualTo("anna");
        assertThat(shop.happens("ben", order("o2", LATER, "40.00")).rewards()).isEmpty();
    }

    @Test
    void aChargebackThatIsWonGivesNothingBackWhenTheFriendBroughtTheRewardAnew() {
        Shop shop = rewarded();
        shop.comesBack("ben", "o1", "chargeback", LATER, ALL);
        shop.happens("ben", order("o2", LATER, "40.00"));
        shop.didNotComeBack("ben", "o1", "chargeback", "won", LATER);
        assertThat(shop.held("anna", "credit", LATER)).isEqualTo(1000);
        assertThat(shop.held("ben", "credit", LATER)).isEqualTo(1000);
        assertThat(shop.referrals("anna").friends()).containsExactly("ben");
    }

    @Test
    void aReferralWithoutAMinimumStandsAsLongAsAnythingIsKept() {
        Shop shop = shop(DEFINITION, """
                rule "Any order"
                when
                    Order()
                then
                    advocate.points( policy.points );
                end
                """);
        shop.claim("ben", Claim.byLink("c1", NOON.minusSeconds(60), "anna"));
        shop.happens("ben", order("o1", "20.00", "6.00"));
        shop.comesBack("ben", "o1", "r1", LATER, units("1", "1"));
        assertThat(shop.held("anna", "points", LATER)).isEqualTo(100);
        shop.comesBack("ben", "o1", "r2", LATER, units("2", "1"));
        assertThat(shop.held("anna", "points", LATER)).isZero();
    }

    @Test
    void aShareOfTheOrderGoesBackInProportion() {
        Shop shop = shop(DEFINITION, """
                rule "A tenth of the order"
                when
                    Order()
                then
                    advocate.credit( policy.ten ).per( policy.points );
                end
                """);
        shop.claim("ben", Claim.byLink("c1", NOON.minusSeconds(60), "anna"));
        shop.happens("ben", order("o1", "20.00", "10.00"));
        assertThat(shop.held("anna", "credit", LATER)).isEqualTo(300);
        shop.comesBack("ben", "o1", "r1", LATER, units("2", "1"));
        assertThat(shop.held("anna", "credit", LATER)).isEqualTo(200);
        assertThat(shop.referrals("anna").friends()).containsExactly("ben");
    }

    @Test
    void aSignUpThatIsTakenBackUndoesItsReward() {
        Shop shop = shop(DEFINITION, """
                rule "Sign-up"
                when
                    Action( type == "sign-up" )
                then
                    advocate.points( policy.points );
                end
                """);
        shop.claim("ben", Claim.byLink("c1", NOON.minusSeconds(60), "anna"));
        shop.happens("ben", Action.of("s1", NOON, "sign-up"));
        assertThat(shop.referrals("anna").friends()).containsExactly("ben");
        shop.comesBack("ben", "s1", "r1", LATER, ALL);
        assertThat(shop.held("anna", "points", LATER)).isZero();
        assertThat(shop.referrals("anna").friends()).isEmpty();
    }

    private static final String FIFTH = """
            rule "Points for each friend, and a coupon for the fifth"
            when
                Order()
            then
                advocate.points( policy.points );
                advocate.milestone( "fifth", policy.fifth ).item();
            end
            """;

    private static void friendsOrder(Shop shop, int from, int to) {
        for (int i = from; i <= to; i++) {
            shop.claim("friend" + i, Claim.byLink("c1", NOON.minusSeconds(60), "anna"));
            shop.happens("friend" + i, order("o1", "30.00"));
        }
    }

    @Test
    @DisplayName("EC-Q9: five friends reach the fifth, one friend with five orders does not")
    void friendsAreCountedOnce() {
        Shop shop = shop(DEFINITION, FIFTH);
        friendsOrder(shop, 1, 4);
        for (int i = 2; i <= 5; i++) {
            shop.happens("friend1", order("o" + i, "30.00"));
        }
        assertThat(shop.held("anna", "coupons", LATER)).isZero();
        assertThat(shop.held("anna", "points", LATER)).isEqualTo(400);
        friendsOrder(shop, 5, 5);
        assertThat(shop.held("anna", "coupons", LATER)).isEqualTo(1);
    }

    @Test
    @DisplayName("EC-Q15: kept by default: reached, lost and reached again pays once")
    void aMilestoneIsKept() {
        Shop shop = shop(DEFINITION, FIFTH);
        friendsOrder(shop, 1, 5);
        shop.comesBack("friend3", "o1", "r1", LATER, ALL);
        assertThat(shop.referrals("anna").friends()).hasSize(4);
        assertThat(shop.held("anna", "points", LATER)).isEqualTo(400);
        assertThat(shop.held("anna", "coupons", LATER)).isEqualTo(1);
        friendsOrder(shop, 6, 7);
        assertThat(shop.held("anna", "coupons", LATER)).isEqualTo(1);
    }

    @Test
    @DisplayName("EC-Q15: or taken back and paid again, by switch: never twice at a time")
    void aMilestoneIsTakenBack() {
        Shop shop = shop(with("milestones: claw-back"), FIFTH);
        friendsOrder(shop, 1, 6);
        shop.comesBack("friend3", "o1", "r1", LATER, ALL);
        assertThat(shop.held("anna", "coupons", LATER)).isEqualTo(1);
        shop.comesBack("friend5", "o1", "r1", LATER, ALL);
        assertThat(shop.held("anna", "coupons", LATER)).isZero();
        assertThat(shop.referrals("anna").lostMilestones()).isEmpty();
        friendsOrder(shop, 7, 8);
        assertThat(shop.held("anna", "coupons", LATER)).isEqualTo(1);
    }

    @Test
    @DisplayName("EC-Q8: ten claims in seven days are allowed, the eleventh is not, and the window slides")
    void claimsInAWindowAreCounted() {
        Shop shop = shop(DEFINITION + """
                measures:
                  claimsOfWeek: { count: claim, over: 7 days }
                """, """
                rule "Too many claims"
                when
                    AdvocateHistory( claimsOfWeek >= policy.most )
                then
                    refer.decline( "too-many-claims" );
                end
                """);
        for (int i = 1; i <= 10; i++) {
            assertThat(shop.claim("friend" + i, Claim.byLink("c1", NOON.plusSeconds(i), "anna"))
                            .outcome())
                    .isInstanceOf(ReferralOutcome.Open.class);
        }
        ReferralDecision eleventh = shop.claim("friend11", Claim.byLink("c1", NOON.plusSeconds(11), "anna"));
        assertThat(Campaign.codes(eleventh)).containsExactly("too-many-claims");
        // (now - 7 days, now]: when the first of them is exactly seven days old, it is out; the eleventh counts as well
        Instant week = NOON.plusSeconds(1).plus(7, ChronoUnit.DAYS);
        assertThat(shop.claim("friend12", Claim.byLink("c1", week, "anna")).outcome())
                .isInstanceOf(ReferralOutcome.Declined.class);
        assertThat(shop.claim("friend13", Claim.byLink("c1", week.plusSeconds(2), "anna"))
                        .outcome())
                .isInstanceOf(ReferralOutcome.Open.class);
    }

    @Test
    void measuresCountClaimsReferralsAndFriendsThatStand() {
        Shop shop = shop(DEFINITION + """
                measures:
                  claims: { count: claim }
                  referrals: { count: referral }
                  friends: { distinct: friend, of: referral }
                  friendsOfSpring: { distinct: friend, of: referral, during: spring }
                  orders: { count: order }
                """, FIFTH);
        friendsOrder(shop, 1, 3);
        shop.comesBack("friend2", "o1", "r1", LATER, ALL);
        var policy = shop.loyalty().policies().live("acme").definition();
        var values = shop.history("anna").values(policy.measures().values(), LATER, policy.zone(), null);
        assertThat(values.whole("claims")).isEqualTo(3);
        assertThat(values.whole("referrals")).isEqualTo(2);
        assertThat(values.whole("friends")).isEqualTo(2);
        assertThat(values.whole("friendsOfSpring")).isEqualTo(2);
        assertThat(values.whole("orders")).isZero();
        Order o1 = order("o1", "30.00");
        assertThat(shop.history("anna")
                        .values(policy.measures().values(), o1.at(), policy.zone(), null)
                        .whole("friends"))
                .isEqualTo(3);
    }
}
