package dev.loyalty.policy.definition;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A contest: who has the highest value of a measure when it is judged. What came back until then drops out; what comes back
 * later changes nothing. Immutable.
 *
 * @param name such as {@code spring-contest}
 * @param measure what is counted, of what happened while its window was open
 * @param judged when it is judged, a local time in the programme's zone; not before the window ends
 * @param ties what decides between equal values
 */
public record Contest(String name, Measure measure, LocalDateTime judged, TieRule ties) {

    /** @throws IllegalArgumentException if the measure gives no number, its window has no end, or it is judged before it */
    public Contest {
        Names.check("contest", name);
        Objects.requireNonNull(ties, "ties");
        if (measure.valueType() == ParameterType.DATE) {
            throw new IllegalArgumentException("measure \"" + measure.name() + "\" of contest \"" + name
                    + "\" is a date. Maybe a count or a sum?");
        }
        LocalDateTime end = measure.window() instanceof MeasureWindow.During during
                ? during.window().until()
                : null;
        if (end == null) {
            throw new IllegalArgumentException("measure \"" + measure.name() + "\" of contest \"" + name
                    + "\" has no end. Maybe \"during: \" and a window with an end?");
        }
        if (judged.isBefore(end)) {
            throw new IllegalArgumentException("contest \"" + name + "\" is judged at " + judged
                    + ", before its window ends, at " + end + ". Maybe judge it after the time for returns?");
        }
    }

    /** When it is judged. */
    public Instant judgedAt(ZoneId zone) {
        return judged.atZone(zone).toInstant();
    }

    /** From when on it counts. */
    public Instant begin(ZoneId zone) {
        LocalDateTime from = measure.window() instanceof MeasureWindow.During during
                ? during.window().from()
                : null;
        return from == null ? Instant.MIN : from.atZone(zone).toInstant();
    }
}
