package dev.loyalty.bookkeeping;

import dev.loyalty.ledger.LotId;
import java.util.Objects;

/**
 * Units that went from a lot of one member to a lot of another.
 *
 * @param from  the lot in the ledger they left
 * @param to    the lot in the ledger they came to
 * @param units how many; 0 for a lot that a merge took over though it was used up
 */
public record MovedLot(LotId from, LotId to, long units) {

    public MovedLot {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }
}
