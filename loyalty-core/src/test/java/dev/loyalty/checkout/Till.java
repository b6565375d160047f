package dev.loyalty.checkout;

import static dev.loyalty.Fixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.checkout.CheckoutDecision.Completed;
import dev.loyalty.checkout.ReturnDecision.Returned;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.InMemoryLedger;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.measure.MemberHistory;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.redemption.Wish;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.tier.TierState;
import java.util.List;
import java.util.Map;

/** A shop that stores what is decided, and a member. */
final class Till {

    private final Loyalty loyalty;
    private final InMemoryLedger ledger = new InMemoryLedger();
    private MemberHistory history = MemberHistory.empty("acme", "m1");
    private TierState tier = TierState.none("m1");

    /** @param files of a policy of the programme acme */
    Till(Map<String, String> files) {
        this(Loyalty.create());
        loyalty.policies().publish(PolicySource.text(files)).orThrow();
    }

    private Till(Loyalty loyalty) {
        this.loyalty = loyalty;
    }

    /** The same policy with nothing booked. */
    Till fresh() {
        return new Till(loyalty);
    }

    CheckoutDecision decide(Order order, Wish... wishes) {
        return loyalty.checkout(request(order, wishes));
    }

    CheckoutRequest request(Order order, Wish... wishes) {
        return new CheckoutRequest(
                "acme",
                Member.of("m1"),
                order,
                List.of(wishes),
                ledger.snapshot("acme", "m1"),
                tier,
                CheckoutPast.of(history));
    }

    Completed buy(String id, String amount, Wish... wishes) {
        return buy(Fixture.order(id, amount), wishes);
    }

    Completed buy(Order order, Wish... wishes) {
        return book((Completed) decide(order, wishes));
    }

    Completed book(Completed completed) {
        book(completed.receipts());
        assertThat(ledger.snapshot("acme", "m1")).isEqualTo(completed.ledger());
        tier = completed.tier();
        return completed;
    }

    /** Gives back what is left of an order, with what its levels and those of others earned. */
    Returned giveBack(EarningDecision receipt, EarningDecision... levelEarnings) {
        ReversalRequest rest = ReversalRequest.ofRest(
                "return-" + receipt.activity().id(), NOON, receipt, List.of(), ledger.snapshot("acme", "m1"));
        Returned returned = (Returned) loyalty.giveBack(
                "acme",
                new ReturnRequest(rest, Member.of("m1"), tier, CheckoutPast.of(history), List.of(levelEarnings)));
        book(returned.receipts());
        assertThat(ledger.snapshot("acme", "m1")).isEqualTo(returned.ledger());
        tier = returned.tier();
        return returned;
    }

    void book(List<? extends Receipt> receipts) {
        assertThat(ledger.commitAll(List.copyOf(receipts))).isInstanceOf(CommitResult.Committed.class);
        history = history.plus(List.copyOf(receipts));
        for (Receipt receipt : receipts) {
            assertThat(ReceiptJson.read(ReceiptJson.write(receipt))).isEqualTo(receipt);
        }
    }

    Loyalty loyalty() {
        return loyalty;
    }

    InMemoryLedger ledger() {
        return ledger;
    }

    MemberHistory history() {
        return history;
    }

    TierState tier() {
        return tier;
    }

    long points() {
        return ledger.snapshot("acme", "m1").balance("points", NOON).active();
    }
}
