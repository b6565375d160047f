package dev.loyalty;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.earn;
import static dev.loyalty.Fixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.ledger.Share;
import dev.loyalty.receipt.ReceiptJson;
import org.junit.jupiter.api.Test;

class LoyaltyTest {

    @Test
    void earnsByTheRuleThatTheMerchantWrote() {
        Loyalty loyalty = Fixture.loyalty(DEFINITION, ONE_PER_POUND);
        EarningDecision decision = earn(loyalty, order("o1", "19.99"));
        assertThat(decision.awarded("points")).isEqualTo(19);
        assertThat(decision.version()).isEqualTo(loyalty.policies().live("acme").id());
        assertThat(ReceiptJson.read(ReceiptJson.write(decision))).isEqualTo(decision);
    }

    @Test
    void leavesLinesThatBringNothingOutOfTheShares() {
        Loyalty loyalty = Fixture.loyalty(DEFINITION, ONE_PER_POUND);
        EarningDecision decision = earn(loyalty, order("o1", "19.99", "0.01", "0.00"));
        assertThat(decision.awards())
                .singleElement()
                .satisfies(award -> assertThat(award.shares()).containsExactly(new Share("1", 20)));
    }
}
