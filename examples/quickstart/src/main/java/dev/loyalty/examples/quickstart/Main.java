package dev.loyalty.examples.quickstart;

import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.InMemoryLedger;
import dev.loyalty.model.Line;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;

/** The shortest way through the library: publish a policy, earn points for an order, take them back for a return. */
public final class Main {

    private static final Instant ORDERED = Instant.parse("2026-03-02T12:00:00Z");

    private Main() {}

    public static void main(String[] args) {
        Loyalty loyalty = Loyalty.create();
        loyalty.policies()
                .publish(PolicySource.classPath(Main.class.getClassLoader(), "policies/acme"))
                .orThrow();
        InMemoryLedger ledger = new InMemoryLedger();
        Member anna = Member.builder("anna").tier("gold").build();
        Line tent = Line.builder("1", "TENT", Money.parse("GBP 150.00"))
                .category("outdoor/tents")
                .build();
        Line mug = Line.of("2", "MUG", Money.parse("GBP 8.50"));
        Order order = Order.of("order-1", ORDERED, List.of(tent, mug));

        EarningDecision decision =
                loyalty.earn(new EarningRequest("acme", anna, order, ledger.snapshot("acme", "anna")));
        ledger.commit(decision);

        System.out.println("Decided by " + decision.version() + ":");
        decision.awards().forEach(award -> System.out.println("  " + award.units() + " points: " + award.rule()));
        System.out.println("Balance: " + ledger.snapshot("acme", "anna").balance("points", ORDERED));

        ReversalDecision reversal = loyalty.reverse(ReversalRequest.ofLine(
                        "return-1",
                        ORDERED.plus(Duration.ofDays(3)),
                        decision,
                        List.of(),
                        "1",
                        1,
                        ledger.snapshot("acme", "anna")))
                .orThrow();
        ledger.commit(reversal);

        System.out.println("The tent came back: " + reversal.reversed("points") + " points with it");
        System.out.println("Balance: " + ledger.snapshot("acme", "anna").balance("points", ORDERED));
        System.out.println("The receipt, as a host stores it:");
        System.out.println(ReceiptJson.write(decision));
    }
}
