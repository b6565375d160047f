package dev.loyalty.internal.scenario;

import dev.loyalty.model.Member;
import java.util.List;

/** A scenario without faults. Immutable. */
public record Scenario(String name, String file, int line, Member member, List<Step> steps) {
    public Scenario {
        steps = List.copyOf(steps);
    }
}
