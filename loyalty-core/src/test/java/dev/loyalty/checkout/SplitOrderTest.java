package dev.loyalty.checkout;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.checkout.CrossingOrderTest.BASE;
import static dev.loyalty.checkout.CrossingOrderTest.BY_SPENDING;
import static dev.loyalty.checkout.CrossingOrderTest.DEFINITION;
import static dev.loyalty.checkout.CrossingOrderTest.FACTOR;
import static dev.loyalty.checkout.CrossingOrderTest.order;
import static dev.loyalty.checkout.CrossingOrderTest.policy;
import static dev.loyalty.checkout.CrossingOrderTest.till;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.checkout.CheckoutDecision.Completed;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.OrderEdit;
import dev.loyalty.model.Fraction;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quicktheories.WithQuickTheories;

/** What becomes of an order that was split when a part of it comes back, or it is changed. */
class SplitOrderTest implements WithQuickTheories {

    @Test
    @DisplayName("EC-T7: a changed order is split at the line of then, and the difference is booked")
    void splitsAChangedOrderAtTheSameLine() {
        Till till = till(BASE, FACTOR);
        EarningDecision receipt =
                till.buy(order("o1", "60.00", "140.00", "50.00")).earning();
        EarningDecision changed = till.loyalty()
                .edit(new OrderEdit(
                        "o1-changed",
                        NOON.plusSeconds(60),
                        receipt,
                        List.of(),
                        order("o1", "60.00", "140.00", "90.00"),
                        till.ledger().snapshot("acme", "m1")));
        till.book(List.of(changed));
        assertThat(changed.split()).isEqualTo(receipt.split());
        assertThat(till.points()).isEqualTo(100 + 190 * 2);
    }

    @Test
    @DisplayName("EC-T7: what is carried over to the next order is what the portions leave together")
    void carriesWhatThePortionsLeave() {
        Till till = policy(
                DEFINITION.replace("points: { unit: points }", "points: { unit: points, remainder: carried }"),
                BY_SPENDING,
                BASE,
                FACTOR);
        EarningDecision receipt = till.buy("o1", "150.25").earning();
        assertThat(receipt.awarded("points")).isEqualTo(200);
        assertThat(till.ledger().snapshot("acme", "m1").remainder("points")).isEqualTo(Fraction.parse("0.5"));
    }

    @Test
    @DisplayName("EC-T7, EC-T2: a return takes back what the units had earned, by the levels of then")
    void givesBackFromTheReceipt() {
        Till till = till(BASE, FACTOR);
        EarningDecision receipt =
                till.buy(order("o1", "60.00", "140.00", "50.00")).earning();
        ReversalDecision line = reversal(till, receipt, "r1", "2", List.of());
        assertThat(line.awards().stream().mapToLong(award -> award.units()).sum())
                .isEqualTo(140 + 100);
        till.book(List.of(line));
        ReversalDecision rest = (ReversalDecision) till.loyalty()
                .reverse(ReversalRequest.ofRest(
                        "r2", NOON, receipt, List.of(line), till.ledger().snapshot("acme", "m1")));
        till.book(List.of(rest));
        assertThat(till.points()).isZero();
    }

    @Test
    @DisplayName("EC-T7: a return that is judged again splits what is left at the same line")
    void judgesAgainAtTheSameLine() {
        String definition = DEFINITION + "switches: { returns: re-evaluated }\n";
        Till till = policy(definition, BY_SPENDING, BASE, FACTOR);
        EarningDecision receipt =
                till.buy(order("o1", "60.00", "140.00", "50.00")).earning();
        ReversalDecision line = reversal(till, receipt, "r1", "2", List.of());
        till.book(List.of(line));
        assertThat(till.points()).isEqualTo(100 + 10 * 2);
    }

    private static ReversalDecision reversal(
            Till till, EarningDecision receipt, String id, String line, List<ReversalDecision> earlier) {
        return (ReversalDecision) till.loyalty()
                .reverse(ReversalRequest.ofLine(
                        id,
                        NOON,
                        receipt,
                        List.copyOf(earlier),
                        line,
                        1,
                        till.ledger().snapshot("acme", "m1")));
    }

    @Test
    @DisplayName(
            "EC-T7: whatever is bought, a split order earns exactly what its portions come to, and a return leaves nothing")
    void isExactForAnyOrder() {
        Till policy = policy(DEFINITION + "switches: { multiply: exact }\n", BY_SPENDING, BASE, FACTOR);
        qt().withExamples(25)
                .withShrinkCycles(0)
                .forAll(
                        integers().between(1, 60_000),
                        integers().between(1, 60_000),
                        integers().between(0, 50_000))
                .checkAssert((one, two, before) -> {
                    Till till = policy.fresh();
                    if (before > 0) {
                        till.buy("o0", money(before));
                    }
                    long held = till.points();
                    Completed completed = till.buy(order("o1", money(one), money(two)));
                    long[] lines = {0, 10_000, 30_000, Long.MAX_VALUE};
                    long from = before;
                    long to = (long) before + one + two;
                    long hundredths = 0;
                    for (int level = 0; level < 3; level++) {
                        long part = Math.max(0, Math.min(to, lines[level + 1]) - Math.max(from, lines[level]));
                        hundredths += part * (level + 1);
                    }
                    assertThat(completed.earning().awarded("points")).isEqualTo(hundredths / 100);
                    ReversalDecision all = (ReversalDecision) till.loyalty()
                            .reverse(ReversalRequest.ofRest(
                                    "r1",
                                    NOON,
                                    completed.earning(),
                                    List.of(),
                                    till.ledger().snapshot("acme", "m1")));
                    till.book(List.of(all));
                    assertThat(till.points()).isEqualTo(held);
                });
    }

    private static String money(long pence) {
        return BigDecimal.valueOf(pence, 2).toPlainString();
    }
}
