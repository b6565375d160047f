package dev.loyalty.internal.drools;

import java.math.BigDecimal;

/** Another fact to measure with. */
public final class Item {

    private final String kind;
    private final BigDecimal price;

    public Item(String kind, BigDecimal price) {
        this.kind = kind;
        this.price = price;
    }

    public String getKind() {
        return kind;
    }

    public BigDecimal getPrice() {
        return price;
    }
}
