package dev.loyalty.soak;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a JVM holds after a collection.
 *
 * @param heap bytes that the last collection left, so that the garbage of calls under way does not count
 * @param metaspace bytes in use
 * @param classes loaded now
 * @param threads alive now
 */
record Health(long heap, long metaspace, int classes, int threads) {

    static Health afterCollection() {
        for (int i = 0; i < 3; i++) {
            System.gc();
            pause();
        }
        return new Health(
                sum(pool -> pool.getType() == MemoryType.HEAP, MemoryPoolMXBean::getCollectionUsage),
                sum(pool -> pool.getName().equals("Metaspace"), MemoryPoolMXBean::getUsage),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private static long sum(Predicate<MemoryPoolMXBean> which, Function<MemoryPoolMXBean, MemoryUsage> usage) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(which)
                .map(usage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return String.format(
                "heap %6.1f MiB  metaspace %6.1f MiB  classes %6d  threads %3d",
                heap / 1048576.0, metaspace / 1048576.0, classes, threads);
    }
}
