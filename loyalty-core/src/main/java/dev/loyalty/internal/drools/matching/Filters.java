package dev.loyalty.internal.drools.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;

/** The filters of all rules, each once. */
final class Filters {

    private final Map<List<Object>, FactFilter> known = new HashMap<>();
    private final FactTypes types;

    Filters(FactTypes types) {
        this.types = types;
    }

    /**
     * The filter for conditions that are on the fact alone.
     *
     * @param sources where the variables of a condition have their values from
     */
    FactFilter of(Class<?> type, List<SingleConstraint> conditions, Function<Variable<?>[], List<Source>> sources) {
        List<Object> same = new ArrayList<>(List.of(type));
        List<FactTest> tests = new ArrayList<>();
        for (SingleConstraint condition : conditions) {
            List<Source> variables = sources.apply(condition.getVariables());
            boolean ownOrFixed = variables.stream()
                    .allMatch(source -> source.value() == FactValue.ITSELF || source.place() == Source.FIXED);
            same.add(ownOrFixed ? Predicates.identity(condition) : new Object());
            tests.add(Predicates.onFact(condition, variables));
        }
        return known.computeIfAbsent(same, key -> new FactFilter(types.add(type), tests.toArray(FactTest[]::new)));
    }
}
