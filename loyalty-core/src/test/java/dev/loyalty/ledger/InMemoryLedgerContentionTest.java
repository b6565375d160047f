package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.MEMBER;
import static dev.loyalty.ledger.Books.NEVER;
import static dev.loyalty.ledger.Books.POINTS;
import static dev.loyalty.ledger.Books.PROGRAMME;
import static dev.loyalty.ledger.Books.active;
import static dev.loyalty.ledger.Books.booking;
import static dev.loyalty.ledger.Books.day;
import static dev.loyalty.ledger.Books.key;
import static dev.loyalty.ledger.Books.lot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.ledger.Books.TestReceipt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InMemoryLedgerContentionTest {

    private static final LimitKey BUDGET = new LimitKey("budget", PROGRAMME, LimitPeriod.EVER);
    private static final int THREADS = 4;

    private final InMemoryLedger store = new InMemoryLedger();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    /** Runs one task per thread; each begins with a look at the store, and all go on from there together. */
    private <T> List<T> together(IntFunction<Callable<T>> prepare) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<T>> futures = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            futures.add(threads.submit(() -> {
                Callable<T> commit = prepare.apply(number);
                start.await(30, TimeUnit.SECONDS);
                return commit.call();
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get(30, TimeUnit.SECONDS));
        }
        return results;
    }

    @RepeatedTest(20)
    @DisplayName("EC-C8: threads that share a budget never exceed it and use all of it")
    void budgetIsNeverExceeded() throws Exception {
        int maximum = 100;

        List<Integer> granted = together(number -> () -> {
            int units = 0;
            for (int i = 0; i < 50; i++) {
                IdempotencyKey key = new IdempotencyKey(PROGRAMME, "member" + number, "e" + i, Calculation.EARNING);
                Booking booking = new Booking(
                        key,
                        List.of(),
                        List.of(new LimitUse(BUDGET, 1)),
                        List.of(new Expectation.CapacityLeft(BUDGET, 1, maximum)));
                if (store.commit(new TestReceipt(booking, "h")) instanceof CommitResult.Committed committed) {
                    assertThat(committed.snapshot().used(BUDGET)).isLessThanOrEqualTo(maximum);
                    units++;
                }
            }
            return units;
        });

        assertThat(granted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(maximum);
        assertThat(store.snapshot(PROGRAMME, MEMBER).used(BUDGET)).isEqualTo(maximum);
    }

    @RepeatedTest(20)
    @DisplayName("EC-X1: of threads that redeem from the same ledger exactly one commits, the others are stale")
    void exactlyOneCommitWins() throws Exception {
        store.commit(new TestReceipt(booking("o1", Entry.issue(lot("o1"), 100, active("2026-01-01", NEVER))), "h"));

        List<CommitResult> results = together(number -> {
            LedgerSnapshot seen = store.snapshot(PROGRAMME, MEMBER);
            Booking booking = new Booking(
                    key("r" + number, Calculation.REDEMPTION),
                    List.of(Entry.take(EntryKind.REDEEMED, lot("o1"), 80, day("2026-01-02"))),
                    List.of(),
                    List.of(new Expectation.LedgerUnchanged(MEMBER, seen.revision())));
            return () -> store.commit(new TestReceipt(booking, "h" + number));
        });

        assertThat(results).filteredOn(CommitResult.Committed.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(CommitResult.Stale.class::isInstance)
                .hasSize(THREADS - 1)
                .allMatch(new CommitResult.Stale(new Expectation.LedgerUnchanged(MEMBER, 1))::equals);
        assertThat(store.snapshot(PROGRAMME, MEMBER)
                        .balance(POINTS, day("2026-01-02"))
                        .active())
                .isEqualTo(20);
    }

    @RepeatedTest(20)
    @DisplayName("EC-X2: duplicates delivered at the same time book once, and all get the same receipt")
    void duplicatesBookOnce() throws Exception {
        List<CommitResult> results = together(number -> {
            Booking booking = new Booking(
                    key("o1", Calculation.EARNING),
                    List.of(Entry.issue(lot("o1"), 150, active("2026-01-01", NEVER))),
                    List.of(),
                    List.of(new Expectation.LedgerUnchanged(MEMBER, 0)));
            return () -> store.commit(new TestReceipt(booking, "h"));
        });

        Receipt original = store.receipt(key("o1", Calculation.EARNING)).orElseThrow();
        assertThat(results).filteredOn(CommitResult.Committed.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(CommitResult.Replayed.class::isInstance)
                .hasSize(THREADS - 1)
                .allMatch(
                        result -> result instanceof CommitResult.Replayed replayed && replayed.original() == original);
        assertThat(store.snapshot(PROGRAMME, MEMBER).revision()).isEqualTo(1);
    }

    /** Ten thousand rounds with {@code -Dloyalty.rounds=10000}; a tenth of them in every build. */
    @Test
    @DisplayName("EC-X1: two tabs redeem 80 of 100 points, and in every round exactly one of them gets them")
    void oneOfTwoSpendersWinsEveryRound() throws Exception {
        int rounds = Integer.getInteger("loyalty.rounds", 1_000);
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<Integer>> tabs = new ArrayList<>();
        for (int tab = 0; tab < 2; tab++) {
            String name = "tab" + tab;
            tabs.add(threads.submit(() -> {
                int won = 0;
                for (int round = 0; round < rounds; round++) {
                    String member = "member" + round;
                    if (name.equals("tab0")) {
                        store.commit(new TestReceipt(
                                Books.bookingOf(member, "o1", Entry.issue(lot("o1"), 100, active("2026-01-01", NEVER))),
                                "h"));
                    }
                    together.await(30, TimeUnit.SECONDS);
                    won += redeem(member, name) ? 1 : 0;
                    together.await(30, TimeUnit.SECONDS);
                    LedgerSnapshot after = store.snapshot(PROGRAMME, member);
                    assertThat(after.balance(POINTS, day("2026-01-02")).active())
                            .isEqualTo(20);
                    assertThat(after.revision()).isEqualTo(2);
                }
                return won;
            }));
        }

        assertThat(tabs.get(0).get(50, TimeUnit.SECONDS) + tabs.get(1).get(50, TimeUnit.SECONDS))
                .isEqualTo(rounds);
    }

    private boolean redeem(String member, String tab) {
        LedgerSnapshot seen = store.snapshot(PROGRAMME, member);
        Spending spending = LedgerArithmetic.spend(seen, POINTS, 80, day("2026-01-02"), SpendingOrder.NEAREST_EXPIRY);
        if (spending instanceof Spending.Spent spent) {
            Booking booking = new Booking(
                    new IdempotencyKey(PROGRAMME, member, tab, Calculation.REDEMPTION),
                    spent.entries(),
                    List.of(),
                    List.of(new Expectation.LedgerUnchanged(member, seen.revision())));
            return store.commit(new TestReceipt(booking, tab)) instanceof CommitResult.Committed;
        }
        return false;
    }
}
