package dev.loyalty.earning;

import static dev.loyalty.Fixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.CommitResult;
import dev.loyalty.ledger.InMemoryLedger;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitPeriod;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.RemainderKey;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that earn from one budget and for one member, as a backend does: snapshot, decision, commit, again if stale. */
@Timeout(60)
class BudgetContentionTest {

    private static final int THREADS = 2;
    private static final int ORDERS = 25;
    private static final LimitKey BUDGET = new LimitKey("budget", "acme", LimitPeriod.EVER);

    private static final String POLICY = """
            id: acme
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points }
              cash: { unit: money, remainder: carried }
            limits:
              budget: { per: programme, period: ever, at-most: 100 points }
            parameters:
              three: { type: integer, value: 3 }
              pound: { type: money, value: 1.00 }
              rate: { type: decimal, value: 0.001 }
            """;

    private final Loyalty loyalty = Fixture.loyalty(
            POLICY,
            Texts.forOrder("Points", "earn.points( $order, policy.three ).limitedBy( \"budget\" )"),
            Texts.forOrder("Cash", "earn.credit( $order, policy.rate ).per( policy.pound )"));
    private final InMemoryLedger store = new InMemoryLedger();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    /** Points that were granted to a member by one thread, order by order. */
    private Callable<Long> shop(String member, String thread, CyclicBarrier start) {
        return () -> {
            start.await(30, TimeUnit.SECONDS);
            long granted = 0;
            for (int i = 0; i < ORDERS; i++) {
                granted += buy(member, thread + "-" + i);
            }
            return granted;
        };
    }

    private long buy(String member, String order) {
        while (true) {
            LedgerSnapshot ledger = store.snapshot("acme", member);
            EarningDecision decision =
                    loyalty.earn(new EarningRequest("acme", Member.of(member), order(order, "3.50"), ledger));
            CommitResult result = store.commit(decision);
            if (result instanceof CommitResult.Committed) {
                assertThat(store.snapshot("acme", member).used(BUDGET)).isLessThanOrEqualTo(100);
                return decision.awarded("points");
            }
            assertThat(result).isInstanceOf(CommitResult.Stale.class);
        }
    }

    private long together(String... members) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<Long>> futures = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            futures.add(threads.submit(shop(members[i], "t" + i, start)));
        }
        long granted = 0;
        for (Future<Long> future : futures) {
            granted += future.get(50, TimeUnit.SECONDS);
        }
        return granted;
    }

    @RepeatedTest(5)
    @DisplayName("EC-C8: two threads earn from one budget: never over it, and all of it")
    void neverGoesOverTheBudget() throws Exception {
        assertThat(together("m1", "m2")).isEqualTo(100);
        assertThat(store.snapshot("acme", "m3").used(BUDGET)).isEqualTo(100);
    }

    @Test
    @DisplayName("EC-C6: a count is written with the units it counts or not at all, and the next call sees it")
    void countsAtOnceOrNotAtAll() {
        LedgerSnapshot stale = store.snapshot("acme", "m1");
        EarningDecision first = loyalty.earn(new EarningRequest("acme", Member.of("m1"), order("o1", "3.50"), stale));
        EarningDecision second = loyalty.earn(new EarningRequest("acme", Member.of("m1"), order("o2", "3.50"), stale));
        store.commit(first);

        assertThat(store.commit(second)).isInstanceOf(CommitResult.Stale.class);

        LedgerSnapshot now = store.snapshot("acme", "m1");
        assertThat(now.used(BUDGET)).isEqualTo(3);
        assertThat(now.balance("points", Fixture.NOON).total()).isEqualTo(3);
        assertThat(first.booking().uses())
                .extracting(LimitUse::key, LimitUse::amount)
                .containsExactly(tuple(BUDGET, 3L));
        store.commit(loyalty.earn(new EarningRequest("acme", Member.of("m1"), order("o2", "3.50"), now)));
        assertThat(store.snapshot("acme", "m1").used(BUDGET)).isEqualTo(6);
    }

    @RepeatedTest(5)
    @DisplayName("EC-X1, EC-R8: two threads earn for one member: no order and no part of a penny is lost or doubled")
    void losesNothingOfOneMember() throws Exception {
        assertThat(together("m1", "m1")).isEqualTo(100);
        LedgerSnapshot ledger = store.snapshot("acme", "m1");
        Fraction cash = Fraction.of(ledger.balance("cash", Fixture.NOON).total())
                .plus(ledger.remainder(new RemainderKey("cash", 1)));
        assertThat(cash).isEqualTo(Fraction.parse("0.35").times(Fraction.of(THREADS * ORDERS)));
        assertThat(ledger.revision()).isEqualTo(THREADS * ORDERS);
    }
}
