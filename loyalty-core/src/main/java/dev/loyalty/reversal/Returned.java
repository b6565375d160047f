package dev.loyalty.reversal;

import java.math.BigDecimal;
import java.util.List;

/** What came back before. */
final class Returned {

    private Returned() {}

    static BigDecimal before(List<ReversalDecision> earlier, String line) {
        return earlier.stream()
                .map(reversal -> reversal.returned().getOrDefault(line, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
