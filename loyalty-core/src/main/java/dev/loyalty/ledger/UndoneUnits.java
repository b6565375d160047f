package dev.loyalty.ledger;

import java.util.Objects;

/**
 * Units of a lot that a reversal undid; below zero where a reversal is undone.
 *
 * @param lot the lot that they were credited to, wherever they were taken from
 * @param units all of them
 * @param expired those of them that were lost by expiry before
 */
public record UndoneUnits(LotId lot, long units, long expired) {

    public UndoneUnits {
        Objects.requireNonNull(lot, "UndoneUnits.lot");
    }
}
