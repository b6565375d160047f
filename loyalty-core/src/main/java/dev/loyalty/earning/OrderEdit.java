package dev.loyalty.earning;

import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.ReversalReceipt;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Order;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An order was changed after it had earned: something was added, exchanged, or became dearer.
 *
 * @param id the event id of the change, unique for the member and other than the order's
 * @param at when it was changed
 * @param original the receipt of the order, or of its last change
 * @param earlier every reversal of that receipt
 * @param order as it is now, with the id and the time that it had, without what came back
 * @param ledger the member's ledger as the host holds it now; it must hold the lots of the order
 * @param measures the values of the measures; those of the receipt unless another version decides, which declares others
 */
public record OrderEdit(
        String id,
        Instant at,
        EarningDecision original,
        List<ReversalReceipt> earlier,
        Order order,
        LedgerSnapshot ledger,
        MeasureValues measures) {

    /** @throws IllegalArgumentException if the parts are not of one order and member */
    public OrderEdit {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(measures, "measures");
        earlier = List.copyOf(earlier);
        Order before = original.order();
        if (!order.id().equals(before.id()) || !order.at().equals(before.at())) {
            throw new IllegalArgumentException("the changed order is " + order.id() + " at " + order.at()
                    + ", the receipt is of " + before.id() + " at " + before.at()
                    + ". Maybe the changed order got a new id or the time of the change?");
        }
        if (id.equals(order.id()) || id.equals(original.key().event())) {
            throw new IllegalArgumentException(
                    "the change has the id " + id + " of the order, or of its last change. Maybe " + id + "-changed?");
        }
        if (!ledger.member().equals(original.key().member())) {
            throw new IllegalArgumentException("the ledger is of member " + ledger.member() + ", the receipt of member "
                    + original.key().member());
        }
        for (ReversalReceipt reversal : earlier) {
            if (!reversal.original().equals(original.key())) {
                throw new IllegalArgumentException(
                        "the reversal " + reversal.key().event() + " is of "
                                + reversal.original().event() + ", not of "
                                + original.key().event()
                                + ". Maybe it was made before the last change, which knows of it already?");
            }
        }
    }

    /** A change that is judged with the measures of the receipt. */
    public OrderEdit(
            String id,
            Instant at,
            EarningDecision original,
            List<? extends ReversalReceipt> earlier,
            Order order,
            LedgerSnapshot ledger) {
        this(id, at, original, List.copyOf(earlier), order, ledger, original.measures());
    }

    /** What the decision will be booked under. */
    public IdempotencyKey key() {
        IdempotencyKey key = original.key();
        return new IdempotencyKey(key.programme(), key.member(), id, key.calculation());
    }
}
