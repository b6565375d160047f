package dev.loyalty.internal.drools;

import java.math.BigDecimal;

/** A fact to measure with. */
public final class Basket {

    private final BigDecimal total;

    public Basket(BigDecimal total) {
        this.total = total;
    }

    public BigDecimal getTotal() {
        return total;
    }
}
