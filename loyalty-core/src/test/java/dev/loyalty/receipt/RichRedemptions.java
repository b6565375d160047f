package dev.loyalty.receipt;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.redemption.Desks.accepted;
import static dev.loyalty.redemption.Desks.forLines;
import static dev.loyalty.redemption.Desks.forOrder;
import static dev.loyalty.redemption.Desks.holding;
import static dev.loyalty.redemption.Desks.rule;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.redemption.Desks;
import dev.loyalty.redemption.HoldDecision;
import dev.loyalty.redemption.RedemptionDecision;
import dev.loyalty.redemption.RedemptionRequest;
import dev.loyalty.redemption.Wish;
import dev.loyalty.reversal.CancellationDecision;
import dev.loyalty.reversal.CancellationRequest;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.reversal.WhatCameBack;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Receipts of redemptions that hold one of everything, from fixed texts. */
final class RichRedemptions {

    private static final String DEFINITION = Desks.with("over-request: clamp", "same-order: spendable") + """
            limits:
              stock: { per: programme, period: ever, at-most: 50 items }
              monthly: { per: member, period: month, at-most: 2000 points }
            groups:
              offers: { choose: best }
            """;

    private static final String[] RULES = {
        forOrder(
                "Points lower the price",
                "redeem.points( policy.hundred ).worth( policy.pound ).off( $order ).limitedBy( \"monthly\" )"
                        + ".named( \"points\" )"),
        forOrder("Credit pays", "redeem.credit().pays( $order ).named( \"credit\" )"),
        forOrder("Ten percent", "redeem.item().percentOff( $order, policy.ten ).inGroup( \"offers\" )"),
        forLines(
                "A fiver off A",
                "sku == \"A\"",
                "redeem.points( policy.hundred ).amountOff( $line, policy.fiver ).inGroup( \"offers\" )"),
        rule("A gift", "Member()", "redeem.points( policy.hundred ).brings( \"gifts\" ).limitedBy( \"stock\" )"),
        rule(
                "For the wood",
                "Member()",
                "redeem.points( policy.hundred ).worth( policy.pound ).donatedTo( \"wood\" ).toppedUpBy( policy.ten )"),
        forLines("Not on gift cards", "kind == \"gift-card\"", "redeem.exclude( $line )")
    };

    private RichRedemptions() {}

    static Map<String, Receipt> all() {
        Loyalty loyalty = Desks.deskWith(DEFINITION, RULES);
        LedgerSnapshot ledger =
                holding(holding(holding(LedgerSnapshot.empty("m1"), "points", 5_000), "credit", 1_000), "coupons", 2);
        Order order = Order.of(
                "o1",
                NOON,
                List.of(
                        Line.builder("1", "A", gbp("30.00"))
                                .quantity(3)
                                .tax(gbp("5.00"))
                                .build(),
                        Line.builder("2", "B", gbp("19.99"))
                                .discount(gbp("2.00"))
                                .build(),
                        Line.builder("3", "CARD", gbp("20.00"))
                                .kind(LineKind.GIFT_CARD)
                                .build()));
        List<Wish> wishes = List.of(
                Wish.worth("points", gbp("7.77")),
                Wish.most("credit"),
                Wish.one("Ten percent"),
                Wish.one("A fiver off A"),
                Wish.times("A gift", 2),
                Wish.units("For the wood", 333));
        Map<String, Receipt> receipts = new TreeMap<>();
        RedemptionDecision.Accepted everything = accepted(
                loyalty.redeem(new RedemptionRequest("acme", "r1", NOON, Member.of("m1"), order, wishes, ledger)));
        receipts.put("redemption-1-everything", everything);
        LedgerSnapshot after = ledger.plus(everything.booking());
        CancellationDecision line = loyalty.cancel(new CancellationRequest(
                "c1",
                NOON.plusSeconds(60),
                everything,
                List.of(),
                new WhatCameBack.Units(new TreeMap<>(Map.of("1", BigDecimal.ONE))),
                after));
        receipts.put("cancellation-1-line", line);
        receipts.put(
                "cancellation-2-rest",
                loyalty.cancel(CancellationRequest.ofRest(
                        "c2", NOON.plusSeconds(120), everything, List.of(line), after.plus(line.booking()))));
        receipts.put(
                "redemption-2-without-order",
                accepted(loyalty.redeem(new RedemptionRequest(
                        "acme", "r2", NOON, Member.of("m1"), null, List.of(Wish.one("A gift")), ledger))));
        HoldDecision.Held held = (HoldDecision.Held) loyalty.hold(
                new RedemptionRequest("acme", "r3", NOON, Member.of("m1"), order, wishes, ledger),
                NOON.plusSeconds(1_800));
        receipts.put("hold-1", held);
        LedgerSnapshot meanwhile = ledger.plus(held);
        receipts.put("hold-2-confirmed", accepted(loyalty.confirm(held, NOON.plusSeconds(600), meanwhile)));
        receipts.put(
                "hold-3-released",
                loyalty.release(held, NOON.plusSeconds(600), meanwhile).orElseThrow());
        receipts.putAll(outstanding());
        return receipts;
    }

    /** An order that is returned when its points are spent or held, and what then comes back. */
    private static Map<String, Receipt> outstanding() {
        Loyalty loyalty = Loyalty.create();
        loyalty.policies()
                .publish(PolicySource.text(Map.of(
                        "policy.yaml",
                        Desks.with("clawback: within-balance")
                                .replace("parameters:\n", "parameters:\n  points: { type: integer, value: 1 }\n"),
                        "earning.drl",
                        Fixture.ONE_PER_POUND,
                        "redemption.drl",
                        Desks.POINTS_OFF)))
                .orThrow();
        LedgerSnapshot empty = LedgerSnapshot.empty("m1");
        EarningDecision earned =
                loyalty.earn(new EarningRequest("acme", Member.of("m1"), Fixture.order("o1", "1000.00"), empty));
        LedgerSnapshot ledger = empty.plus(earned);
        Order basket = Fixture.order("o2", "10.00");
        RedemptionDecision.Accepted spent = accepted(loyalty.redeem(new RedemptionRequest(
                "acme", "r4", NOON, Member.of("m1"), basket, List.of(Wish.units("points", 400)), ledger)));
        ledger = ledger.plus(spent);
        HoldDecision.Held held = (HoldDecision.Held) loyalty.hold(
                new RedemptionRequest(
                        "acme", "r5", NOON, Member.of("m1"), basket, List.of(Wish.units("points", 500)), ledger),
                NOON.plusSeconds(1_800));
        ledger = ledger.plus(held);
        ReversalDecision returned = loyalty.reverse(
                        ReversalRequest.ofRest("back", NOON.plusSeconds(60), earned, List.of(), ledger))
                .orThrow();
        ledger = ledger.plus(returned);
        CancellationDecision cancelled =
                loyalty.cancel(CancellationRequest.ofRest("c4", NOON.plusSeconds(120), spent, List.of(), ledger));
        ledger = ledger.plus(cancelled);
        return Map.of(
                "outstanding-1-returned",
                returned,
                "outstanding-2-cancelled",
                cancelled,
                "outstanding-3-confirmed",
                accepted(loyalty.confirm(held, NOON.plusSeconds(600), ledger)),
                "outstanding-4-released",
                loyalty.release(held, NOON.plusSeconds(600), ledger).orElseThrow(),
                "outstanding-5-timed-out",
                LedgerArithmetic.expire(ledger, "acme", NOON.plusSeconds(3_600)).orElseThrow());
    }
}
