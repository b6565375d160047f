package dev.loyalty;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Line;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.policy.Publication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;

/** Small policies as texts, and short words for orders. */
public final class Fixture {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** A policy with one account of points and the parameters that the rules of the tests use. */
    public static final String DEFINITION = """
            id: acme
            title: One point for every pound
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points }
            parameters:
              points: { type: integer, value: 1 }
              pound: { type: money, value: 1.00 }
            """;

    public static final String ONE_PER_POUND = """
            rule "One point per pound"
            when
                $order : Order()
            then
                earn.points( $order, policy.points ).per( policy.pound );
            end
            """;

    private Fixture() {}

    public static PolicySource policy(String definition, String... earning) {
        Map<String, String> files = new TreeMap<>(Map.of("policy.yaml", definition));
        for (int i = 0; i < earning.length; i++) {
            files.put("earning/" + (char) ('a' + i) + ".drl", earning[i]);
        }
        return PolicySource.text(files);
    }

    public static Loyalty loyalty(String definition, String... earning) {
        Loyalty loyalty = Loyalty.create();
        loyalty.policies().publish(policy(definition, earning)).orThrow();
        return loyalty;
    }

    public static List<Diagnostic> faults(String definition, String... earning) {
        Publication publication = Loyalty.create().policies().publish(policy(definition, earning));
        return publication instanceof Publication.Refused refused ? refused.diagnostics() : List.of();
    }

    public static Money gbp(String amount) {
        return Money.parse("GBP " + amount);
    }

    /** An order of one unit of each price, with lines 1, 2, 3… of products A, B, C… */
    public static Order order(String id, String... prices) {
        return order(id, NOON, prices);
    }

    public static Order order(String id, Instant at, String... prices) {
        List<Line> lines = new ArrayList<>();
        for (String price : prices) {
            lines.add(
                    Line.of(String.valueOf(lines.size() + 1), String.valueOf((char) ('A' + lines.size())), gbp(price)));
        }
        return Order.of(id, at, lines);
    }

    public static EarningRequest request(Order order) {
        return new EarningRequest("acme", Member.of("m1"), order, LedgerSnapshot.empty("m1"));
    }

    public static EarningDecision earn(Loyalty loyalty, Order order) {
        return loyalty.earn(request(order));
    }

    public static EarningDecision earn(Loyalty loyalty, Order order, LedgerSnapshot ledger) {
        return loyalty.earn(new EarningRequest("acme", Member.of(ledger.member()), order, ledger));
    }
}
