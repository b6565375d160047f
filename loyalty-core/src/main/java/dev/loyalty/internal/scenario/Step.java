package dev.loyalty.internal.scenario;

import dev.loyalty.model.Activity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** One thing that happens in a scenario. Immutable. */
public sealed interface Step {

    /** From 1. */
    int number();

    Place place();

    /** What the scenario's clock shows when the step is done. */
    Instant clock();

    Then then();

    /** The member buys, does something else, or is looked at. */
    record Happening(int number, Place place, Instant clock, Then then, Activity activity) implements Step {}

    /**
     * Something comes back.
     *
     * @param of the id of the activity, which an earlier step has
     * @param returned units by line, no more than are left of the activity
     */
    record Returning(
            int number,
            Place place,
            Instant clock,
            Then then,
            String id,
            Instant at,
            String of,
            SortedMap<String, BigDecimal> returned)
            implements Step {
        public Returning {
            returned = Collections.unmodifiableSortedMap(new TreeMap<>(returned));
        }
    }

    /** Time goes by. */
    record Waiting(int number, Place place, Instant clock, Then then) implements Step {}
}
