package dev.loyalty.referral;

import static dev.loyalty.Fixture.order;
import static dev.loyalty.referral.Campaign.DEFINITION;
import static dev.loyalty.referral.Campaign.SUSPICION;
import static dev.loyalty.referral.Campaign.TEN_FOR_BOTH;
import static dev.loyalty.referral.Campaign.advocate;
import static dev.loyalty.referral.Campaign.friendOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.model.Fraction;
import dev.loyalty.model.SignalKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an operator may know, and what a shopper may know. */
class AudienceTest {

    private static ReferralDecision suspicious(SignalKind kind) {
        Signals same = Signals.of(kind, "hash-0815");
        return new Campaign(DEFINITION, TEN_FOR_BOTH, SUSPICION)
                .refer(
                        order("o1", "30.00"),
                        friendOf("ben", "anna")
                                .signals(same)
                                .earlier(new EarlierMember("carl", same, 2))
                                .build(),
                        advocate("anna").signals(same).build());
    }

    @Test
    @DisplayName("EC-K4: suspicion is for machines and operators; the shopper hears the outcome only")
    void suspicionStaysWithTheOperator() {
        ReferralDecision declined = suspicious(SignalKind.CARD);
        Reason reason = declined.outcome().reasons().get(0);
        assertThat(reason.code()).isEqualTo("same-card");
        assertThat(reason.rule()).isEqualTo("The same card, email or phone");
        assertThat(reason.operatorText()).contains("same-card");
        assertThat(reason.textKey()).isEqualTo("referral.declined");
        assertThat(declined.shopperTexts()).containsExactly("referral.declined");
        assertThat(suspicious(SignalKind.DEVICE).shopperTexts()).containsExactly("referral.in-review");
    }

    @Test
    @DisplayName("EC-K4: what the operator reads names the members and no hash; the steps add up")
    void theOperatorSeesTheEvidence() {
        ReferralDecision held = suspicious(SignalKind.DEVICE);
        String text = held.explanation(Side.ADVOCATE).text();
        assertThat(text)
                .contains("held by acme@")
                .contains("same-device")
                .contains("device of the friend: the advocate's too, that of earlier members [carl]")
                .doesNotContain("hash-0815");
        assertThat(held.explanation(Side.ADVOCATE).sum("credit")).isEqualTo(Fraction.ZERO);
    }

    @Test
    void theStepsOfARewardSumToWhatWasCredited() {
        ReferralDecision rewarded = new Campaign(DEFINITION, TEN_FOR_BOTH)
                .refer(
                        order("o1", "30.00"),
                        friendOf("ben", "anna").build(),
                        advocate("anna").build());
        for (Side side : Side.values()) {
            assertThat(rewarded.explanation(side).sum("credit")).isEqualTo(Fraction.of(1000));
        }
    }

    @Test
    void aHarmlessReasonCanBeTold() {
        ReferralDecision declined = new Campaign(DEFINITION, """
                rule "Not here"
                when
                    Order()
                then
                    refer.decline( "not-here" ).tellShopper( "referral.not-in-your-country" );
                end
                """)
                .refer(
                        order("o1", "30.00"),
                        friendOf("ben", "anna").build(),
                        advocate("anna").build());
        assertThat(declined.shopperTexts()).containsExactly("referral.not-in-your-country");
    }
}
