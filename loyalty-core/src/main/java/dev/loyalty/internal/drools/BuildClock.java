package dev.loyalty.internal.drools;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Ends a build that takes too long. The engine's parser and compilers look at no flag, but they ask for classes all the
 * time: each question is a look at the clock. Waiting for another build does not count.
 */
final class BuildClock {

    private final Duration most;
    private final LongSupplier clock;
    private long left;
    private long startedAt;
    private boolean running;

    /** A build took too long. An error, because the engine catches exceptions. */
    static final class TooSlowError extends Error {
        private static final long serialVersionUID = 1L;

        TooSlowError(Duration most) {
            super("building takes more than " + most.toSeconds() + " seconds");
        }
    }

    BuildClock(Duration most) {
        this(most, System::nanoTime);
    }

    BuildClock(Duration most, LongSupplier clock) {
        this.most = most;
        this.clock = clock;
        this.left = most.toNanos();
    }

    /** Begins or goes on with a build. */
    void start() {
        startedAt = clock.getAsLong();
        running = true;
    }

    /** The build waits, or has ended. */
    void stop() {
        left -= clock.getAsLong() - startedAt;
        running = false;
    }

    /** @throws TooSlowError if the build took too long, then and every time after */
    void look() {
        long now = running ? clock.getAsLong() - startedAt : 0;
        if (left - now < 0) {
            throw new TooSlowError(most);
        }
    }
}
