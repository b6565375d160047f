package dev.loyalty.internal.drools.matching;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules that are found by one field of one type.
 *
 * @param type as {@link FactFilter#type()}
 * @param triggers by the key of the field's value
 */
record Group(int type, FactValue field, Map<Object, Trigger[]> triggers) {

    /** The rules whose first pattern has this filter. */
    record Trigger(FactFilter filter, List<PlannedRule> rules) {}

    void match(Run run) throws Exception {
        for (Object fact : run.facts(type)) {
            @Nullable Object key = Keys.of(field.of(fact));
            Trigger[] found = key == null ? null : triggers.get(key);
            if (found != null) {
                match(run, fact, found);
            }
        }
    }

    private static void match(Run run, Object fact, Trigger[] found) throws Exception {
        for (Trigger trigger : found) {
            if (trigger.filter().accepts(fact)) {
                List<PlannedRule> rules = trigger.rules();
                for (int i = 0; i < rules.size(); i++) {
                    rules.get(i).match(run, fact);
                }
            }
        }
    }
}
