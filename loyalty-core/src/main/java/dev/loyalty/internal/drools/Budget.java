package dev.loyalty.internal.drools;

import dev.loyalty.policy.Guards;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of one call may still use. A matcher enters it before the first rule is looked at and leaves it behind the
 * last; in between compiled rules draw on it through {@link Guarded}. Once it is spent it stays spent: every further
 * draw throws the same error again. Used by one thread.
 */
final class Budget {

    /** Steps between two looks at the clock. */
    private static final int SLICE = 256;

    /** What counts at most of the time between two looks: what is longer is a pause of the host, not work of a rule. */
    private static final long LONGEST_GAP = 2_000_000;

    private static final ThreadLocal<@Nullable Budget> CURRENT = new ThreadLocal<>();

    private final Guards guards;
    private final LongSupplier clock;
    private final @Nullable Budget outer;
    private long slices;
    private int slice;
    private int firings;
    private int facts;
    private long memory;
    private long time;
    private long lastLook;
    private @Nullable SpentError spent;
    private @Nullable Failure failure;

    /** Rules used more than they may. An error, because the engine and rules may catch exceptions. */
    static final class SpentError extends Error {
        private static final long serialVersionUID = 1L;

        SpentError(String message) {
            super(message);
        }
    }

    /**
     * Where something was thrown first.
     *
     * @param type internal name of the compiled class
     * @param arguments what it was looking at, facts and others
     */
    record Failure(Throwable thrown, String type, List<@Nullable Object> arguments) {}

    private Budget(Guards guards, LongSupplier clock, @Nullable Budget outer) {
        this.guards = guards;
        this.clock = clock;
        this.outer = outer;
        this.slices = guards.steps() / SLICE;
        this.slice = (int) (guards.steps() % SLICE);
        this.memory = guards.memory();
        this.time = guards.time().toNanos();
        this.lastLook = clock.getAsLong();
    }

    /** Begins a call on this thread; {@link #leave()} must follow in a finally block. */
    static Budget enter(Guards guards) {
        return enter(guards, System::nanoTime);
    }

    static Budget enter(Guards guards, LongSupplier clock) {
        Budget budget = new Budget(guards, clock, CURRENT.get());
        CURRENT.set(budget);
        return budget;
    }

    void leave() {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }

    /** The budget of the call under way. Rules never run without one. */
    static Budget current() {
        Budget budget = CURRENT.get();
        if (budget == null) {
            throw new IllegalStateException("compiled rules run only inside a call");
        }
        return budget;
    }

    /** One turn of a loop, one pair of facts, one character. */
    void tick() {
        if (--slice < 0) {
            nextSlice();
        }
    }

    /** As many {@link #tick()}s. */
    void steps(long count) {
        slices -= count / SLICE;
        slice -= (int) (count % SLICE);
        if (slice < 0 || slices < 0) {
            nextSlice();
        }
    }

    /** Asks for memory. */
    void allocate(long bytes) {
        memory -= bytes;
        if (memory < 0) {
            spend("more than " + (guards.memory() >> 10) + " KiB of memory");
        }
    }

    /** A rule fires. */
    void fired() {
        if (++firings > guards.firings()) {
            spend("more than " + guards.firings() + " firings of rules");
        }
        look();
    }

    /** A rule derives a fact. */
    void derived() {
        if (++facts > guards.facts()) {
            spend("more than " + guards.facts() + " derived facts");
        }
        look();
    }

    /** Keeps where something was thrown; what passes by on its way out is not kept. */
    void failed(Throwable thrown, String type, @Nullable Object[] arguments) {
        if (failure == null || failure.thrown() != thrown) {
            failure = new Failure(thrown, type, Collections.unmodifiableList(Arrays.asList(arguments.clone())));
        }
    }

    @Nullable
    Failure failure() {
        return failure;
    }

    /** What it was spent on, or null. */
    @Nullable
    SpentError spent() {
        return spent;
    }

    private void nextSlice() {
        if (slice < 0) {
            slice += SLICE;
            slices--;
        }
        if (slices < 0) {
            slice = 0;
            spend("more than " + guards.steps() + " steps");
        }
        look();
    }

    private void look() {
        long now = clock.getAsLong();
        time -= Math.min(now - lastLook, LONGEST_GAP);
        lastLook = now;
        if (time < 0) {
            spend("more than " + guards.time().toMillis() + " milliseconds");
        }
    }

    private void spend(String what) {
        if (spent == null) {
            spent = new SpentError(what);
        }
        slices = 0;
        slice = 0;
        memory = -1;
        time = -1;
        throw spent;
    }
}
