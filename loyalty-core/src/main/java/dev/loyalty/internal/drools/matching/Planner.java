package dev.loyalty.internal.drools.matching;

import dev.loyalty.facts.Line;
import dev.loyalty.facts.PastOrder;
import dev.loyalty.internal.drools.matching.Group.Trigger;
import dev.loyalty.internal.drools.matching.Shape.FieldKey;
import dev.loyalty.internal.drools.matching.Shape.Join;
import dev.loyalty.internal.drools.matching.Shape.Part;
import dev.loyalty.internal.drools.matching.Shape.Presence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides by which pattern each rule is found, and in which order its other patterns are tried: single facts before many,
 * rows of tables last, when what they are compared with is known.
 */
final class Planner {

    /** The types that a call may have many facts of. */
    private static final List<Class<?>> MANY = List.of(Line.class, PastOrder.class);

    private final FactTypes types;
    private final Object[][] rows;
    private final Map<FactFilter, Integer> uses = new LinkedHashMap<>();
    private final Map<Field, Set<Object>> valuesOf = new HashMap<>();
    private int places;
    private int shared;

    private record Field(int type, String name) {}

    private record Found(Part part, FieldKey key) {}

    /**
     * @param rows of tables, by the place of their type
     * @param verbs how many places of a match the verbs take
     */
    Planner(FactTypes types, Object[][] rows, int verbs) {
        this.types = types;
        this.rows = rows;
        this.places = verbs;
    }

    Plan plan(List<Shape> shapes) {
        for (Shape shape : shapes) {
            for (Part part : shape.parts()) {
                places = Math.max(places, part.place() + 1);
                for (FieldKey key : part.keys()) {
                    valuesOf.computeIfAbsent(new Field(part.filter().type(), key.field()), field -> new HashSet<>())
                            .addAll(key.values());
                }
            }
        }
        Map<Shape, @Nullable Found> triggers = new LinkedHashMap<>();
        for (Shape shape : shapes) {
            Found trigger = trigger(shape);
            triggers.put(shape, trigger);
            shape.parts().stream()
                    .filter(part ->
                            trigger == null || part.place() != trigger.part().place())
                    .forEach(part -> uses.merge(part.filter(), 1, Integer::sum));
        }
        uses.forEach((filter, count) -> {
            if (count > 1 && !isTable(filter)) {
                filter.share(shared++);
            }
        });
        Groups groups = new Groups();
        List<PlannedRule> others = new ArrayList<>();
        triggers.forEach((shape, trigger) -> {
            PlannedRule rule = new PlannedRule(shape, steps(shape, trigger == null ? null : trigger.part()));
            if (trigger == null) {
                others.add(rule);
            } else {
                groups.add(trigger, rule);
            }
        });
        return new Plan(groups.all(), List.copyOf(others), shared, places);
    }

    /** The pattern and key that find the rule least often, if one can. */
    private @Nullable Found trigger(Shape shape) {
        return shape.parts().stream()
                .filter(part -> part.presence() == Presence.EACH && !isTable(part.filter()))
                .flatMap(part -> part.keys().stream().map(key -> new Found(part, key)))
                .min(Comparator.comparing(this::frequency))
                .orElse(null);
    }

    private double frequency(Found found) {
        int of = valuesOf.getOrDefault(
                        new Field(found.part().filter().type(), found.key().field()), Set.of())
                .size();
        return (double) found.key().values().size() / (of + 1);
    }

    private boolean isTable(FactFilter filter) {
        return rows[filter.type()].length > 0;
    }

    private List<Step> steps(Shape shape, @Nullable Part first) {
        List<Part> open = new ArrayList<>(shape.parts());
        List<Join> joins = new ArrayList<>();
        long own = 0;
        for (Part part : shape.parts()) {
            own |= part.bit();
            if (part.presence() == Presence.EACH) {
                joins.addAll(part.joins());
            }
        }
        long bound = ~own;
        List<Step> steps = new ArrayList<>();
        while (!open.isEmpty()) {
            Part next = steps.isEmpty() && first != null ? first : next(open, bound);
            open.remove(next);
            long then = bound | next.bit();
            List<Join> ready = new ArrayList<>();
            if (next.presence() == Presence.EACH) {
                joins.stream().filter(join -> (join.places() & ~then) == 0).forEach(ready::add);
                joins.removeAll(ready);
                bound = then;
            } else {
                ready.addAll(next.joins());
            }
            List<JoinTest> tests = ready.stream().map(Join::test).toList();
            steps.add(new Step(next.place(), next.presence(), next.filter(), tests, rows(next, ready)));
        }
        return steps;
    }

    private Part next(List<Part> open, long bound) {
        return open.stream()
                .filter(part -> part.presence() == Presence.EACH || isReady(part, bound))
                .min(Comparator.comparing(this::rank))
                .orElseThrow();
    }

    private static boolean isReady(Part quantified, long bound) {
        return quantified.joins().stream().allMatch(join -> (join.places() & ~(bound | quantified.bit())) == 0);
    }

    private int rank(Part part) {
        if (part.presence() != Presence.EACH) {
            return part.joins().isEmpty() ? 1 : 4;
        }
        if (isTable(part.filter())) {
            return 3;
        }
        Class<?> type = types.type(part.filter().type());
        return MANY.stream().anyMatch(many -> many.isAssignableFrom(type)) ? 2 : 0;
    }

    private @Nullable Rows rows(Part part, List<Join> ready) {
        if (!isTable(part.filter())) {
            return null;
        }
        for (Join join : ready) {
            for (int i = 0; i < join.sides().size(); i++) {
                Source column = join.sides().get(i);
                Source sought = join.sides().get(1 - i);
                if (column.place() == part.place() && sought.place() != part.place()) {
                    return new Rows(rows[part.filter().type()], part.filter(), column, sought);
                }
            }
        }
        return new Rows(rows[part.filter().type()], part.filter(), null, null);
    }

    /** The groups as they grow. */
    private final class Groups {
        private final Map<Field, Map<Object, Map<FactFilter, List<PlannedRule>>>> found = new LinkedHashMap<>();

        void add(Found trigger, PlannedRule rule) {
            FactFilter filter = trigger.part().filter();
            Map<Object, Map<FactFilter, List<PlannedRule>>> byKey =
                    found.computeIfAbsent(new Field(filter.type(), trigger.key().field()), field -> new HashMap<>());
            for (Object value : trigger.key().values()) {
                byKey.computeIfAbsent(value, key -> new LinkedHashMap<>())
                        .computeIfAbsent(filter, same -> new ArrayList<>())
                        .add(rule);
            }
        }

        List<Group> all() {
            List<Group> groups = new ArrayList<>();
            found.forEach((field, byKey) -> {
                Map<Object, Trigger[]> triggers = new HashMap<>();
                byKey.forEach((key, rules) -> triggers.put(
                        key,
                        rules.entrySet().stream()
                                .map(each -> new Trigger(each.getKey(), List.copyOf(each.getValue())))
                                .toArray(Trigger[]::new)));
                groups.add(new Group(field.type(), KeyReader.field(types.type(field.type()), field.name()), triggers));
            });
            return List.copyOf(groups);
        }
    }
}
