package dev.loyalty.reversal;

import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Units of an order that came back.
 *
 * @param id the event id of the return, unique for the member
 * @param at when they came back
 * @param original the receipt of the order
 * @param earlier every earlier reversal of the same receipt, in any order; if this return is among them, because it is sent
 *     again, its decision is the answer
 * @param returned by line id, how many units came back this time, with the sign of the line's quantity
 * @param ledger the member's ledger as the host holds it now; it must hold the lots of the original receipt, also those
 *     with nothing left
 */
public record ReversalRequest(
        String id,
        Instant at,
        AwardReceipt original,
        List<ReversalDecision> earlier,
        SortedMap<String, BigDecimal> returned,
        LedgerSnapshot ledger) {

    public ReversalRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(original, "original");
        earlier = List.copyOf(earlier);
        returned = canonical(returned);
        if (!ledger.member().equals(original.key().member())) {
            throw new IllegalArgumentException("the ledger is of member " + ledger.member() + ", the receipt of member "
                    + original.key().member());
        }
        Set<IdempotencyKey> keys = new HashSet<>();
        for (ReversalDecision reversal : earlier) {
            if (!keys.add(reversal.key())) {
                throw new IllegalArgumentException("the earlier reversal "
                        + reversal.key().event() + " is given twice. Maybe the host stored it twice?");
            }
            if (!reversal.original().equals(original.key())) {
                throw new IllegalArgumentException(
                        "the earlier reversal " + reversal.key().event() + " is of "
                                + reversal.original().event() + ", not of "
                                + original.key().event());
            }
        }
    }

    /**
     * What the decision will be booked under. A host that has stored a receipt of this key answers a repeated return
     * with it.
     */
    public IdempotencyKey key() {
        return new IdempotencyKey(original.key().programme(), original.key().member(), id, Calculation.REVERSAL);
    }

    private static SortedMap<String, BigDecimal> canonical(SortedMap<String, BigDecimal> returned) {
        SortedMap<String, BigDecimal> units = new TreeMap<>();
        returned.forEach((line, quantity) ->
                units.put(line, Decimals.canonical(quantity, "the returned quantity of line " + line)));
        return Collections.unmodifiableSortedMap(units);
    }

    /** The whole order, or what is left of it after earlier reversals. */
    public static ReversalRequest ofRest(
            String id, Instant at, AwardReceipt original, List<ReversalDecision> earlier, LedgerSnapshot ledger) {
        SortedMap<String, BigDecimal> rest = new TreeMap<>();
        List<ReversalDecision> others = earlier.stream()
                .filter(other -> !other.key().event().equals(id))
                .toList();
        original.units().forEach((line, bought) -> {
            BigDecimal left = bought.subtract(Returned.before(others, line));
            if (left.signum() != 0) {
                rest.put(line, left);
            }
        });
        return new ReversalRequest(id, at, original, earlier, rest, ledger);
    }

    /** Units of one line. */
    public static ReversalRequest ofLine(
            String id,
            Instant at,
            AwardReceipt original,
            List<ReversalDecision> earlier,
            String line,
            long units,
            LedgerSnapshot ledger) {
        return new ReversalRequest(
                id, at, original, earlier, new TreeMap<>(Map.of(line, BigDecimal.valueOf(units))), ledger);
    }
}
