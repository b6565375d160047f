package dev.loyalty.referral;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.referral.Campaign.DEFINITION;
import static dev.loyalty.referral.Campaign.advocate;
import static dev.loyalty.referral.Campaign.claim;
import static dev.loyalty.referral.Campaign.codes;
import static dev.loyalty.referral.Campaign.friend;
import static dev.loyalty.referral.Campaign.friendOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.InMemoryLedger;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Action;
import dev.loyalty.model.Member;
import dev.loyalty.model.SignalKind;
import dev.loyalty.policy.PolicyFailedException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is granted to whom, and what limits and milestones make of it. */
class RewardTest {

    private static String rule(String... proposals) {
        return "rule \"Reward\"\nwhen\n    Order()\nthen\n    " + String.join("\n    ", proposals) + "\nend\n";
    }

    private static ReferralDecision refer(String rule, Advocate advocate) {
        return new Campaign(DEFINITION, rule)
                .refer(
                        order("o1", "30.00"),
                        friendOf("ben", advocate.member().id()).build(),
                        advocate);
    }

    @Test
    void awardsOfEveryKindGoToEitherSide() {
        ReferralDecision decision = refer(
                rule(
                        "advocate.points( policy.points );",
                        "advocate.items( policy.fifth );",
                        "friend.item().to( \"coupons\" );",
                        "friend.credit( policy.ten );"),
                advocate("anna").build());
        assertThat(decision.awarded(Side.ADVOCATE, "points")).isEqualTo(100);
        assertThat(decision.awarded(Side.ADVOCATE, "coupons")).isEqualTo(5);
        assertThat(decision.awarded(Side.FRIEND, "coupons")).isEqualTo(1);
        assertThat(decision.awarded(Side.FRIEND, "credit")).isEqualTo(1000);
        assertThat(decision.awarded(Side.FRIEND, "points")).isZero();
    }

    @Test
    void amountsDependOnTheCampaign() {
        String rule = """
                rule "Ten for the spring code"
                when
                    Order()
                    Claim( via == "code", campaign == "spring" )
                then
                    advocate.credit( policy.ten );
                end

                rule "Points for any other link"
                when
                    Order()
                    Claim( campaign == null || campaign != "spring", ageInDays == 0 )
                then
                    advocate.points( policy.points );
                end
                """;
        Campaign campaign = new Campaign(DEFINITION, rule);
        Friend.Builder ben = friend("ben");
        Advocate anna = advocate("anna").build();
        ReferralDecision spring = campaign.refer(
                order("o1", "30.00"),
                ben.record(FriendRecord.claimed(Claim.byCode("c1", NOON, "anna").of("spring")))
                        .build(),
                anna);
        assertThat(spring.awarded(Side.ADVOCATE, "credit")).isEqualTo(1000);
        assertThat(spring.awarded(Side.ADVOCATE, "points")).isZero();
        ReferralDecision other = campaign.refer(
                order("o1", "30.00"),
                ben.record(FriendRecord.claimed(claim("c1", "anna"))).build(),
                anna);
        assertThat(other.awarded(Side.ADVOCATE, "points")).isEqualTo(100);
    }

    @Test
    void conditionsReadTiersAndAttributesOfBothSides() {
        String rule = """
                rule "Gold advocates, British friends"
                when
                    Order()
                    Advocate( tier == "gold", country == "NZ" )
                    Friend( country == "GB" )
                then
                    advocate.points( policy.points );
                end
                """;
        Campaign campaign = new Campaign(DEFINITION, rule);
        Member gold =
                Member.builder("anna").tier("gold").attribute("country", "NZ").build();
        Member british = Member.builder("ben").attribute("country", "GB").build();
        ReferralDecision decision = campaign.refer(
                order("o1", "30.00"),
                Friend.builder(british, LedgerSnapshot.empty("ben"))
                        .record(FriendRecord.claimed(claim("c1", "anna")))
                        .build(),
                Advocate.builder(gold, LedgerSnapshot.empty("anna")).build());
        assertThat(decision.awarded(Side.ADVOCATE, "points")).isEqualTo(100);
        assertThat(campaign.refer(
                                order("o1", "30.00"),
                                friendOf("ben", "anna").build(),
                                advocate("anna").build())
                        .outcome())
                .isInstanceOf(ReferralOutcome.Open.class);
    }

    @Test
    void aShareOfTheFriendsOrderIsRoundedOnce() {
        ReferralDecision decision = refer(
                rule("advocate.credit( policy.ten ).per( policy.most );").replace("policy.most", "policy.points"),
                advocate("anna").build());
        // 10.00 for each 100.00 of 30.00
        assertThat(decision.awarded(Side.ADVOCATE, "credit")).isEqualTo(300);
    }

    @Test
    void aMonthlyLimitOfTheAdvocateTrims() {
        Campaign campaign =
                new Campaign(DEFINITION, rule("advocate.credit( policy.ten ).limitedBy( \"advocate-month\" );"));
        InMemoryLedger ledger = new InMemoryLedger();
        long[] expected = {1000, 1000, 500, 0};
        for (int i = 0; i < expected.length; i++) {
            ReferralDecision decision = campaign.refer(
                    order("o", "30.00"),
                    friendOf("friend" + i, "anna").build(),
                    Advocate.builder(Member.of("anna"), ledger.snapshot("acme", "anna"))
                            .build());
            ledger.commit(decision);
            assertThat(decision.awarded(Side.ADVOCATE, "credit")).isEqualTo(expected[i]);
            assertThat(decision.outcome()).isInstanceOf(ReferralOutcome.Rewarded.class);
            assertThat(codes(decision)).hasSize(i < 2 ? 0 : 1);
        }
    }

    @Test
    void bothSidesShareABudget() {
        ReferralDecision decision = refer(
                rule(
                        "advocate.credit( policy.ten ).limitedBy( \"budget\" );",
                        "friend.credit( policy.least ).limitedBy( \"budget\" );"),
                advocate("anna").build());
        assertThat(decision.awarded(Side.ADVOCATE, "credit")).isEqualTo(1000);
        assertThat(decision.awarded(Side.FRIEND, "credit")).isEqualTo(1500);
        assertThat(decision.bookings())
                .allSatisfy(booking -> assertThat(booking.expectations())
                        .anyMatch(expectation -> expectation instanceof Expectation.CapacityLeft));
        assertThat(new InMemoryLedger().commit(decision)).isInstanceOf(dev.loyalty.ledger.CommitResult.Committed.class);
    }

    @Test
    @DisplayName("EC-Q9: a milestone takes different friends, this one included")
    void aMilestoneTakesDifferentFriends() {
        String rule = rule("advocate.milestone( \"fifth\", policy.fifth ).points( policy.points );");
        for (long before = 3; before <= 5; before++) {
            ReferralDecision decision =
                    refer(rule, advocate("anna").friends(before).build());
            assertThat(decision.awarded(Side.ADVOCATE, "points")).isEqualTo(before >= 4 ? 100 : 0);
            assertThat(decision.outcome()).isInstanceOf(ReferralOutcome.Rewarded.class);
        }
    }

    @Test
    void aMilestoneIsRewardedOnceWithAllThatItBrings() {
        Campaign campaign = new Campaign(
                DEFINITION,
                rule(
                        "advocate.milestone( \"fifth\", policy.fifth ).points( policy.points );",
                        "advocate.milestone( \"fifth\", policy.fifth ).item();"));
        ReferralDecision fifth = campaign.refer(
                order("o1", "30.00"),
                friendOf("ben", "anna").build(),
                advocate("anna").friends(4).build());
        assertThat(fifth.awarded(Side.ADVOCATE, "points")).isEqualTo(100);
        assertThat(fifth.awarded(Side.ADVOCATE, "coupons")).isEqualTo(1);
        ReferralDecision sixth = campaign.refer(
                order("o1", "30.00"),
                friendOf("carl", "anna").build(),
                Advocate.builder(Member.of("anna"), LedgerSnapshot.empty("anna").plus(fifth))
                        .friends(5)
                        .build());
        assertThat(sixth.awarded(Side.ADVOCATE, "points")).isZero();
        assertThat(sixth.proposals()).allMatch(proposal -> proposal.fate() == RewardFate.REACHED_BEFORE);
    }

    @Test
    void twoFriendsWithEventsOfOneIdAreTwo() {
        Campaign campaign = new Campaign(DEFINITION, """
                rule "Sign-up"
                when
                    Action()
                then
                    advocate.points( policy.points );
                end
                """);
        InMemoryLedger ledger = new InMemoryLedger();
        for (String friend : List.of("ben", "carl")) {
            ledger.commit(campaign.refer(
                    Action.of("sign-up", NOON, "sign-up"),
                    friendOf(friend, "anna").build(),
                    Advocate.builder(Member.of("anna"), ledger.snapshot("acme", "anna"))
                            .build()));
        }
        assertThat(ledger.snapshot("acme", "anna").balance("points", NOON).active())
                .isEqualTo(200);
    }

    @Test
    void oneRuleCannotAskForTwoThingsAtOnce() {
        String rule = """
                rule "Twice"
                when
                    $signal : Signal()
                    Order()
                then
                    advocate.points( $signal.getBuyers() );
                end
                """;
        Friend ben = friendOf("ben", "anna")
                .signals(Signals.of(Map.of(SignalKind.IP, "i", SignalKind.CARD, "c")))
                .earlier(new EarlierMember("carl", Signals.of(SignalKind.CARD, "c"), 1))
                .build();
        assertThatThrownBy(() -> new Campaign(DEFINITION, rule)
                        .refer(order("o1", "30.00"), ben, advocate("anna").build()))
                .isInstanceOf(PolicyFailedException.class)
                .hasMessageContaining("proposes different things: 0 into account \"points\" for the advocate")
                .hasMessageContaining("Maybe");
    }

    @Test
    void onlyAnOrderHasALeastAmount() {
        Campaign campaign = new Campaign(DEFINITION, """
                rule "Sign-up"
                when
                    Action()
                then
                    friend.points( policy.points ).whileAtLeast( policy.least );
                end
                """);
        assertThatThrownBy(() -> campaign.claim(
                        claim("c1", "anna"),
                        friend("ben").build(),
                        advocate("anna").build()))
                .isInstanceOf(PolicyFailedException.class)
                .hasMessageContaining("is no order");
    }
}
