package dev.loyalty.facts;

import java.math.BigDecimal;

/**
 * An order of before that the request brings along, such as one from the time before the member joined:
 * {@code PastOrder( daysAgo <= policy.days )}. Rules see it with the attributes that the policy declares for orders.
 */
public non-sealed class PastOrder implements Scope {

    private final String id;
    private final long daysAgo;
    private final BigDecimal total;
    private final long lineCount;

    /** @param daysAgo calendar days in the programme's zone, 0 or more */
    public PastOrder(String id, long daysAgo, BigDecimal total, long lineCount) {
        this.id = id;
        this.daysAgo = daysAgo;
        this.total = total;
        this.lineCount = lineCount;
    }

    /** The same order, for the type that adds a merchant's attributes. */
    protected PastOrder(PastOrder same) {
        this(same.id, same.daysAgo, same.total, same.lineCount);
    }

    /** The host's event id. */
    public String getId() {
        return id;
    }

    /** How many calendar days before the event it was: 0 on the same day. */
    public long getDaysAgo() {
        return daysAgo;
    }

    /** What counts: the sum of the amounts of the lines that earn by today's policy, never below zero. */
    public BigDecimal getTotal() {
        return total;
    }

    /** How many lines are items that earn; reductions are none. */
    public long getLineCount() {
        return lineCount;
    }
}
