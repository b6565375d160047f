package dev.loyalty.internal.drools.matching;

import dev.loyalty.internal.drools.matching.Shape.Presence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One move of the search for matches of a rule: tries facts at a place.
 *
 * @param tests the conditions on several facts that can be told once a fact is at the place
 * @param rows where the facts are rows of tables, else null
 */
record Step(
        int place,
        Presence presence,
        FactFilter filter,
        List<JoinTest> tests,
        @Nullable Rows rows) {

    boolean holds(@Nullable Object[] match) throws Exception {
        for (int i = 0; i < tests.size(); i++) {
            if (!tests.get(i).holds(match)) {
                return false;
            }
        }
        return true;
    }
}
