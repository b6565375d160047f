package dev.loyalty.soak;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** A shop's threads: each calls for ever, with a short pause, as a shop does that is not at its limit. */
final class Callers {

    private static final long PAUSE = 500_000;
    private static final EarningRequest REQUEST = new EarningRequest(
            "acme", Member.of("m1"), Fixture.order("o1", "9.99", "20.00", "3.50"), LedgerSnapshot.empty("m1"));
    private static final long POINTS = 66;

    private final Loyalty loyalty;
    private final ExecutorService threads;
    private final List<Future<?>> running = new ArrayList<>();
    private volatile Latencies latencies = new Latencies();
    private volatile boolean done;

    Callers(Loyalty loyalty, int count) {
        this.loyalty = loyalty;
        threads = Executors.newFixedThreadPool(count);
        for (int i = 0; i < count; i++) {
            running.add(threads.submit(this::call));
        }
    }

    /** From now on calls are counted here. */
    void countIn(Latencies next) {
        latencies = next;
    }

    /** @throws ExecutionException if a call failed, or was answered by no version */
    void stop() throws InterruptedException, ExecutionException {
        done = true;
        try {
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void call() {
        while (!done) {
            Latencies counted = latencies;
            long before = System.nanoTime();
            long points = loyalty.earn(REQUEST).awarded("points");
            counted.add(System.nanoTime() - before);
            if (points != POINTS) {
                throw new IllegalStateException(points + " points are the answer of no version");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
