package dev.loyalty.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The order of this call. Rules see it with the attributes that the policy declares for orders. */
public non-sealed class Order implements Scope {

    private final String id;
    private final BigDecimal total;
    private final long lineCount;
    private final LocalDate day;

    /** @param day of the order, in the programme's zone */
    public Order(String id, BigDecimal total, long lineCount, LocalDate day) {
        this.id = id;
        this.total = total;
        this.lineCount = lineCount;
        this.day = day;
    }

    /** The same order, for the type that adds a merchant's attributes. */
    protected Order(Order same) {
        this(same.id, same.total, same.lineCount, same.day);
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

    /**
     * How many calendar days ago a date was, on the day of the event: {@code Order( daysSince( planned ) <= policy.days )}.
     * Less than 0 for a date to come; null if there is no date, so that no comparison holds.
     */
    public @Nullable Long daysSince(@Nullable LocalDate date) {
        return date == null ? null : ChronoUnit.DAYS.between(date, day);
    }
}
