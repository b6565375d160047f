package dev.loyalty.ledger;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The calendar period in which a limit counts: half-open, in the programme's zone.
 *
 * @param from  the first day; null for no beginning
 * @param until the day after the last; null for no end
 */
public record LimitPeriod(
        @Nullable LocalDate from, @Nullable LocalDate until) implements Comparable<LimitPeriod> {

    /** The period of a limit that is never reset. */
    public static final LimitPeriod EVER = new LimitPeriod(null, null);

    private static final Comparator<@Nullable LocalDate> ABSENT_FIRST =
            Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder());

    /** @throws IllegalArgumentException if the period is empty */
    public LimitPeriod {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("LimitPeriod.until " + until + " is not after LimitPeriod.from " + from
                    + ". Maybe the last day was given instead of the day after it.");
        }
    }

    /** Whether no day from the given one on belongs to the period. */
    public boolean endedBefore(LocalDate day) {
        return until != null && !until.isAfter(day);
    }

    /** By first day, then by day after the last; no beginning and no end come first, so {@link #EVER} is the first. */
    @Override
    public int compareTo(LimitPeriod other) {
        int byFrom = ABSENT_FIRST.compare(from, other.from);
        return byFrom != 0 ? byFrom : ABSENT_FIRST.compare(until, other.until);
    }
}
