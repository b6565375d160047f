package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.Fixture.policy;
import static dev.loyalty.earning.Texts.PER_ORDER;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Activation;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.measure.MemberHistory;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicyArchive;
import dev.loyalty.policy.UnknownVersionException;
import dev.loyalty.policy.definition.Aggregate;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.MeasureSource;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.reversal.WhatCameBack;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderEditTest {

    private static final Instant LATER = NOON.plusSeconds(86_400);
    private static final String DATED =
            DEFINITION.replace("unit: points", "unit: points, pending: 14 days, expires: 12 months");

    /** A member whose orders are changed. */
    private static final class Shopper {
        private final Loyalty loyalty;
        private LedgerSnapshot ledger = LedgerSnapshot.empty("m1");

        Shopper(Loyalty loyalty) {
            this.loyalty = loyalty;
        }

        private <T extends Receipt> T keep(T receipt) {
            ledger = ledger.plus(receipt.booking());
            return receipt;
        }

        EarningDecision earn(Order order) {
            return keep(Fixture.earn(loyalty, order, ledger));
        }

        EarningDecision edit(String id, EarningDecision original, Order order, ReversalDecision... earlier) {
            return keep(loyalty.edit(new OrderEdit(id, LATER, original, List.of(earlier), order, ledger)));
        }

        ReversalDecision reverseRest(String id, EarningDecision original, ReversalDecision... earlier) {
            return keep(loyalty.reverse(ReversalRequest.ofRest(id, LATER, original, List.of(earlier), ledger))
                    .orThrow());
        }

        ReversalDecision reverse(String id, EarningDecision original, String line) {
            return keep(loyalty.reverse(ReversalRequest.ofLine(id, LATER, original, List.of(), line, 1, ledger))
                    .orThrow());
        }

        ReversalDecision reverse(
                String id, EarningDecision with, String before, String line, ReversalDecision... earlier) {
            return keep(loyalty.reverse(new ReversalRequest(
                            id,
                            LATER,
                            List.of(with.about(before).orElseThrow()),
                            List.of(earlier),
                            new WhatCameBack.Lines(List.of(line)),
                            ledger))
                    .orThrow());
        }

        long total() {
            return ledger.balance("points", LATER).total();
        }
    }

    @Test
    @DisplayName("EC-F17: an order of 50.00 that becomes one of 80.00 gets 30 points more, with the dates of the order")
    void grantsTheDifference() {
        Shopper shopper = new Shopper(loyalty(DATED, ONE_PER_POUND));
        EarningDecision decision = shopper.earn(order("o1", "50.00"));

        EarningDecision changed = shopper.edit("o1-changed", decision, order("o1", "50.00", "30.00"));

        assertThat(changed.awarded("points")).isEqualTo(80);
        assertThat(changed.booking().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.units()).isEqualTo(30));
        assertThat(shopper.ledger.lots())
                .extracting(Lot::terms)
                .containsOnly(shopper.ledger.lots().get(0).terms());
        assertThat(shopper.ledger.lots().get(1).activation())
                .isEqualTo(new Activation.At(NOON.plusSeconds(14 * 86_400)));
        assertThat(changed.explanation().notes()).contains("points: 50 before the order was changed, now 30 more");
        assertThat(ReceiptJson.read(ReceiptJson.write(changed))).isEqualTo(changed);
    }

    @Test
    @DisplayName("EC-F17: the policy of the order's date decides, or that of today, as the policy of that date says")
    void asksTheVersionOfTheOrder(@TempDir Path folder) {
        String twice = DEFINITION.replace("value: 1 }", "value: 2 }");
        for (String edits : List.of("original", "today")) {
            Loyalty loyalty = Loyalty.create(PolicyArchive.directory(folder));
            loyalty.policies()
                    .publish(policy(DEFINITION + "switches: { edits: " + edits + " }\n", ONE_PER_POUND))
                    .orThrow();
            Shopper shopper = new Shopper(loyalty);
            EarningDecision decision = shopper.earn(order("o1", "50.00"));
            loyalty.policies().publish(policy(twice, ONE_PER_POUND)).orThrow();

            EarningDecision changed = shopper.edit("o1-changed", decision, order("o1", "80.00"));

            assertThat(changed.awarded("points")).isEqualTo(edits.equals("original") ? 80 : 160);
            assertThat(shopper.total()).isEqualTo(changed.awarded("points"));
        }
    }

    @Test
    void needsTheVersionOfTheOrder() {
        EarningDecision decision = Fixture.earn(loyalty(DEFINITION, ONE_PER_POUND), order("o1", "50.00"));
        OrderEdit edit = new OrderEdit(
                "x",
                LATER,
                decision,
                List.of(),
                order("o1", "80.00"),
                LedgerSnapshot.empty("m1").plus(decision.booking()));

        assertThatThrownBy(() -> Loyalty.create().edit(edit)).isInstanceOf(UnknownVersionException.class);
    }

    @Test
    @DisplayName("EC-F17: a bonus that is reached by the change is granted, and one that is lost goes back")
    void judgesTheWholeOrder() {
        String numbers = with(with(DEFINITION, "bonus", "integer", "50"), "least", "money", "100.00");
        Shopper shopper = new Shopper(loyalty(
                numbers,
                ONE_PER_POUND,
                forOrder("Bonus", "earn.points( $order, policy.bonus ).whileAtLeast( policy.least )")));
        EarningDecision decision = shopper.earn(order("o1", "80.00"));

        EarningDecision larger = shopper.edit("c1", decision, order("o1", "80.00", "40.00"));
        assertThat(shopper.total()).isEqualTo(170);
        EarningDecision smaller = shopper.edit("c2", larger, order("o1", "80.00", "10.00"));
        assertThat(shopper.total()).isEqualTo(90);
        assertThat(smaller.replaced().number()).isEqualTo(2);

        shopper.reverseRest("r1", smaller);
        assertThat(shopper.total()).isZero();
    }

    @Test
    @DisplayName(
            "EC-F17: what came back before counts as gone, and what comes back after takes from all lots of the order")
    void knowsWhatCameBack() {
        Shopper shopper = new Shopper(loyalty(DATED, ONE_PER_POUND));
        EarningDecision decision = shopper.earn(order("o1", "50.00", "20.00"));
        ReversalDecision returned = shopper.reverse("r1", decision, "2");
        assertThat(shopper.total()).isEqualTo(50);

        EarningDecision changed = shopper.edit("c1", decision, order("o1", "50.00", "60.00"), returned);
        assertThat(shopper.total()).isEqualTo(110);
        ReversalDecision rest = shopper.reverseRest("r2", changed);

        assertThat(rest.reversed("points")).isEqualTo(110);
        assertThat(rest.recoveries()).singleElement().satisfies(recovery -> {
            assertThat(recovery.taken()).isEqualTo(110);
            assertThat(recovery.others())
                    .extracting(other -> other.lot())
                    .containsExactly(new LotId("o1", "points", 2));
        });
        assertThat(shopper.total()).isZero();
    }

    @Test
    @DisplayName("EC-F17, EC-C4: limits count the changed order once")
    void countsLimitsOnce() {
        Shopper shopper = new Shopper(loyalty(
                DEFINITION + """
                        limits:
                          cap: { per: member, period: day, at-most: 100 points }
                          budget: { per: programme, period: ever, at-most: 90 points }
                        """, forOrder("Base", PER_ORDER + ".limitedBy( \"cap\" ).limitedBy( \"budget\" )")));
        EarningDecision decision = shopper.earn(order("o1", "50.00"));

        EarningDecision changed = shopper.edit("c1", decision, order("o1", "120.00"));

        assertThat(changed.awarded("points")).isEqualTo(90);
        assertThat(shopper.ledger.used().values()).containsExactly(90L, 90L);
        assertThat(changed.booking().expectations())
                .filteredOn(Expectation.CapacityLeft.class::isInstance)
                .singleElement()
                .satisfies(capacity ->
                        assertThat(((Expectation.CapacityLeft) capacity).adds()).isEqualTo(40));
        shopper.reverseRest("r1", changed);
        assertThat(shopper.ledger.used()).isEmpty();
    }

    @Test
    void anUnchangedOrderBooksNothing() {
        Shopper shopper = new Shopper(loyalty(DATED, ONE_PER_POUND));
        EarningDecision decision = shopper.earn(order("o1", "50.00"));

        assertThat(shopper.edit("c1", decision, order("o1", "50.00")).booking().entries())
                .isEmpty();
    }

    @Test
    void remaindersAreCarriedOnce() {
        Shopper shopper = new Shopper(
                loyalty(DEFINITION.replace("unit: points", "unit: points, remainder: carried"), ONE_PER_POUND));
        shopper.earn(order("o0", "0.50"));
        EarningDecision decision = shopper.earn(order("o1", "0.70"));
        assertThat(shopper.total()).isEqualTo(1);

        EarningDecision changed = shopper.edit("c1", decision, order("o1", "1.90"));

        assertThat(shopper.total()).isEqualTo(2);
        assertThat(shopper.ledger.remainder("points")).hasToString("0.4");
        shopper.reverseRest("r1", changed);
        assertThat(shopper.total()).isZero();
        assertThat(shopper.ledger.remainder("points")).hasToString("0.5");
    }

    @Test
    @DisplayName("EC-F17: the past knows the order as it is now, in whatever order receipts come")
    void thePastKnowsTheChangedOrder() {
        Shopper shopper = new Shopper(loyalty(DEFINITION, ONE_PER_POUND));
        EarningDecision decision = shopper.earn(order("o1", "50.00", "20.00"));
        ReversalDecision returned = shopper.reverse("r1", decision, "2");
        EarningDecision changed = shopper.edit("c1", decision, order("o1", "50.00", "60.00"), returned);
        ReversalDecision after = shopper.reverse("r2", changed, "1");
        List<Measure> measures = List.of(
                Measure.of("spent", new Aggregate.Amount(MeasureSource.ORDER)),
                Measure.of("orders", new Aggregate.Count(MeasureSource.ORDER)),
                Measure.of("earned", new Aggregate.Awarded("points")));
        List<Receipt> receipts = new ArrayList<>(List.of(decision, returned, changed, after));
        MemberHistory forward = MemberHistory.empty("acme", "m1").plus(receipts);
        Collections.reverse(receipts);
        MemberHistory backward = MemberHistory.empty("acme", "m1");
        for (Receipt receipt : receipts) {
            backward = backward.plus(receipt);
        }

        assertThat(backward).isEqualTo(forward);
        assertThat(forward.values(measures, LATER, ZoneId.of("Europe/London"), null)
                        .values())
                .containsEntry("spent", new BigDecimal("60"))
                .containsEntry("orders", 1L)
                .containsEntry("earned", 60L);
        assertThat(forward.values(measures, LATER, ZoneId.of("Europe/London"), "o1")
                        .values())
                .containsEntry("orders", 0L);
    }

    @Test
    @DisplayName("EC-F17: of orders of before, what came back before a change of the order and after it counts no more")
    void thePastKnowsWhatCameBackOfOrdersOfBefore() {
        Loyalty loyalty = loyalty(
                DEFINITION,
                ONE_PER_POUND,
                Texts.rule("Before", "$past : PastOrder()", "earn.points( $past, policy.points ).per( policy.pound )"));
        Shopper shopper = new Shopper(loyalty);
        EarningDecision decision = shopper.keep(
                loyalty.earn(new EarningRequest("acme", Member.of("m1"), order("o1", "50.00"), shopper.ledger)
                        .withPast(List.of(order("g1", "7.00", "3.00", "1.00")))));
        ReversalDecision first = shopper.reverse("r1", decision, "g1", "1");
        EarningDecision changed = shopper.edit("c1", decision, order("o1", "60.00"), first);
        ReversalDecision second = shopper.reverse("r2", changed, "g1", "2", first);
        EarningDecision again = shopper.edit("c2", changed, order("o1", "70.00"), second);
        List<Measure> measures = List.of(Measure.of("earned", new Aggregate.Awarded("points")));

        assertThat(shopper.total()).isEqualTo(71);
        List<Receipt> receipts = List.of(decision, first, changed, second, again);
        for (int from = 0; from < receipts.size(); from++) {
            MemberHistory history = MemberHistory.empty("acme", "m1");
            for (int i = 0; i < 2 * receipts.size(); i++) {
                history = history.plus(receipts.get((from + i * 3) % receipts.size()));
            }
            assertThat(history).isEqualTo(MemberHistory.empty("acme", "m1").plus(receipts));
            assertThat(history.values(measures, LATER, ZoneId.of("Europe/London"), null)
                            .values())
                    .containsEntry("earned", 71L);
        }
    }

    @Test
    void refusesWhatIsNoChangeOfTheOrder() {
        Shopper shopper = new Shopper(loyalty(DEFINITION, ONE_PER_POUND));
        EarningDecision decision = shopper.earn(order("o1", "50.00"));
        EarningDecision changed = shopper.edit("c1", decision, order("o1", "60.00"));
        ReversalDecision returned = shopper.reverse("r1", changed, "1");

        assertThatThrownBy(() -> shopper.edit("c2", decision, order("o2", "50.00")))
                .hasMessageContaining("Maybe the changed order got a new id");
        assertThatThrownBy(() -> shopper.edit("c2", decision, order("o1", LATER, "50.00")))
                .hasMessageContaining("or the time of the change");
        assertThatThrownBy(() -> shopper.edit("o1", decision, order("o1", "50.00")))
                .hasMessageContaining("Maybe o1-changed?");
        assertThatThrownBy(() -> shopper.edit("c2", decision, order("o1", "50.00"), returned))
                .hasMessageContaining("the reversal r1 is of c1, not of o1. Maybe");
    }
}
