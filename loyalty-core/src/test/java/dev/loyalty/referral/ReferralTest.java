package dev.loyalty.referral;

import static dev.loyalty.Fixture.order;
import static dev.loyalty.referral.Campaign.DEFINITION;
import static dev.loyalty.referral.Campaign.TEN_FOR_BOTH;
import static dev.loyalty.referral.Campaign.advocate;
import static dev.loyalty.referral.Campaign.codes;
import static dev.loyalty.referral.Campaign.friendOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.ledger.InMemoryLedger;
import dev.loyalty.receipt.ReceiptJson;
import org.junit.jupiter.api.Test;

class ReferralTest {

    private final Campaign campaign = new Campaign(DEFINITION, TEN_FOR_BOTH);

    @Test
    void rewardsBothSidesOfAFirstOrder() {
        ReferralDecision decision = campaign.refer(
                order("o1", "30.00"),
                friendOf("ben", "anna").build(),
                advocate("anna").build());
        assertThat(decision.outcome()).isInstanceOf(ReferralOutcome.Rewarded.class);
        assertThat(decision.awarded(Side.ADVOCATE, "credit")).isEqualTo(1000);
        assertThat(decision.awarded(Side.FRIEND, "credit")).isEqualTo(1000);
        assertThat(decision.shopperTexts()).containsExactly("referral.rewarded");
    }

    @Test
    void booksBothLedgersTogether() {
        ReferralDecision decision = campaign.refer(
                order("o1", "30.00"),
                friendOf("ben", "anna").build(),
                advocate("anna").build());
        InMemoryLedger ledger = new InMemoryLedger();
        ledger.commit(decision);
        for (String member : new String[] {"anna", "ben"}) {
            assertThat(ledger.snapshot("acme", member)
                            .balance("credit", decision.judged().activity().at())
                            .active())
                    .isEqualTo(1000);
        }
    }

    @Test
    void isReadAgainAsItWasWritten() {
        ReferralDecision decision = campaign.refer(
                order("o1", "30.00"),
                friendOf("ben", "anna").build(),
                advocate("anna").build());
        assertThat(ReceiptJson.read(ReceiptJson.write(decision))).isEqualTo(decision);
    }

    @Test
    void staysOpenBelowTheMinimum() {
        ReferralDecision decision = campaign.refer(
                order("o1", "24.99"),
                friendOf("ben", "anna").build(),
                advocate("anna").build());
        assertThat(decision.outcome()).isInstanceOf(ReferralOutcome.Open.class);
        assertThat(codes(decision)).containsExactly("not-qualified");
    }
}
