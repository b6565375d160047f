package dev.loyalty.ledger;

import dev.loyalty.model.Activity;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.Money;

/** A receipt that awarded units for an activity, with all that a later reversal needs. Immutable. */
public interface AwardReceipt extends Receipt {

    /** The activity as it was. */
    Activity activity();

    /**
     * The order as it was.
     *
     * @throws IllegalStateException if the activity is not an order
     */
    default Order order() {
        if (activity() instanceof Order order) {
            return order;
        }
        throw new IllegalStateException(activity().id() + " is not an order. Maybe ask for the activity()?");
    }

    /**
     * What can come back, by line id: the units of each line of an order; of anything else one unit, under the name
     * {@link Share#WHOLE}.
     */
    default SortedMap<String, BigDecimal> units() {
        SortedMap<String, BigDecimal> units = new TreeMap<>();
        if (activity() instanceof Order order) {
            order.lines().forEach(line -> units.put(line.id(), line.quantity()));
        } else {
            units.put(Share.WHOLE, BigDecimal.ONE);
        }
        return units;
    }

    /**
     * What a line of the order counted for, by the policy of the time: after its discount, with or without tax, in the
     * programme's currency; below zero for a correction. Empty for a line of a kind that did not earn.
     */
    Optional<Money> counted(Line line);

    /** What was granted, by rule. */
    List<Award> awards();

    /** How far a reversal may go when units were spent, as the policy said at the time. */
    Clawback clawback();
}
