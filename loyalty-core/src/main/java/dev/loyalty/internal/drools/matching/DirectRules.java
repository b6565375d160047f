package dev.loyalty.internal.drools.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.drools.model.Rule;

/**
 * Rules that are matched without a session of the engine, with the values of one policy version. Each call starts from
 * scratch. The order in which rules fire is fixed and means nothing. Immutable and safe for use by many threads.
 */
public final class DirectRules {

    private final SortedSet<String> names;
    private final List<String> verbs;
    private final FactTypes types;
    private final Plan plan;

    private DirectRules(SortedSet<String> names, List<String> verbs, FactTypes types, Plan plan) {
        this.names = names;
        this.verbs = verbs;
        this.types = types;
        this.plan = plan;
    }

    /** Those of the rules that can be matched here; {@link #names()} tells which. */
    public static DirectRules of(Collection<Rule> rules, Setting setting) {
        FactTypes types = new FactTypes();
        Filters filters = new Filters(types);
        KeyReader keys = new KeyReader(setting.parametersName(), setting.parameters());
        List<Shape> shapes = new ArrayList<>();
        SortedSet<String> names = new TreeSet<>();
        for (Rule rule : rules) {
            RuleReader.read(rule, setting, filters, keys).ifPresent(shape -> {
                shapes.add(shape);
                names.add(shape.name());
            });
        }
        Plan plan =
                new Planner(types, types.sorted(setting.rows()), setting.verbs().size()).plan(shapes);
        return new DirectRules(names, List.copyOf(setting.verbs()), types, plan);
    }

    /** Which of the rules can be matched here, whatever the values of the policy are; arguments as in {@link Setting}. */
    public static SortedSet<String> readable(
            Collection<Rule> rules, SortedSet<String> verbs, String parametersName, String pairCondition) {
        return of(rules, new Setting(verbs, parametersName, parametersName, List.of(), pairCondition))
                .names();
    }

    /** The rules that are matched here. */
    public SortedSet<String> names() {
        return names;
    }

    /**
     * Fires every match of every rule.
     *
     * @param verbs the objects that consequences call, by name
     * @throws Exception what a condition, a consequence or the watch throws
     */
    public void match(Collection<?> facts, Map<String, ?> verbs, Watch watch) throws Exception {
        Run run = new Run(types.sorted(facts), plan.sharedFilters(), plan.places(), watch);
        for (int i = 0; i < this.verbs.size(); i++) {
            run.match()[i] = verbs.get(this.verbs.get(i));
        }
        for (Group group : plan.groups()) {
            group.match(run);
        }
        for (PlannedRule rule : plan.others()) {
            rule.match(run);
        }
    }
}
