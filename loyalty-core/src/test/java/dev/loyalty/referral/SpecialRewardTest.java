package dev.loyalty.referral;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.referral.Campaign.DEFINITION;
import static dev.loyalty.referral.Campaign.advocate;
import static dev.loyalty.referral.Campaign.friendOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.SpecialAward;
import dev.loyalty.model.SignalKind;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.reversal.NotUndone;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Donations, recognitions and levels for a time, for either side. */
class SpecialRewardTest {

    private static final String RULE = """
            rule "More than points"
            when
                Order( total >= policy.least )
            then
                advocate.donation( "woodland", policy.ten ).whileAtLeast( policy.least ).limitedBy( "budget" );
                advocate.milestone( "first", 1 ).recognition( "wall of friends" );
                friend.tierGift( "gold" ).lasting( policy.days ).limitedBy( "once" );
            end
            """.replace("1 )", "policy.weak )");

    private final Campaign campaign = new Campaign(DEFINITION, RULE, Campaign.SUSPICION);

    private ReferralDecision refer(Signals signals, String total) {
        return campaign.refer(
                order("o1", total),
                friendOf("ben", "anna").signals(signals).build(),
                advocate("anna").signals(signals).build());
    }

    private static List<SpecialAward.Gift> gifts(List<SpecialReward> specials, Side side) {
        return specials.stream()
                .filter(special -> special.side() == side)
                .map(special -> special.award().gift())
                .toList();
    }

    @Test
    void areGrantedAndLimitedAndNamedByTheReceipt() {
        ReferralDecision decision = refer(Signals.none(), "30.00");
        assertThat(gifts(decision.specials(), Side.ADVOCATE))
                .containsExactly(
                        new SpecialAward.Donation("woodland", gbp("10.00")),
                        new SpecialAward.Recognition("wall of friends"));
        assertThat(gifts(decision.specials(), Side.FRIEND))
                .containsExactly(new SpecialAward.TierGift("gold", LocalDate.of(2026, 4, 1)));
        assertThat(decision.bookingOf("anna").orElseThrow().uses().stream()
                        .map(LimitUse::amount)
                        .toList())
                .containsExactlyInAnyOrder(1000L, 1L);
        assertThat(decision.reward(Side.FRIEND).orElseThrow().tierGifts()).hasSize(1);
        assertThat(ReceiptJson.read(ReceiptJson.write(decision))).isEqualTo(decision);
        assertThat(decision.explanation(Side.ADVOCATE).text())
                .contains("woodland gets GBP 10.00", "recognition: wall of friends");
    }

    @Test
    void waitForAReviewLikeAllRewards() {
        ReferralDecision held = refer(Signals.of(SignalKind.ADDRESS, "home"), "30.00");
        assertThat(held.outcome()).isInstanceOf(ReferralOutcome.Held.class);
        assertThat(held.specials()).isEmpty();
        assertThat(ReceiptJson.read(ReceiptJson.write(held))).isEqualTo(held);
        ReferralDecision released = campaign.loyalty()
                .review(new ReviewRequest(
                        "v1",
                        NOON,
                        held,
                        Verdict.RELEASE,
                        friendOf("ben", "anna").build(),
                        advocate("anna").build()));
        assertThat(released.specials()).hasSize(3);
        assertThat(released.bookings())
                .allSatisfy(booking -> assertThat(booking.uses()).isEmpty());
    }

    @Test
    void whatTheHostHasToTakeBackIsNamedWhenTheOrderComesBack() {
        ReferralDecision decision = refer(Signals.none(), "30.00");
        ReversalDecision reversal = campaign.loyalty()
                .reverse(ReversalRequest.ofRest(
                        "r1",
                        NOON,
                        decision.reward(Side.ADVOCATE).orElseThrow(),
                        List.of(),
                        LedgerSnapshot.empty("anna")
                                .plus(decision.bookingOf("anna").orElseThrow())))
                .orThrow();
        assertThat(reversal.notUndone()).extracting(NotUndone::reason).containsExactly(NotUndone.Reason.DONATED);
        assertThat(reversal.booking().uses()).extracting(LimitUse::amount).containsExactly(-1000L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            friend.tierGift( "gold" )|gives level "gold" without an end. Maybe .lasting( policy.… )?
            friend.recognition( " " )|the name of a recognition is blank
            friend.recognition( "medal" ).expiresAfter( policy.days )|only what an account holds expires, and "medal" is given by the host.
            friend.recognition( "medal" ).to( "points" )|only what an account holds goes into an account
            friend.points( policy.points ).lasting( policy.days )|only a level lasts.
            friend.recognition( "medal" ).limitedBy( "budget" )|limit "budget" counts MONEY, which rule "R" does not give
            """)
    void whatHasNoMeaningIsRefused(String sentence, String told) {
        Campaign wrong = new Campaign(DEFINITION, "rule \"R\" when Order() then " + sentence + "; end\n");
        assertThatThrownBy(() -> wrong.refer(
                        order("o1", "30.00"),
                        friendOf("ben", "anna").build(),
                        advocate("anna").build()))
                .isInstanceOf(PolicyFailedException.class)
                .hasStackTraceContaining(told);
    }
}
