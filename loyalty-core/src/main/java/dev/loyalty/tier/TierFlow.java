package dev.loyalty.tier;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many members go from which level to which. Immutable.
 *
 * @param members by move, those that happened
 */
public record TierFlow(SortedMap<TierMove, Long> members) {

    public TierFlow {
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }

    /** Counts moves as they come: {@code decisions.map( … ).collect(TierFlow.counting())}. */
    public static Collector<TierMove, ?, TierFlow> counting() {
        return Collectors.collectingAndThen(
                Collectors.groupingBy(move -> move, TreeMap::new, Collectors.counting()), TierFlow::new);
    }

    /** How many made this move. */
    public long of(@Nullable String from, @Nullable String to) {
        return members.getOrDefault(new TierMove(from, to), 0L);
    }

    /** How many there are. */
    public long total() {
        return members.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many changed. */
    public long changed() {
        return members.entrySet().stream()
                .filter(entry -> entry.getKey().isChange())
                .mapToLong(entry -> entry.getValue())
                .sum();
    }

    /** The moves, the most frequent first, each on a line of its own. */
    public String text() {
        return members.entrySet().stream()
                .sorted(Comparator.<Map.Entry<TierMove, Long>>comparingLong(entry -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("\n"));
    }
}
