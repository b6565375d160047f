package dev.loyalty.receipt;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;

import dev.loyalty.Loyalty;
import dev.loyalty.activation.ActivationDecision;
import dev.loyalty.activation.ActivationRequest;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.earning.LevelSplit;
import dev.loyalty.earning.OrderEdit;
import dev.loyalty.earning.Texts;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.model.Action;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.ExchangeRate;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.model.Tender;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.reversal.WhatCameBack;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Receipts that hold one of everything, from fixed texts: the same on every machine and for ever. */
final class RichReceipts {

    static final String DEFINITION = """
            id: acme
            title: One of everything
            zone: Europe/Berlin
            currency: GBP
            accounts:
              points: { unit: points, pending: 14 days, expires: 12 months }
              status: { unit: points, expires: end of year + 3 months, remainder: carried }
              cash: { unit: money, expires: 48 hours }
              stamps: { unit: items }
            events:
              approval: { deadline: 30 days }
            limits:
              daily: { per: member, period: day, at-most: 60 points }
              welcome: { per: member, period: ever, at-most: 1 time }
              once-per-brand: { per: subject, period: ever, at-most: 2 items }
              budget: { per: programme, period: month, at-most: 5.00 money }
            groups:
              promo: { choose: best }
            windows:
              spring: { from: 2026-03-01, to: 2026-03-31 }
            switches:
              earning-kinds: [merchandise]
              excluded-tenders: [gift-card]
              rounding-mode: half-up
              rounding-place: line
              multiply: exact
              multipliers: product
              tax: excluded
              clawback: within-balance
            parameters:
              one: { type: integer, value: 1 }
              ten: { type: integer, value: 10 }
              pound: { type: money, value: 3.00 }
              factor: { type: decimal, value: 1.25 }
              set: { type: text-list, value: [A, outdoor] }
              life: { type: span, value: 6 months }
            """;

    private static final String[] RULES = {
        Texts.forLines("Base", "earn.points( $line, policy.one ).per( policy.pound ).limitedBy( \"daily\" )"),
        Texts.rule(
                "Spring",
                "$line : Line( sku == \"A\" )\n    Window( name == \"spring\", open )",
                "earn.multiply( $line, policy.factor )"),
        Texts.forOrder("Status", "earn.points( $order, policy.one ).perFull( policy.pound ).to( \"status\" )"),
        Texts.forOrder("Cash", "earn.credit( $order, policy.factor ).limitedBy( \"budget\" ).inGroup( \"promo\" )"),
        Texts.forOrder(
                "More cash",
                "earn.credit( $order, policy.factor ).per( policy.pound ).limitedBy( \"budget\" )"
                        + ".inGroup( \"promo\" )"),
        Texts.rule(
                "Welcome",
                "$order : Order()\n    Member( segments contains \"new\" )",
                "earn.points( $order, policy.ten ).multiplied().limitedBy( \"welcome\" ).priority( policy.one )"),
        Texts.rule(
                "Stamps",
                "$line : Line( earning, quantity > 1 )",
                "earn.item( $line ).perUnit().limitedBy( \"once-per-brand\", $line.getSku() )"),
        Texts.rule(
                "No stamps on B",
                "$line : Line( sku == \"B\" )",
                "earn.block( $line ).to( \"stamps\" ).because( \"B has no stamps\" )"),
        Texts.rule(
                "Platinum",
                "$order : Order()\n    Member( tier == \"platinum\" )",
                "earn.points( $order, policy.ten )"),
        Texts.rule(
                "Set",
                "$order : Order()\n    $line : Line( sku == \"B\" )",
                "earn.points( $order, policy.ten ).to( \"status\" ).whileAtLeast( policy.pound )"
                        + ".whileAllOf( policy.set ).whileAllOf( $line )"),
        Texts.rule(
                "Photo",
                "$photo : Action( type == \"photo\" )",
                "earn.points( $photo, policy.ten ).pendingUntil( \"approval\" ).expiresAfter( policy.life )"),
        Texts.rule(
                "Upload",
                "$photo : Action( type == \"photo\" )",
                "earn.points( $photo, policy.one ).activeAtOnce().expiresAtEndOf( \"quarter\" )"),
        Texts.rule(
                "Before",
                "Action( type == \"sign-up\" )\n    $past : PastOrder( daysAgo < policy.ten )",
                "earn.points( $past, policy.one ).per( policy.pound )"),
        Texts.rule("Tip", "$line : Line( kind == \"tip\" )", "earn.points( $line, policy.ten )")
    };

    private RichReceipts() {}

    static Loyalty rich() {
        return loyalty(DEFINITION, RULES);
    }

    static Order order(String id, Instant at) {
        return new Order(
                id,
                at,
                CurrencyUnit.of("GBP"),
                List.of(
                        Line.builder("1", "A", gbp("30.00"))
                                .quantity(3)
                                .unitPrice(new BigDecimal("9.99999"))
                                .category("outdoor/tents")
                                .tax(gbp("5.00"))
                                .attribute("brand", "Ünïcode \"quoted\" \\ 帽子")
                                .build(),
                        Line.builder("2", "B", gbp("19.99"))
                                .discount(gbp("2.00"))
                                .quantity(new BigDecimal("0.750"))
                                .build(),
                        Line.builder("10", "A", gbp("100.01")).build(),
                        Line.builder("3", "VOUCHER", gbp("-7.00"))
                                .kind(LineKind.DISCOUNT)
                                .build(),
                        Line.builder("4", "TIP", gbp("1.50")).kind(LineKind.TIP).build()),
                List.of(new Tender("card", gbp("140.50")), new Tender("gift-card", gbp("2.00"))),
                Attributes.none()
                        .with("store", "Berlin")
                        .with("rate", new BigDecimal("1.50"))
                        .with("online", true)
                        .with("shipped", LocalDate.of(2026, 3, 4)));
    }

    static EarningRequest request(String id, Instant at, LedgerSnapshot ledger) {
        Member member = Member.builder("m1")
                .joined(Instant.parse("2025-01-01T00:00:00Z"))
                .tier("gold")
                .segment("new")
                .segment("app")
                .birthday(MonthDay.of(2, 29))
                .attribute("household", 3)
                .build();
        return new EarningRequest("acme", member, order(id, at), ledger);
    }

    /** By name, in the order of their making. */
    static Map<String, Receipt> all() {
        Loyalty loyalty = rich();
        Map<String, Receipt> receipts = new TreeMap<>(BookkeepingReceipts.all());
        LedgerSnapshot ledger = LedgerSnapshot.empty("m1");
        EarningDecision first = loyalty.earn(request("o1", NOON, ledger));
        receipts.put("earning-1-first", first);
        ledger = ledger.plus(first.booking());
        EarningDecision second = loyalty.earn(request("o2", NOON.plusSeconds(60), ledger));
        receipts.put("earning-2-limited", second);
        ledger = ledger.plus(second.booking());
        ReversalDecision part = loyalty.reverse(ReversalRequest.ofUnits(
                        "r1",
                        NOON.plusSeconds(7_200),
                        first,
                        List.of(),
                        new TreeMap<>(Map.of("1", new BigDecimal(2), "2", new BigDecimal("0.25"))),
                        ledger))
                .orThrow();
        receipts.put("reversal-1-part", part);
        ledger = ledger.plus(part.booking());
        ReversalDecision rest = loyalty.reverse(
                        ReversalRequest.ofRest("r2", NOON.plusSeconds(90 * 86_400L), first, List.of(part), ledger))
                .orThrow();
        receipts.put("reversal-2-rest", rest);
        ledger = ledger.plus(rest.booking());
        EarningDecision converted = loyalty.earn(new EarningRequest(
                "acme",
                Member.of("m1"),
                Order.of("o3", NOON, List.of(Line.of("1", "A", Money.parse("JPY 12345"))))
                        .withRate(new ExchangeRate(CurrencyUnit.of("GBP"), new BigDecimal("0.00527"))),
                ledger));
        receipts.put("earning-3-converted", converted);
        ReversalDecision amount = loyalty.reverse(new ReversalRequest(
                        "r3",
                        NOON.plusSeconds(90 * 86_400L),
                        List.of(second),
                        List.of(),
                        new WhatCameBack.Amount(gbp("15.00"), "2"),
                        ledger))
                .orThrow();
        receipts.put("reversal-3-amount", amount);
        ledger = ledger.plus(amount.booking());
        ReversalDecision line = loyalty.reverse(new ReversalRequest(
                        "r4",
                        NOON.plusSeconds(90 * 86_400L),
                        List.of(second),
                        List.of(amount),
                        new WhatCameBack.Lines(List.of("2")),
                        ledger))
                .orThrow();
        receipts.put("reversal-4-line", line);
        ledger = ledger.plus(line.booking());
        ReversalDecision undone = loyalty.reverse(ReversalRequest.undo(
                        "r5", NOON.plusSeconds(90 * 86_400L), second, List.of(amount, line), "r4", ledger))
                .orThrow();
        receipts.put("reversal-5-undone", undone);
        ledger = ledger.plus(undone.booking());
        Order larger = new Order(
                second.order().id(),
                second.order().at(),
                second.order().currency(),
                second.order().lines().subList(0, 3),
                second.order().tenders(),
                second.order().attributes());
        EarningDecision changed = loyalty.edit(new OrderEdit(
                "o2-changed", NOON.plusSeconds(90 * 86_400L), second, List.of(amount, line, undone), larger, ledger));
        receipts.put("earning-5-changed", changed);
        ledger = ledger.plus(changed.booking());
        EarningDecision waiting =
                loyalty.earn(new EarningRequest("acme", Member.of("m1"), Action.of("photo-1", NOON, "photo"), ledger));
        receipts.put("earning-4-waiting", waiting);
        ledger = ledger.plus(waiting.booking());
        ActivationDecision.Activated approved = (ActivationDecision.Activated) loyalty.activate(new ActivationRequest(
                "acme", "approval-1", NOON.plusSeconds(3 * 86_400L), "approval", "photo-1", ledger));
        receipts.put("activation-1", approved);
        ledger = ledger.plus(approved.booking());
        EarningDecision retroactive = loyalty.earn(new EarningRequest(
                        "acme", Member.of("m1"), Action.of("join-1", NOON.plusSeconds(86_400), "sign-up"), ledger)
                .withPast(List.of(order("g1", NOON))));
        receipts.put("earning-5-retroactive", retroactive);
        ledger = ledger.plus(retroactive.booking());
        ReversalDecision past = loyalty.reverse(new ReversalRequest(
                        "r6",
                        NOON.plusSeconds(4 * 86_400L),
                        List.of(retroactive.about("g1").orElseThrow()),
                        List.of(),
                        new WhatCameBack.Lines(List.of("1")),
                        ledger))
                .orThrow();
        receipts.put("reversal-6-past", past);
        ledger = ledger.plus(past.booking());
        receipts.put(
                "expiry-1",
                LedgerArithmetic.expire(ledger, "acme", NOON.plusSeconds(90 * 86_400L))
                        .orElseThrow());
        receipts.put(
                "earning-6-split",
                loyalty.earn(request("o6", NOON, LedgerSnapshot.empty("m1"))
                        .withSplit(LevelSplit.whole(null).andThen("platinum", Fraction.parse("100/3")))));
        receipts.putAll(RichRedemptions.all());
        receipts.putAll(RichReferrals.all());
        receipts.putAll(RichSpecials.all());
        receipts.putAll(RichAssessments.all());
        return receipts;
    }
}
