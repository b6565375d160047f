package dev.loyalty.soak;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicySource;
import dev.loyalty.policy.Publication;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Publishes version after version, good ones and refused ones, while calls go on, and shows whether anything grows. Ends
 * with 1 if a call failed, a call was answered by no version, or heap, metaspace, classes or threads grew from the first
 * tenth of the swaps to the last.
 */
public final class SwapSoak {

    private static final int CALLERS = 2;
    private static final int SAMPLE = 200_000;
    private static final Order ORDER = Fixture.order("o1", "9.99", "20.00", "3.50");

    private final Loyalty loyalty = Loyalty.create();

    private SwapSoak() {}

    /** @param arguments how many versions to publish */
    public static void main(String[] arguments) throws Exception {
        int swaps = arguments.length == 0 ? 3_000 : Integer.parseInt(arguments[0]);
        System.exit(new SwapSoak().run(swaps) ? 0 : 1);
    }

    /** What one caller measured: nanoseconds of each of its last calls. */
    private record Calls(long[] nanos, long count) {}

    boolean run(int swaps) throws Exception {
        publish(0);
        AtomicBoolean warm = new AtomicBoolean();
        whileCalling(warm, () -> sleep(5_000));
        System.out.println("no swaps:   " + percentiles(whileCalling(new AtomicBoolean(), () -> sleep(10_000))));

        List<Health> health = new ArrayList<>();
        long started = System.nanoTime();
        List<Calls> calls = whileCalling(new AtomicBoolean(), () -> {
            for (int swap = 1; swap <= swaps; swap++) {
                publish(swap);
                refuse(swap);
                if (swap % Math.max(1, swaps / 10) == 0) {
                    health.add(Health.afterCollection());
                    System.out.printf("%6d swaps: %s%n", swap, health.get(health.size() - 1));
                }
            }
        });
        System.out.println("with swaps: " + percentiles(calls));
        System.out.printf(
                "%d versions published and %d refused in %d s%n",
                swaps, swaps, (System.nanoTime() - started) / 1_000_000_000);
        return isFlat(health);
    }

    /** Each has another rule, so that each is compiled. */
    private void publish(int number) {
        String rule = Fixture.ONE_PER_POUND.replace("Order()", "Order( lineCount != " + -number + " )")
                + Fixture.ONE_PER_POUND.replace("One point", "Another point " + number);
        loyalty.policies()
                .publish(PolicySource.text(Map.of("policy.yaml", definition(), "earning.drl", rule)))
                .orThrow();
    }

    private void refuse(int number) {
        String broken =
                Fixture.ONE_PER_POUND.replace("policy.points", number % 2 == 0 ? "policy.pionts" : "System.exit(1)");
        Publication publication = loyalty.policies()
                .publish(PolicySource.text(Map.of("policy.yaml", definition(), "earning.drl", broken)));
        if (!(publication instanceof Publication.Refused)) {
            throw new IllegalStateException("a broken policy was published");
        }
    }

    private static String definition() {
        return Fixture.DEFINITION;
    }

    private List<Calls> whileCalling(AtomicBoolean done, Runnable work)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<Calls>> running = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                Callable<Calls> caller = () -> call(done);
                running.add(threads.submit(caller));
            }
            try {
                work.run();
            } finally {
                done.set(true);
            }
            List<Calls> calls = new ArrayList<>();
            for (Future<Calls> each : running) {
                calls.add(each.get());
            }
            return calls;
        } finally {
            threads.shutdownNow();
        }
    }

    private Calls call(AtomicBoolean done) {
        long[] nanos = new long[SAMPLE];
        long count = 0;
        EarningRequest request = new EarningRequest("acme", Member.of("m1"), ORDER, LedgerSnapshot.empty("m1"));
        while (!done.get()) {
            long before = System.nanoTime();
            long points = loyalty.earn(request).awarded("points");
            nanos[(int) (count++ % SAMPLE)] = System.nanoTime() - before;
            if (points != 66) {
                throw new IllegalStateException(points + " points are the answer of no version");
            }
        }
        return new Calls(nanos, count);
    }

    private static String percentiles(List<Calls> calls) {
        long[] all = calls.stream()
                .flatMapToLong(each -> Arrays.stream(each.nanos()).limit(each.count()))
                .sorted()
                .toArray();
        return String.format(
                "p50 %,d us, p99 %,d us, p99.9 %,d us, max %,d us of %,d calls",
                at(all, 0.5),
                at(all, 0.99),
                at(all, 0.999),
                at(all, 1),
                calls.stream().mapToLong(Calls::count).sum());
    }

    private static long at(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * part)] / 1_000;
    }

    /** Compared with what is held after the first tenth, by when all is warm. */
    private static boolean isFlat(List<Health> health) {
        Health first = health.get(0);
        Health last = health.get(health.size() - 1);
        boolean flat = last.heap() < first.heap() * 1.2 + 4_000_000
                && last.metaspace() < first.metaspace() * 1.1
                && last.classes() < first.classes() * 1.05
                && last.threads() <= first.threads() + 1;
        System.out.println(flat ? "flat" : "NOT FLAT");
        return flat;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
