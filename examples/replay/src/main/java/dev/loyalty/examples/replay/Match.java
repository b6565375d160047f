package dev.loyalty.examples.replay;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a cancelled line was found to give back. The units of the parts, {@code closed} and {@code missing} sum to the
 * units that were cancelled.
 *
 * @param parts by order, latest first
 * @param closed units of orders that are no longer open, so that nothing is taken back for them
 * @param missing units that the member did not buy in the data
 */
record Match(List<Part> parts, BigDecimal closed, BigDecimal missing) {

    /**
     * Units of one order line.
     *
     * @param line the line's id in the order
     */
    record Part(Purchase purchase, String line, BigDecimal units) {}

    Match {
        parts = List.copyOf(parts);
    }

    /** Whether any of the units were bought in the data. */
    boolean isFound() {
        return !parts.isEmpty() || closed.signum() > 0;
    }

    /** Whether all of the units were bought in the data. */
    boolean isCovered() {
        return missing.signum() == 0;
    }
}
