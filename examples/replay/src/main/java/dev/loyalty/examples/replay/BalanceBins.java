package dev.loyalty.examples.replay;

import dev.loyalty.examples.replay.html.RoundNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Counts members by what they hold: who owes, who holds nothing, and bins that begin at 1, 2, 5, 10, 20, 50 … */
final class BalanceBins {

    /**
     * Members who hold about the same.
     *
     * @param from the least; negative for those who owe, whatever they owe
     * @param to the most
     * @param members how many
     * @param units what they hold together
     */
    record Bin(long from, long to, long members, long units) {

        /** Whether the next bin begins where this one ends, and the one before ended where it begins. */
        boolean isPositive() {
            return from > 0;
        }

        private Bin plus(long balance) {
            return new Bin(from, to, members + 1, Math.addExact(units, balance));
        }
    }

    private final NavigableMap<Long, Bin> bins = new TreeMap<>();

    /** Counts one member. */
    void add(long balance) {
        Bin empty = binOf(balance);
        bins.merge(empty.from(), empty.plus(balance), (before, one) -> before.plus(balance));
    }

    /** The bins in order; between two with members, those without are there as well. */
    List<Bin> bins() {
        List<Bin> all = new ArrayList<>();
        for (Bin bin : bins.values()) {
            long next = all.isEmpty() ? 0 : all.get(all.size() - 1).to() + 1;
            while (next > 1 && next < bin.from()) {
                all.add(binOf(next));
                next = all.get(all.size() - 1).to() + 1;
            }
            all.add(bin);
        }
        return List.copyOf(all);
    }

    private static Bin binOf(long balance) {
        if (balance <= 0) {
            return balance < 0 ? new Bin(Long.MIN_VALUE, -1, 0, 0) : new Bin(0, 0, 0, 0);
        }
        long from = RoundNumbers.floor(balance);
        return new Bin(from, RoundNumbers.above(from) - 1, 0, 0);
    }
}
