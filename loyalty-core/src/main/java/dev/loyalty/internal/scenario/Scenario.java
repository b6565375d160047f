package dev.loyalty.internal.scenario;

import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Member;
import java.time.Instant;
import java.util.List;

/**
 * A scenario without faults. Immutable.
 *
 * @param start what the clock shows at the beginning
 * @param stated values of measures that hold in every step, whatever the steps come to
 */
public record Scenario(
        String name, String file, int line, Instant start, Member member, MeasureValues stated, List<Step> steps) {
    public Scenario {
        steps = List.copyOf(steps);
    }
}
