package dev.loyalty.measure;

import dev.loyalty.policy.definition.MeasureFilter;
import java.math.BigDecimal;

/** What is left of a line. */
record KeptLine(PastLine line, BigDecimal quantity, BigDecimal amount) {

    /** The line after so many of its units, and so much of what it counted for, came back. */
    static KeptLine of(PastLine line, BigDecimal returned, BigDecimal uncounted) {
        return new KeptLine(
                line, line.quantity().subtract(returned), line.amount().subtract(uncounted));
    }

    boolean isKept() {
        return quantity.signum() != 0;
    }

    boolean isItem() {
        return line.isItem();
    }

    boolean isPaid() {
        return line.paid();
    }

    boolean isAccepted(MeasureFilter filter) {
        return filter.acceptsLine(line.kind().name(), line.sku(), line.category());
    }
}
