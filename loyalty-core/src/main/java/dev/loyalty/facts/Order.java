package dev.loyalty.facts;

import java.math.BigDecimal;

/** The order of this call. Rules see it with the attributes that the policy declares for orders. */
public non-sealed class Order implements Scope {

    private final String id;
    private final BigDecimal total;
    private final long lineCount;

    public Order(String id, BigDecimal total, long lineCount) {
        this.id = id;
        this.total = total;
        this.lineCount = lineCount;
    }

    /** The same order, for the type that adds a merchant's attributes. */
    protected Order(Order same) {
        this(same.id, same.total, same.lineCount);
    }

    /** The host's event id. */
    public String getId() {
        return id;
    }

    /** What counts: the sum of the amounts of the lines that earn, never below zero. */
    public BigDecimal getTotal() {
        return total;
    }

    /** How many lines are items that earn; reductions are none. */
    public long getLineCount() {
        return lineCount;
    }
}
