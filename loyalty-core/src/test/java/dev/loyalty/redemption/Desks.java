package dev.loyalty.redemption;

import static dev.loyalty.Fixture.NOON;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.ledger.Redeemed;
import dev.loyalty.ledger.RedeemedShare;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicySource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Policies, ledgers and requests of the tests of redemption in few words. */
public final class Desks {

    public static final String DEFINITION = """
            id: acme
            title: What points buy
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points }
              credit: { unit: money }
              coupons: { unit: items }
              gifts: { unit: items, pending: 1 day, expires: 30 days }
            parameters:
              hundred: { type: integer, value: 100 }
              fiveHundred: { type: integer, value: 500 }
              two: { type: integer, value: 2 }
              three: { type: integer, value: 3 }
              ten: { type: decimal, value: 10 }
              half: { type: decimal, value: 50 }
              pound: { type: money, value: 1.00 }
              fiver: { type: money, value: 5.00 }
              fifty: { type: money, value: 50.00 }
            """;

    /** 100 points are worth 1.00 off the order. */
    public static final String POINTS_OFF = forOrder(
            "Points lower the price",
            "redeem.points( policy.hundred ).worth( policy.pound ).off( $order ).named( \"points\" )");

    private Desks() {}

    public static String rule(String name, String when, String then) {
        return "rule \"%s\"\nwhen\n    %s\nthen\n    %s;\nend\n".formatted(name, when, then);
    }

    /** {@code then} is one statement without its semicolon. */
    public static String forOrder(String name, String then) {
        return rule(name, "$order : Order()", then);
    }

    public static String forLines(String name, String condition, String then) {
        return rule(name, "$line : Line( " + condition + " )", then);
    }

    /** The definition with switches. */
    public static String with(String... switches) {
        return DEFINITION + "switches:\n  " + String.join("\n  ", switches) + "\n";
    }

    public static PolicySource source(String definition, String... rules) {
        Map<String, String> files = new TreeMap<>(Map.of("policy.yaml", definition));
        for (int i = 0; i < rules.length; i++) {
            files.put("redemption/" + (char) ('a' + i) + ".drl", rules[i]);
        }
        return PolicySource.text(files);
    }

    public static Loyalty deskWith(String definition, String... rules) {
        Loyalty loyalty = Loyalty.create();
        loyalty.policies().publish(source(definition, rules)).orThrow();
        return loyalty;
    }

    public static Loyalty desk(String... rules) {
        return deskWith(DEFINITION, rules);
    }

    /** The ledger of m1 with so many active units that never expire. */
    public static LedgerSnapshot holding(String account, long units) {
        return holding(LedgerSnapshot.empty("m1"), account, units);
    }

    public static LedgerSnapshot holding(LedgerSnapshot ledger, String account, long units) {
        return ledger.after(LedgerArithmetic.issue(
                ledger,
                new LotId("given", account, 1),
                units,
                LotTerms.activeAtOnce(NOON.minus(Duration.ofDays(1)), new Expiry.Never())));
    }

    public static RedemptionRequest request(LedgerSnapshot ledger, @Nullable Order order, Wish... wishes) {
        return new RedemptionRequest("acme", "r1", NOON, Member.of("m1"), order, List.of(wishes), ledger);
    }

    public static RedemptionDecision redeem(
            Loyalty loyalty, LedgerSnapshot ledger, @Nullable Order order, Wish... wishes) {
        return loyalty.redeem(request(ledger, order, wishes));
    }

    public static RedemptionDecision.Accepted accepted(RedemptionDecision decision) {
        if (decision instanceof RedemptionDecision.Declined declined) {
            throw new AssertionError("declined: " + declined.refusals());
        }
        return (RedemptionDecision.Accepted) decision;
    }

    public static RedemptionDecision.Declined declined(RedemptionDecision decision) {
        if (decision instanceof RedemptionDecision.Accepted accepted) {
            throw new AssertionError("accepted: " + accepted.redeemed());
        }
        return (RedemptionDecision.Declined) decision;
    }

    /** What each line got of a reward. */
    public static Map<String, Money> byLine(RedemptionDecision decision, String reward) {
        Redeemed redeemed = accepted(decision).redeemed(reward).orElseThrow();
        return redeemed.shares().stream()
                .collect(Collectors.toMap(RedeemedShare::line, RedeemedShare::value, Money::plus, LinkedHashMap::new));
    }

    /** An order like those of the tests of earning. */
    public static Order order(String... prices) {
        return Fixture.order("o1", prices);
    }
}
