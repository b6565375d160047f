package dev.loyalty.referral;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.referral.Campaign.DEFINITION;
import static dev.loyalty.referral.Campaign.TEN_FOR_BOTH;
import static dev.loyalty.referral.Campaign.advocate;
import static dev.loyalty.referral.Campaign.claim;
import static dev.loyalty.referral.Campaign.codes;
import static dev.loyalty.referral.Campaign.friend;
import static dev.loyalty.referral.Campaign.friendOf;
import static dev.loyalty.referral.Campaign.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.model.Action;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.Order;
import dev.loyalty.model.SignalKind;
import dev.loyalty.model.Tender;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What qualifies, and whose claim counts. */
class QualificationTest {

    private final Campaign campaign = new Campaign(DEFINITION, TEN_FOR_BOTH);

    @Test
    void aSignUpQualifiesWhereARuleSaysSo() {
        Campaign signUps = new Campaign(DEFINITION, """
                rule "Points for a sign-up"
                when
                    Action( type == "sign-up" )
                then
                    advocate.points( policy.points );
                end
                """);
        ReferralDecision decision = signUps.refer(
                Action.of("s1", NOON, "sign-up"),
                friendOf("ben", "anna").build(),
                advocate("anna").build());
        assertThat(decision.awarded(Side.ADVOCATE, "points")).isEqualTo(100);
    }

    @Test
    void theNthOrderQualifiesWhereARuleSaysSo() {
        Campaign fifth = new Campaign(DEFINITION, """
                rule "Points for the fifth order"
                when
                    Friend( orderNumber == policy.fifth )
                then
                    advocate.points( policy.points );
                end
                """);
        for (long before = 3; before <= 5; before++) {
            ReferralDecision decision = fifth.refer(
                    order("o1", "30.00"),
                    friendOf("ben", "anna").orders(before).build(),
                    advocate("anna").build());
            assertThat(decision.awarded(Side.ADVOCATE, "points")).isEqualTo(before == 4 ? 100 : 0);
        }
    }

    @Test
    void aRewardCanWaitForTheReturnWindow() {
        Campaign waiting = new Campaign(DEFINITION, """
                rule "Ten after the return window"
                when
                    Order()
                then
                    advocate.credit( policy.ten ).pendingFor( policy.days );
                end
                """);
        ReferralDecision decision = waiting.refer(
                order("o1", "30.00"),
                friendOf("ben", "anna").build(),
                advocate("anna").build());
        var ledger = advocate("anna").build().ledger().plus(decision);
        Instant end = Instant.parse("2026-04-01T11:00:00Z"); // thirty days later by the clocks of London
        assertThat(ledger.balance("credit", end.minusNanos(1)).pending()).isEqualTo(1000);
        assertThat(ledger.balance("credit", end).active()).isEqualTo(1000);
    }

    @Test
    @DisplayName("EC-Q7: an order as a guest with the same e-mail was the first")
    void countsOrdersUnderEveryIdentity() {
        Friend.Builder ben = friendOf("ben", "anna").signals(Signals.of(SignalKind.EMAIL, "e"));
        EarlierMember guest = new EarlierMember("guest-7", Signals.of(SignalKind.EMAIL, "e"), 1);
        ReferralDecision decision = campaign.refer(
                order("o1", "30.00"),
                ben.earlier(guest).build(),
                advocate("anna").build());
        assertThat(decision.judged().orders()).isEqualTo(1);
        assertThat(decision.outcome()).isInstanceOf(ReferralOutcome.Open.class);
    }

    @Test
    @DisplayName("EC-Q7: who only shares an address is another person, unless the policy says otherwise")
    void whoIsTheSamePersonIsThePolicysChoice() {
        Signals home = Signals.of(SignalKind.ADDRESS, "a");
        Friend ben = friendOf("ben", "anna")
                .signals(home)
                .earlier(new EarlierMember("carl", home, 3))
                .build();
        Advocate anna = advocate("anna").build();
        assertThat(campaign.refer(order("o1", "30.00"), ben, anna).judged().orders())
                .isZero();
        Campaign strict = new Campaign(with("same-person: [email, address]"), TEN_FOR_BOTH);
        assertThat(strict.refer(order("o1", "30.00"), ben, anna).judged().orders())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("EC-Q12: an order for which nothing was paid qualifies for nothing")
    void nothingPaidQualifiesForNothing() {
        Campaign anyOrder = new Campaign(DEFINITION, """
                rule "Any order"
                when
                    Order()
                then
                    advocate.points( policy.points );
                end
                """);
        Friend ben = friendOf("ben", "anna").build();
        Advocate anna = advocate("anna").build();
        assertThat(codes(anyOrder.refer(order("o1", "0.00"), ben, anna))).containsExactly("nothing-paid");
        Order byPoints = order("o2", "30.00");
        byPoints = new Order(
                "o2",
                NOON,
                byPoints.currency(),
                byPoints.lines(),
                List.of(new Tender("points", gbp("30.00"))),
                Attributes.none());
        assertThat(codes(anyOrder.refer(byPoints, ben, anna))).containsExactly("nothing-paid");
        assertThat(anyOrder.refer(order("o3", "0.01"), ben, anna).outcome())
                .isInstanceOf(ReferralOutcome.Rewarded.class);
    }

    private static Friend benWithTwoClaims() {
        return friend("ben")
                .record(FriendRecord.claimed(
                        Claim.byLink("c1", NOON.minus(9, ChronoUnit.DAYS), "anna"),
                        Claim.byCode("c2", NOON.minus(2, ChronoUnit.DAYS), "carl")))
                .build();
    }

    @Test
    @DisplayName("EC-Q10: of two claims the first counts, and the other gets a reason")
    void theFirstClaimCounts() {
        ReferralDecision decision = campaign.refer(
                order("o1", "30.00"),
                benWithTwoClaims(),
                advocate("anna").build(),
                advocate("carl").build());
        assertThat(decision.advocate()).contains("anna");
        assertThat(decision.passedOver()).singleElement().satisfies(other -> {
            assertThat(other.claim().advocate()).isEqualTo("carl");
            assertThat(other.reason().code()).isEqualTo("other-claim");
        });
    }

    @Test
    @DisplayName("EC-Q10: or the last click, by switch")
    void theLastClickCounts() {
        ReferralDecision decision = new Campaign(with("claims: last"), TEN_FOR_BOTH)
                .refer(
                        order("o1", "30.00"),
                        benWithTwoClaims(),
                        advocate("anna").build(),
                        advocate("carl").build());
        assertThat(decision.advocate()).contains("carl");
        assertThat(decision.awarded(Side.ADVOCATE, "credit")).isEqualTo(1000);
    }

    @Test
    @DisplayName("EC-Q10: a claim that is not valid gives way to the next one")
    void theFirstValidClaimCounts() {
        ReferralDecision decision = new Campaign(with("claims-expire: 7 days"), TEN_FOR_BOTH)
                .refer(
                        order("o1", "30.00"),
                        benWithTwoClaims(),
                        advocate("anna").build(),
                        advocate("carl").build());
        assertThat(decision.advocate()).contains("carl");
        assertThat(decision.passedOver().get(0).reason().code()).isEqualTo("claim-expired");
    }

    @Test
    void aClaimExpiresAtItsInstant() {
        Campaign week = new Campaign(with("claims-expire: 7 days"), TEN_FOR_BOTH);
        Claim claim = Claim.byLink("c1", NOON, "anna");
        Friend ben = friend("ben").record(FriendRecord.claimed(claim)).build();
        Instant end = NOON.plus(7, ChronoUnit.DAYS);
        Advocate anna = advocate("anna").build();
        assertThat(week.refer(order("o1", end.minusNanos(1), "30.00"), ben, anna)
                        .outcome())
                .isInstanceOf(ReferralOutcome.Rewarded.class);
        assertThat(codes(week.refer(order("o1", end, "30.00"), ben, anna))).containsExactly("claim-expired");
    }

    @Test
    void aClaimThatWasMadeAfterTheOrderDoesNotCountForIt() {
        Friend ben = friend("ben")
                .record(FriendRecord.claimed(Claim.byLink("c1", NOON.plusSeconds(1), "anna")))
                .build();
        ReferralDecision decision =
                campaign.refer(order("o1", "30.00"), ben, advocate("anna").build());
        assertThat(decision.outcome()).isInstanceOf(ReferralOutcome.Open.class);
        assertThat(codes(decision)).containsExactly("claimed-later");
    }

    @Test
    void withoutAClaimNobodyIsRewarded() {
        ReferralDecision decision =
                campaign.refer(order("o1", "30.00"), friend("ben").build());
        assertThat(decision.outcome()).isInstanceOf(ReferralOutcome.Open.class);
        assertThat(codes(decision)).containsExactly("no-claim");
        assertThat(decision.advocate()).isEmpty();
    }

    @Test
    @DisplayName("EC-Q6: a claim binds nobody, and who is another advocate's friend stays that")
    void onlyAQualificationBinds() {
        Advocate carl = advocate("carl").build();
        assertThat(campaign.claim(claim("c2", "carl"), friendOf("ben", "anna").build(), carl)
                        .outcome())
                .isInstanceOf(ReferralOutcome.Open.class);
        Friend bound = friend("ben")
                .record(new FriendRecord(List.of(claim("c1", "anna")), "anna", Set.of(Side.ADVOCATE)))
                .build();
        assertThat(codes(campaign.claim(claim("c2", "carl"), bound, carl))).containsExactly("already-referred");
    }

    @Test
    void nobodyIsRewardedTwiceForOneFriend() {
        Campaign everyOrder = new Campaign(DEFINITION, """
                rule "Ten for every order"
                when
                    Order()
                then
                    advocate.credit( policy.ten );
                    friend.credit( policy.ten );
                end
                """);
        FriendRecord advocateRewarded = new FriendRecord(List.of(claim("c1", "anna")), "anna", Set.of(Side.ADVOCATE));
        ReferralDecision second = everyOrder.refer(
                order("o2", "30.00"),
                friend("ben").record(advocateRewarded).build(),
                advocate("anna").build());
        assertThat(second.awarded(Side.ADVOCATE, "credit")).isZero();
        assertThat(second.awarded(Side.FRIEND, "credit")).isEqualTo(1000);
        FriendRecord bothRewarded =
                new FriendRecord(List.of(claim("c1", "anna")), "anna", Set.of(Side.ADVOCATE, Side.FRIEND));
        ReferralDecision third = everyOrder.refer(
                order("o3", "30.00"),
                friend("ben").record(bothRewarded).build(),
                advocate("anna").build());
        assertThat(codes(third)).containsExactly("already-rewarded");
    }

    @Test
    @DisplayName("EC-Q14: an advocate who is blocked at the qualification gets nothing, the friend does")
    void theFriendOfABlockedAdvocateIsRewarded() {
        ReferralDecision decision = campaign.refer(
                order("o1", "30.00"),
                friendOf("ben", "anna").build(),
                advocate("anna").status(AdvocateStatus.BLOCKED).build());
        assertThat(decision.awarded(Side.ADVOCATE, "credit")).isZero();
        assertThat(decision.awarded(Side.FRIEND, "credit")).isEqualTo(1000);
        assertThat(decision.bookings()).hasSize(1);
    }

    @Test
    @DisplayName("EC-Q14: or nobody, by switch")
    void orNobodyIsRewarded() {
        ReferralDecision decision = new Campaign(with("gone-advocate: decline"), TEN_FOR_BOTH)
                .refer(
                        order("o1", "30.00"),
                        friendOf("ben", "anna").build(),
                        advocate("anna").status(AdvocateStatus.GONE).build());
        assertThat(codes(decision)).containsExactly("advocate-gone");
        assertThat(decision.shopperTexts()).containsExactly("referral.declined");
    }

    @Test
    @DisplayName("EC-Q14: the claim of an advocate who is there goes before that of one who is gone")
    void anActiveAdvocateGoesFirst() {
        ReferralDecision decision = campaign.refer(
                order("o1", "30.00"),
                benWithTwoClaims(),
                advocate("anna").status(AdvocateStatus.GONE).build(),
                advocate("carl").build());
        assertThat(decision.advocate()).contains("carl");
        assertThat(decision.passedOver().get(0).reason().code()).isEqualTo("advocate-gone");
    }

    @Test
    @DisplayName("EC-Q14: an advocate who was merged is judged and rewarded as the one who is left")
    void aMergedAdvocateIsRewardedUnderTheNewId() {
        ReferralDecision decision = campaign.refer(
                order("o1", "30.00"),
                friendOf("ben", "anna").build(),
                advocate("anna-marie").formerly("anna").build());
        assertThat(decision.advocate()).contains("anna-marie");
        assertThat(decision.bookingOf("anna-marie")).isPresent();
    }

    @Test
    void aClaimWhoseAdvocateIsNotGivenIsAnError() {
        assertThatThrownBy(() -> campaign.refer(
                        order("o1", "30.00"),
                        friendOf("ben", "anna").build(),
                        advocate("carl").build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "claim claim is of advocate \"anna\", who is not given. Maybe one of [carl] was formerly that"
                                + " member, or Advocate.builder( … ).status( GONE )?");
    }
}
