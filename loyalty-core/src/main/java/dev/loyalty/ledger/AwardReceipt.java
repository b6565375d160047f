package dev.loyalty.ledger;

import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** A receipt that awarded units for an order, with all that a later reversal needs. Immutable. */
public interface AwardReceipt extends Receipt {

    /** The order as it was. */
    Order order();

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
