package dev.loyalty.internal.scenario;

import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Member;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A scenario without faults. Immutable.
 *
 * @param start what the clock shows at the beginning
 * @param member whom orders and all other steps are of that name nobody
 * @param people by id, what is given of members who refer or are referred
 * @param stated values of measures that hold in every step, whatever the steps come to
 */
public record Scenario(
        String name,
        String file,
        int line,
        Instant start,
        Member member,
        Map<String, Person> people,
        MeasureValues stated,
        List<Step> steps) {
    public Scenario {
        people = Map.copyOf(people);
        steps = List.copyOf(steps);
    }

    /** What is given of a member; of one of whom nothing is given, the id. */
    Person person(String id) {
        Person given = people.get(id);
        return given == null ? Person.of(id.equals(member.id()) ? member : Member.of(id)) : given;
    }
}
