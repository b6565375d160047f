package dev.loyalty.internal.drools.matching;

import dev.loyalty.internal.drools.matching.Shape.Presence;
import java.util.AbstractList;
import java.util.List;
import org.drools.model.functions.BlockN;
import org.jspecify.annotations.Nullable;

/** A rule with the order in which its patterns are tried. Immutable. */
final class PlannedRule {

    private final String name;
    private final Step[] steps;
    private final BlockN consequence;
    private final Source[] arguments;
    private final int[] places;

    PlannedRule(Shape shape, List<Step> steps) {
        this.name = shape.name();
        this.steps = steps.toArray(Step[]::new);
        this.consequence = shape.consequence();
        this.arguments = shape.arguments().toArray(Source[]::new);
        this.places = shape.parts().stream()
                .filter(part -> part.presence() == Presence.EACH)
                .mapToInt(Shape.Part::place)
                .toArray();
    }

    /** Finds and fires every match. */
    void match(Run run) throws Exception {
        search(run, 0);
    }

    /** Finds and fires every match that has this fact at the first step; its filter has accepted it. */
    void match(Run run, Object first) throws Exception {
        Step step = steps[0];
        run.match()[step.place()] = first;
        if (step.holds(run.match())) {
            search(run, 1);
        }
    }

    private void search(Run run, int from) throws Exception {
        if (from == steps.length) {
            fire(run);
            return;
        }
        Step step = steps[from];
        @Nullable Object[] match = run.match();
        boolean known = step.rows() != null || step.filter().shared() >= 0;
        Object[] candidates = step.rows() != null
                ? step.rows().candidates(match)
                : known ? run.accepted(step.filter()) : run.facts(step.filter().type());
        boolean found = false;
        for (Object candidate : candidates) {
            if (from > 0) {
                run.watch().pair();
            }
            match[step.place()] = candidate;
            if ((known || step.filter().accepts(candidate)) && step.holds(match)) {
                found = true;
                if (step.presence() != Presence.EACH) {
                    break;
                }
                search(run, from + 1);
            }
        }
        if (step.presence() != Presence.EACH && found == (step.presence() == Presence.EXISTS)) {
            search(run, from + 1);
        }
    }

    private void fire(Run run) throws Exception {
        run.watch().firing(name, matched(run.match()));
        consequence.execute(Predicates.arguments(arguments, run.match()));
    }

    private List<?> matched(@Nullable Object[] match) {
        return new AbstractList<@Nullable Object>() {
            @Override
            public @Nullable Object get(int index) {
                return match[places[index]];
            }

            @Override
            public int size() {
                return places.length;
            }
        };
    }
}
