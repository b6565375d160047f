package dev.loyalty.referral;

import static dev.loyalty.Fixture.order;
import static dev.loyalty.referral.Campaign.DEFINITION;
import static dev.loyalty.referral.Campaign.SUSPICION;
import static dev.loyalty.referral.Campaign.TEN_FOR_BOTH;
import static dev.loyalty.referral.Campaign.advocate;
import static dev.loyalty.referral.Campaign.claim;
import static dev.loyalty.referral.Campaign.codes;
import static dev.loyalty.referral.Campaign.friend;
import static dev.loyalty.referral.Campaign.friendOf;
import static dev.loyalty.referral.Campaign.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.model.SignalKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nobody refers themselves, by one account, by two, or around a ring. */
class SelfReferralTest {

    private final Campaign campaign = new Campaign(DEFINITION, TEN_FOR_BOTH, SUSPICION);

    private ReferralDecision orderOf(Friend friend, Advocate advocate) {
        return campaign.refer(order("o1", "30.00"), friend, advocate);
    }

    private ReferralDecision sharing(SignalKind... kinds) {
        Signals signals = Signals.none();
        for (SignalKind kind : kinds) {
            signals = signals.with(kind, "hash-of-" + kind.word());
        }
        return orderOf(
                friendOf("ben", "anna").signals(signals).build(),
                advocate("anna").signals(signals).build());
    }

    @Test
    @DisplayName("EC-Q1: the same id on both sides is declined with a reason for machines")
    void declinesTheSameId() {
        ReferralDecision decision =
                orderOf(friendOf("anna", "anna").build(), advocate("anna").build());
        assertThat(decision.outcome()).isInstanceOf(ReferralOutcome.Declined.class);
        assertThat(codes(decision)).containsExactly("self-referral");
        assertThat(decision.bookings()).hasSize(1);
        assertThat(decision.booking().entries()).isEmpty();
    }

    @Test
    @DisplayName("EC-Q1: an account that was merged into the other is the same member")
    void declinesAMergedAccount() {
        assertThat(codes(orderOf(
                        friendOf("anna2", "anna").build(),
                        advocate("anna").formerly("anna2").build())))
                .containsExactly("self-referral");
        assertThat(codes(orderOf(
                        friendOf("anna2", "anna").formerly("anna").build(),
                        advocate("anna").build())))
                .containsExactly("self-referral");
    }

    @Test
    @DisplayName("EC-Q2: a second account with the same card is declined")
    void declinesAStrongSignal() {
        ReferralDecision decision = sharing(SignalKind.CARD);
        assertThat(decision.outcome()).isInstanceOf(ReferralOutcome.Declined.class);
        assertThat(codes(decision)).containsExactly("same-card");
    }

    @Test
    @DisplayName("EC-Q3: the same address alone is held, not declined")
    void holdsASingleWeakSignal() {
        ReferralDecision decision = sharing(SignalKind.ADDRESS);
        assertThat(decision.outcome()).isInstanceOf(ReferralOutcome.Held.class);
        assertThat(codes(decision)).containsExactly("same-address");
        assertThat(decision.rewards()).isEmpty();
        assertThat(decision.bookings())
                .allSatisfy(booking -> assertThat(booking.entries()).isEmpty());
    }

    @Test
    @DisplayName("EC-Q3: two weak signals are declined")
    void declinesTwoWeakSignals() {
        ReferralDecision decision = sharing(SignalKind.ADDRESS, SignalKind.IP);
        assertThat(decision.outcome()).isInstanceOf(ReferralOutcome.Declined.class);
        assertThat(codes(decision)).containsExactlyInAnyOrder("same-address", "same-ip");
    }

    @Test
    @DisplayName("EC-Q3: what suspicion holds and what declines is the policy's choice")
    void thresholdsAreThePolicys() {
        Campaign patient = new Campaign(with("hold-at: 2, decline-at: 3"), TEN_FOR_BOTH, SUSPICION);
        Signals signals = Signals.of(Map.of(SignalKind.ADDRESS, "a", SignalKind.IP, "i"));
        Friend one =
                friendOf("ben", "anna").signals(Signals.of(SignalKind.IP, "i")).build();
        Friend two = friendOf("ben", "anna").signals(signals).build();
        Advocate anna = advocate("anna").signals(signals).build();
        assertThat(patient.refer(order("o1", "30.00"), one, anna).outcome())
                .isInstanceOf(ReferralOutcome.Rewarded.class);
        assertThat(patient.refer(order("o1", "30.00"), two, anna).outcome()).isInstanceOf(ReferralOutcome.Held.class);
    }

    @Test
    @DisplayName("EC-Q11: two who refer each other")
    void declinesARingOfTwo() {
        ReferralDecision decision = orderOf(
                friendOf("anna", "ben").build(),
                advocate("ben").chain(List.of("anna")).build());
        assertThat(codes(decision)).containsExactly("referral-cycle");
        assertThat(decision.outcome().reasons().get(0).operatorText()).contains("ben was referred by anna");
    }

    @Test
    @DisplayName("EC-Q11: a ring of many, also by an id that was merged")
    void declinesALongerRing() {
        Advocate dora = advocate("dora").chain(List.of("carl", "ben", "anna")).build();
        assertThat(codes(orderOf(friendOf("anna", "dora").build(), dora))).containsExactly("referral-cycle");
        assertThat(codes(orderOf(friendOf("anna9", "dora").formerly("anna").build(), dora)))
                .containsExactly("referral-cycle");
        assertThat(orderOf(friendOf("emma", "dora").build(), dora).outcome())
                .isInstanceOf(ReferralOutcome.Rewarded.class);
    }

    @Test
    @DisplayName("EC-Q11: a chain may be as deep as the policy says, and a deeper one is declined")
    void declinesAChainThatIsTooLong() {
        Campaign shallow = new Campaign(with("depth: 2"), TEN_FOR_BOTH);
        assertThat(shallow.refer(
                                order("o1", "30.00"),
                                friendOf("carl", "ben").build(),
                                advocate("ben").chain(List.of("anna")).build())
                        .outcome())
                .isInstanceOf(ReferralOutcome.Rewarded.class);
        ReferralDecision third = shallow.refer(
                order("o1", "30.00"),
                friendOf("dora", "carl").build(),
                advocate("carl").chain(List.of("ben", "anna")).build());
        assertThat(codes(third)).containsExactly("chain-too-long");
    }

    @Test
    @DisplayName("EC-Q13: a claim, an event and a review go through the same checks")
    void everyWayInIsChecked() {
        Advocate self = advocate("ben").formerly("anna").build();
        Friend ben = friend("ben").build();
        assertThat(codes(campaign.claim(claim("c1", "anna"), ben, self))).containsExactly("self-referral");
        assertThat(codes(orderOf(friendOf("ben", "anna").build(), self))).containsExactly("self-referral");
        ReferralDecision held = sharing(SignalKind.ADDRESS);
        ReferralDecision released = campaign.loyalty()
                .review(new ReviewRequest("r1", held.judged().activity().at(), held, Verdict.RELEASE, ben, self));
        assertThat(codes(released)).containsExactly("self-referral");

        Advocate ring = advocate("anna").chain(List.of("ben")).build();
        assertThat(codes(campaign.claim(claim("c1", "anna"), ben, ring))).containsExactly("referral-cycle");
        assertThat(codes(orderOf(friendOf("ben", "anna").build(), ring))).containsExactly("referral-cycle");
        assertThat(codes(campaign.loyalty()
                        .review(new ReviewRequest(
                                "r1", held.judged().activity().at(), held, Verdict.RELEASE, ben, ring))))
                .containsExactly("referral-cycle");
    }

    @Test
    @DisplayName("EC-Q13: outside its window a campaign rewards nobody, whichever way in")
    void aClosedCampaignRewardsNobody() {
        Campaign closed = new Campaign(DEFINITION.replace("from: 2026-03-01", "from: 2026-03-10"), """
                rule "Spring"
                when
                    Window( name == "spring", open )
                then
                    advocate.points( policy.points );
                    friend.item();
                end
                """);
        assertThat(closed.refer(
                                order("o1", "30.00"),
                                friendOf("ben", "anna").build(),
                                advocate("anna").build())
                        .outcome())
                .isInstanceOf(ReferralOutcome.Open.class);
        assertThat(closed.claim(
                                claim("c1", "anna"),
                                friend("ben").build(),
                                advocate("anna").build())
                        .outcome())
                .isInstanceOf(ReferralOutcome.Open.class);
    }
}
