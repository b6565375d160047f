package dev.loyalty.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.SortedMap;

/** A receipt that undid a part of what an {@link AwardReceipt} had granted, or all of it. Immutable. */
public interface ReversalReceipt extends Receipt {

    /** The key of the receipt that was reversed. */
    IdempotencyKey original();

    /** When the goods came back. */
    Instant at();

    /** By line id, the units that came back this time, with the sign of the line's quantity. */
    SortedMap<String, BigDecimal> returned();

    /** By account, the units undone this time, wherever they were taken from. */
    SortedMap<String, Long> reversed();
}
