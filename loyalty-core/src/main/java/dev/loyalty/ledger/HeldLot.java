package dev.loyalty.ledger;

import java.util.Objects;

/**
 * A lot that holds units of a receipt's awards.
 *
 * @param lot the lot
 * @param terms what it was given when it was issued
 * @param expired units of it that earlier changes of the order counted as lost by expiry, not negative
 */
public record HeldLot(LotId lot, LotTerms terms, long expired) {

    public HeldLot {
        Objects.requireNonNull(lot, "HeldLot.lot");
        Objects.requireNonNull(terms, "HeldLot.terms");
        Checks.notNegative(expired, "HeldLot.expired", lot);
    }
}
