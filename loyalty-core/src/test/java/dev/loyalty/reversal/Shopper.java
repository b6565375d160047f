package dev.loyalty.reversal;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.redemption.Desks.POINTS_OFF;
import static dev.loyalty.redemption.Desks.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.earning.OrderEdit;
import dev.loyalty.ledger.Balance;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.model.Line;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.receipt.LedgerJson;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.redemption.Desks;
import dev.loyalty.redemption.HoldDecision.Held;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.redemption.RedemptionRequest;
import dev.loyalty.redemption.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A member who earns a point for a pound, spends 100 for a pound, and brings things back; and all that is booked for it. */
final class Shopper {

    static final Instant RETURNED = NOON.plusSeconds(3_600);
    static final Instant CANCELLED = NOON.plusSeconds(7_200);
    static final Order BASKET = Order.of(
            "basket",
            NOON,
            List.of(Line.builder("1", "A", gbp("10.00")).quantity(2).build()));

    private final Loyalty loyalty;
    private final List<Booking> bookings = new ArrayList<>();
    private LedgerSnapshot ledger = LedgerSnapshot.empty("m1");

    Shopper(Loyalty loyalty) {
        this.loyalty = loyalty;
    }

    Shopper(String clawback, String... pointsTerms) {
        this(shop(clawback, pointsTerms));
    }

    static Loyalty shop(String clawback, String... pointsTerms) {
        Loyalty loyalty = Loyalty.create();
        String definition = Desks.with("clawback: " + clawback, "cancelled-late: renewed")
                .replace("parameters:\n", "parameters:\n  points: { type: integer, value: 1 }\n")
                .replace("points: { unit: points }", "points: { unit: points" + String.join("", pointsTerms) + " }");
        loyalty.policies()
                .publish(PolicySource.text(
                        Map.of("policy.yaml", definition, "earning.drl", ONE_PER_POUND, "redemption.drl", POINTS_OFF)))
                .orThrow();
        return loyalty;
    }

    <T extends Receipt> T book(T receipt) {
        bookings.add(receipt.bookingOf("m1").orElseThrow());
        ledger = ledger.plus(receipt);
        assertThat(LedgerSnapshot.rebuild("m1", bookings)).isEqualTo(ledger);
        assertThat(LedgerJson.read(LedgerJson.write(ledger))).isEqualTo(ledger);
        assertThat(ReceiptJson.read(ReceiptJson.write(receipt))).isEqualTo(receipt);
        return receipt;
    }

    EarningDecision earn(String id, String price) {
        return book(loyalty.earn(new EarningRequest("acme", Member.of("m1"), order(id, price), ledger)));
    }

    EarningDecision change(String id, EarningDecision original, String price) {
        return book(loyalty.edit(new OrderEdit(
                id, RETURNED, original, List.of(), order(original.activity().id(), price), ledger)));
    }

    RedemptionRequest wish(String id, Instant at, long units) {
        return new RedemptionRequest(
                "acme", id, at, Member.of("m1"), BASKET, List.of(Wish.units("points", units)), ledger);
    }

    Accepted redeem(String id, long units) {
        return book(accepted(loyalty.redeem(wish(id, NOON, units))));
    }

    Held hold(String id, long units, Instant until) {
        return book((Held) loyalty.hold(wish(id, NOON, units), until));
    }

    ReversalDecision reverse(String id, EarningDecision original, WhatCameBack what, ReversalDecision... earlier) {
        return book(
                loyalty.reverse(new ReversalRequest(id, RETURNED, List.of(original), List.of(earlier), what, ledger))
                        .orThrow());
    }

    CancellationDecision cancel(String id, Accepted redeemed, WhatCameBack what, CancellationDecision... earlier) {
        return book(loyalty.cancel(new CancellationRequest(id, CANCELLED, redeemed, List.of(earlier), what, ledger)));
    }

    Balance points() {
        return points(CANCELLED);
    }

    Balance points(Instant at) {
        Balance balance = ledger.balance("points", at);
        LedgerSnapshot booked =
                LedgerArithmetic.expire(ledger, "acme", at).map(ledger::plus).orElse(ledger);
        long sum = booked.lotsOf("points").stream().mapToLong(Lot::left).sum() - booked.debt("points");
        assertThat(sum).isEqualTo(balance.total());
        return balance;
    }

    Loyalty loyalty() {
        return loyalty;
    }

    LedgerSnapshot ledger() {
        return ledger;
    }
}
