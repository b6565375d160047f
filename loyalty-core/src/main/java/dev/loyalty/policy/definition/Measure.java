package dev.loyalty.policy.definition;

import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.Span;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * A value about a member's past that rules may read: {@code History( spent12Months >= policy.gold )}. Immutable.
 *
 * @param name such as {@code spent12Months}
 * @param aggregate how one value is made of many activities
 * @param filter which lines or activities it looks at
 * @param window which part of the past it looks at
 */
public record Measure(String name, Aggregate aggregate, MeasureFilter filter, MeasureWindow window) {

    public Measure {
        Names.checkMeasure(name);
        Objects.requireNonNull(aggregate, "aggregate");
        Objects.requireNonNull(window, "window");
        if ((filter.isOfLines() && !aggregate.filtersLines()) || (filter.isOfTypes() && !aggregate.filtersTypes())) {
            throw new IllegalArgumentException("filter " + filter + " of measure \"" + name + "\" does not go with "
                    + aggregate + ". Maybe filters of lines belong to orders and lines, types to actions and moments?");
        }
        if (aggregate instanceof Aggregate.Streak && !(window instanceof MeasureWindow.Ever)) {
            throw new IllegalArgumentException("window " + window + " of measure \"" + name
                    + "\" does not go with a streak. Maybe leave it out: a streak ends where it is broken?");
        }
    }

    /** A measure of all of the past, whatever was bought or done. */
    public static Measure of(String name, Aggregate aggregate) {
        return new Measure(name, aggregate, MeasureFilter.ALL, new MeasureWindow.Ever());
    }

    /** This measure of the last months, days or hours. */
    public Measure over(Span span) {
        return within(new MeasureWindow.Rolling(span));
    }

    /** This measure of the calendar period that holds the event. */
    public Measure in(PeriodUnit period) {
        return within(new MeasureWindow.Calendar(period));
    }

    /** This measure of another part of the past. */
    public Measure within(MeasureWindow other) {
        return new Measure(name, aggregate, filter, other);
    }

    /** This measure of what the filter accepts. */
    public Measure where(MeasureFilter accepted) {
        return new Measure(name, aggregate, accepted, window);
    }

    /** The type of its value, as of a parameter: a decimal, an integer or a date. */
    public ParameterType valueType() {
        if (valueClass() == Long.class) {
            return ParameterType.INTEGER;
        }
        return valueClass() == BigDecimal.class ? ParameterType.DECIMAL : ParameterType.DATE;
    }

    /** The class of the value: {@code BigDecimal}, {@code Long}, or {@code LocalDate}, which alone can be missing. */
    public Class<?> valueClass() {
        return aggregate.valueClass();
    }

    /**
     * The instant before which nothing matters when looked at from there; empty if all of the past does.
     *
     * @throws IllegalArgumentException if the window is counted from something that the viewpoint does not know
     */
    public Optional<Instant> start(Viewpoint from) {
        return window.start(from);
    }

    /** As {@link #start(Viewpoint)}, of a member of whom nothing is known. */
    public Optional<Instant> start(Instant at, ZoneId zone) {
        return start(Viewpoint.of(at, zone));
    }
}
