package dev.loyalty.soak;

import java.util.concurrent.atomic.AtomicLongArray;

/** How long calls took: a count for each hundredth of a millisecond, up to two seconds. */
final class Latencies {

    private static final int STEP = 10;
    private final AtomicLongArray counts = new AtomicLongArray(200_000);

    void add(long nanos) {
        counts.incrementAndGet((int) Math.min(counts.length() - 1, nanos / 1_000 / STEP));
    }

    long count() {
        long sum = 0;
        for (int i = 0; i < counts.length(); i++) {
            sum += counts.get(i);
        }
        return sum;
    }

    /** @return microseconds that the given part of the calls did not exceed */
    long at(double part) {
        long left = (long) Math.ceil(count() * part);
        int i = 0;
        while (i < counts.length() - 1 && (left -= counts.get(i)) > 0) {
            i++;
        }
        return (i + 1L) * STEP;
    }

    @Override
    public String toString() {
        return String.format(
                "p50 %,d us  p99 %,d us  p99.9 %,d us  max %,d us  of %,d calls",
                at(0.5), at(0.99), at(0.999), at(1), count());
    }
}
