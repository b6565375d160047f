package dev.loyalty.internal.scenario;

import dev.loyalty.model.Order;
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

    /** The member buys. */
    record Buying(int number, Place place, Instant clock, Then then, Order order) implements Step {}

    /**
     * Something comes back.
     *
     * @param of the id of the order, which an earlier step has
     * @param returned units by line, no more than are left of the order
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
