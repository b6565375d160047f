package dev.loyalty.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.joda.money.Money;

/** A receipt that undid a part of what an {@link AwardReceipt} had granted, or all of it. Immutable. */
public interface ReversalReceipt extends Receipt {

    /** The key of the receipt that was reversed. */
    IdempotencyKey original();

    /** The id of the activity that came back: that of the reversed receipt, or an order of before that it awarded for. */
    String activity();

    /** The keys of all receipts that were reversed together, {@link #original()} first. */
    default List<IdempotencyKey> originals() {
        return List.of(original());
    }

    /** When the goods came back. */
    Instant at();

    /**
     * By line id, the units that came back this time, with the sign of the line's quantity; the opposite sign where a
     * return is undone.
     */
    SortedMap<String, BigDecimal> returned();

    /**
     * By line id, how much less the line counts for than before, in the programme's currency: the part of
     * {@link AwardReceipt#counted()} that came back this time, as goods or as money. Over all reversals of a receipt it is
     * rounded toward zero to minor units, so that they end at all that counted.
     */
    SortedMap<String, Money> uncounted();

    /** By account, the units undone this time, wherever they were taken from. */
    SortedMap<String, Long> reversed();

    /** The same by lot. */
    List<UndoneUnits> undone();
}
