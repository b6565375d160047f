package dev.loyalty.ledger;

import dev.loyalty.model.Order;
import java.util.List;

/** A receipt that awarded units for an order, with all that a later reversal needs. Immutable. */
public interface AwardReceipt extends Receipt {

    /** The order as it was. */
    Order order();

    /** What was granted, by rule. */
    List<Award> awards();

    /** How far a reversal may go when units were spent, as the policy said at the time. */
    Clawback clawback();
}
