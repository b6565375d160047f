package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.earning.Texts.PER_ORDER;
import static dev.loyalty.earning.Texts.forOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.InMemoryLedger;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Line;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicyVersion;
import dev.loyalty.receipt.ReceiptJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class IdempotencyTest {

    private final Loyalty loyalty = loyalty(DEFINITION, ONE_PER_POUND);
    private final InMemoryLedger store = new InMemoryLedger();

    private EarningDecision earn(Order order) {
        return loyalty.earn(new EarningRequest("acme", Member.of("m1"), order, store.snapshot("acme", "m1")));
    }

    @Test
    @DisplayName("EC-X1, EC-X4: of two decisions on one snapshot the second is stale, and nothing of it is written")
    void refusesADecisionOnAStaleSnapshot() {
        EarningDecision one = earn(order("o1", "10.00"));
        EarningDecision two = earn(order("o2", "20.00"));

        assertThat(store.commit(one)).isInstanceOf(CommitResult.Committed.class);
        assertThat(store.commit(two)).isInstanceOf(CommitResult.Stale.class);
        assertThat(store.commit(earn(order("o2", "20.00")))).isInstanceOf(CommitResult.Committed.class);
        assertThat(store.snapshot("acme", "m1").balance("points", NOON).active())
                .isEqualTo(30);
    }

    @Test
    @DisplayName("EC-X2: an event delivered twice is answered by the receipt of the first time")
    void replaysTheSameEvent() {
        EarningDecision first = earn(order("o1", "150.00"));
        EarningDecision second = earn(order("o1", "150.00"));
        store.commit(first);

        assertThat(store.commit(second)).isEqualTo(new CommitResult.Replayed(first));
        EarningRequest again =
                new EarningRequest("acme", Member.of("m1"), order("o1", "150.00"), store.snapshot("acme", "m1"));
        assertThat(store.receipt(again.key())).contains(first);
        assertThatThrownBy(() -> loyalty.earn(again)).hasMessageContaining("already issued");
        assertThat(store.snapshot("acme", "m1").lots()).hasSize(1);
    }

    @Test
    @DisplayName("EC-X2: the same order with quantities of another scale is the same event")
    void knowsTheSameOrderByValue() {
        Order one = Order.of("o1", NOON, List.of(line("2")));
        Order scaled = Order.of("o1", NOON, List.of(line("2.000")));

        assertThat(earn(scaled).bodyHash()).isEqualTo(earn(one).bodyHash());
        assertThat(scaled).isEqualTo(one);
    }

    private static Line line(String quantity) {
        return Line.builder("1", "A", gbp("5.00"))
                .quantity(new BigDecimal(quantity))
                .attribute("weight", new BigDecimal(quantity))
                .build();
    }

    @Test
    @DisplayName("EC-X3: the same key with another body is a conflict")
    void refusesTheSameEventWithAnotherBody() {
        EarningDecision first = earn(order("o1", "100.00"));
        EarningDecision other = earn(order("o1", "200.00"));
        store.commit(first);

        assertThat(store.commit(other)).isEqualTo(new CommitResult.Conflict(first));
        assertThat(store.snapshot("acme", "m1").balance("points", NOON).active())
                .isEqualTo(100);
    }

    @Test
    @DisplayName("EC-X3b: keys are compared part by part")
    void neverJoinsTheParts() {
        EarningRequest one =
                new EarningRequest("acme", Member.of("a:b"), order("c", "1.00"), LedgerSnapshot.empty("a:b"));
        EarningRequest two =
                new EarningRequest("acme", Member.of("a"), order("b:c", "1.00"), LedgerSnapshot.empty("a"));

        assertThat(one.key()).isNotEqualTo(two.key());
        assertThat(loyalty.earn(one).key()).isEqualTo(one.key());
    }

    @Test
    @DisplayName("EC-K1, EC-X10: a preview is the decision itself, and can be asked for again by its version")
    void previewsByTheSamePath() {
        PolicyVersion version = loyalty.policies().live("acme");
        EarningDecision preview = earn(order("o1", "100.00"));
        loyalty.policies()
                .publish(Fixture.policy(DEFINITION.replace("value: 1 }", "value: 2 }"), ONE_PER_POUND))
                .orThrow();

        EarningDecision byVersion = loyalty.earn(version, Fixture.request(order("o1", "100.00")));
        EarningDecision live = earn(order("o1", "100.00"));

        assertThat(ReceiptJson.write(byVersion)).isEqualTo(ReceiptJson.write(preview));
        assertThat(live.awarded("points")).isEqualTo(200);
        assertThat(live.version()).isNotEqualTo(preview.version());
    }

    @Test
    @Timeout(120)
    @DisplayName("EC-C8: two threads and one budget: never over, and all of it is used")
    void neverOverdrawsASharedBudget() throws Exception {
        String definition = DEFINITION
                + "limits:\n  budget: { per: programme, period: month, at-most: 1000 points, overflow: trim }\n";
        Loyalty limited = loyalty(definition, forOrder("Limited", PER_ORDER + ".limitedBy( \"budget\" )"));
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Long>> sums = new ArrayList<>();
            for (String member : List.of("m1", "m2")) {
                Callable<Long> task = () -> {
                    start.await();
                    long sum = 0;
                    for (int i = 0; i < 60; i++) {
                        sum += commit(limited, member, order("o" + i, "13.00"));
                    }
                    return sum;
                };
                sums.add(threads.submit(task));
            }
            long granted = 0;
            for (Future<Long> sum : sums) {
                granted += sum.get();
            }
            assertThat(granted).isEqualTo(1000);
            assertThat(store.snapshot("acme", "m3").used().values()).containsExactly(1000L);
        } finally {
            threads.shutdownNow();
        }
    }

    private long commit(Loyalty limited, String member, Order order) {
        while (true) {
            EarningDecision decision =
                    limited.earn(new EarningRequest("acme", Member.of(member), order, store.snapshot("acme", member)));
            if (store.commit(decision) instanceof CommitResult.Committed) {
                return decision.awarded("points");
            }
        }
    }
}
