package dev.loyalty.model;

import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The unit of a {@link Span}. */
public enum SpanUnit {
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS),
    WEEK(ChronoUnit.WEEKS),
    MONTH(ChronoUnit.MONTHS),
    YEAR(ChronoUnit.YEARS);

    private final ChronoUnit chronoUnit;

    SpanUnit(ChronoUnit chronoUnit) {
        this.chronoUnit = chronoUnit;
    }

    /** The word in the singular, as policies write it: {@code day}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    ChronoUnit chronoUnit() {
        return chronoUnit;
    }
}
