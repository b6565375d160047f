package dev.loyalty.reversal;

import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.joda.money.Money;

/**
 * Something came back.
 *
 * @param id the event id of the return, unique for the member
 * @param at when it came back
 * @param originals every receipt that awarded for the activity, the one of the activity itself first; one that awarded for
 *     it as an order of before is {@link AwardReceipt#about} it; none if the host does not find any
 * @param earlier every earlier reversal of the same receipts, in any order, whichever of their activities came back; if this return is among them, because it is
 *     sent again, its decision is the answer
 * @param what what came back
 * @param ledger the member's ledger as the host holds it now; it must hold the lots of the original receipts, also those
 *     with nothing left
 */
public record ReversalRequest(
        String id,
        Instant at,
        List<AwardReceipt> originals,
        List<ReversalDecision> earlier,
        WhatCameBack what,
        LedgerSnapshot ledger) {

    public ReversalRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(ledger, "ledger");
        originals = List.copyOf(originals);
        earlier = List.copyOf(earlier);
        if (!originals.isEmpty()) {
            requireSameActivity(originals, ledger);
            requireReversalsOf(originals, earlier);
        }
    }

    private static void requireSameActivity(List<AwardReceipt> originals, LedgerSnapshot ledger) {
        IdempotencyKey first = originals.get(0).key();
        Set<IdempotencyKey> keys = new HashSet<>();
        for (AwardReceipt original : originals) {
            IdempotencyKey key = original.key();
            if (!ledger.member().equals(key.member())) {
                throw new IllegalArgumentException("the ledger is of member " + ledger.member()
                        + ", the receipt of member " + key.member()
                        + ". Maybe the two were merged, and MergeDecision.renaming is missing?");
            }
            if (!keys.add(key)) {
                throw new IllegalArgumentException("the receipt of " + key.event() + " is given twice");
            }
            if (!key.programme().equals(first.programme())
                    || !original.activity()
                            .id()
                            .equals(originals.get(0).activity().id())) {
                throw new IllegalArgumentException("the receipts of " + first.event() + " and " + key.event()
                        + " are not of one activity. Maybe each has its own return?");
            }
        }
    }

    private static void requireReversalsOf(List<AwardReceipt> originals, List<ReversalDecision> earlier) {
        Set<IdempotencyKey> receipts = originals.stream().map(AwardReceipt::key).collect(Collectors.toSet());
        Set<String> others = originals.stream()
                .flatMap(original -> original.whole().activities().stream())
                .collect(Collectors.toCollection(HashSet::new));
        originals.stream()
                .filter(original -> original.whole() == original)
                .forEach(original -> others.remove(original.activity().id()));
        Set<IdempotencyKey> keys = new HashSet<>();
        for (ReversalDecision reversal : earlier) {
            if (!keys.add(reversal.key())) {
                throw new IllegalArgumentException("the earlier reversal "
                        + reversal.key().event() + " is given twice. Maybe the host stored it twice?");
            }
            // A reversal of an order of before can be older than the change of the order that it came with.
            boolean ofThese = reversal.originals().stream().anyMatch(receipts::contains);
            if (!ofThese && !others.contains(reversal.activity())) {
                throw new IllegalArgumentException(
                        "the earlier reversal " + reversal.key().event() + " is of "
                                + reversal.original().event() + ", not of "
                                + originals.get(0).key().event());
            }
        }
    }

    /**
     * What the decision will be booked under. A host that has stored a receipt of this key answers a repeated return
     * with it.
     *
     * @throws IllegalStateException if no original was found
     */
    public IdempotencyKey key() {
        if (originals.isEmpty()) {
            throw new IllegalStateException("return " + id + " has no original, and nothing will be booked for it");
        }
        IdempotencyKey original = originals.get(0).key();
        return new IdempotencyKey(original.programme(), original.member(), id, Calculation.REVERSAL);
    }

    /** The whole order, or what is left of it after earlier reversals. */
    public static ReversalRequest ofRest(
            String id, Instant at, AwardReceipt original, List<ReversalDecision> earlier, LedgerSnapshot ledger) {
        return new ReversalRequest(id, at, List.of(original), earlier, new WhatCameBack.Everything(), ledger);
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
        return ofUnits(id, at, original, earlier, Map.of(line, BigDecimal.valueOf(units)), ledger);
    }

    /** Units of several lines, by line id. */
    public static ReversalRequest ofUnits(
            String id,
            Instant at,
            AwardReceipt original,
            List<ReversalDecision> earlier,
            Map<String, BigDecimal> units,
            LedgerSnapshot ledger) {
        return new ReversalRequest(
                id, at, List.of(original), earlier, new WhatCameBack.Units(new TreeMap<>(units)), ledger);
    }

    /** Money without goods, for the whole order. */
    public static ReversalRequest ofAmount(
            String id,
            Instant at,
            AwardReceipt original,
            List<ReversalDecision> earlier,
            Money amount,
            LedgerSnapshot ledger) {
        return new ReversalRequest(id, at, List.of(original), earlier, new WhatCameBack.Amount(amount, null), ledger);
    }

    /** A reversal that did not happen after all, by its event id: it is among the earlier ones. */
    public static ReversalRequest undo(
            String id,
            Instant at,
            AwardReceipt original,
            List<ReversalDecision> earlier,
            String reversal,
            LedgerSnapshot ledger) {
        return new ReversalRequest(id, at, List.of(original), earlier, new WhatCameBack.Undo(reversal), ledger);
    }
}
