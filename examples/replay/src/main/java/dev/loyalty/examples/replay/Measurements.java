package dev.loyalty.examples.replay;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.ref.Reference;
import java.time.Duration;

/**
 * How fast it was and what it took.
 *
 * @param time from the first line to the last check, without compiling the policy
 * @param peakHeap bytes, garbage included: the sum of each heap pool's peak, which is an upper bound, as the pools
 *     need not have peaked together
 * @param liveHeap bytes in use at the end, after a full collection, with all members still in memory
 */
record Measurements(Duration time, long peakHeap, long liveHeap) {

    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    /**
     * Measures now; collects garbage.
     *
     * @param kept counts as live
     */
    static Measurements since(long startNanos, Object kept) {
        Duration time = Duration.ofNanos(System.nanoTime() - startNanos);
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
        try {
            System.gc();
            long live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            return new Measurements(time, peak, live);
        } finally {
            Reference.reachabilityFence(kept);
        }
    }

    long perSecond(long count) {
        return count * NANOS_PER_SECOND / Math.max(1, time.toNanos());
    }
}
