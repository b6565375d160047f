package dev.loyalty.ledger;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a receipt of a changed order takes the place of. Immutable.
 *
 * @param receipt the key of the receipt before the change
 * @param number counts the changes of the order, from 1
 * @param granted by account, the units that were granted before and had not come back
 * @param lots those that held units before the change
 */
public record Replaced(IdempotencyKey receipt, int number, SortedMap<String, Long> granted, List<HeldLot> lots) {

    public Replaced {
        Objects.requireNonNull(receipt, "Replaced.receipt");
        Checks.positive(number, "Replaced.number");
        granted = Collections.unmodifiableSortedMap(new TreeMap<>(granted));
        lots = List.copyOf(lots);
    }
}
