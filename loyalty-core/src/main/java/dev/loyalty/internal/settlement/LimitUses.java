package dev.loyalty.internal.settlement;

import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitUse;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums uses of the same limit. */
public final class LimitUses {

    private LimitUses() {}

    /** One use for each limit, in the order of the limits; uses that sum to nothing are left out. */
    public static List<LimitUse> summed(List<LimitUse> uses) {
        SortedMap<LimitKey, Long> sums = new TreeMap<>();
        uses.forEach(use -> sums.merge(use.key(), use.amount(), Math::addExact));
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .map(sum -> new LimitUse(sum.getKey(), sum.getValue()))
                .toList();
    }
}
