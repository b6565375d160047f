package dev.loyalty.reversal;

import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.RedemptionReceipt;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What was redeemed comes back: the order was cancelled, or lines of it came back. Independent of what the order earned,
 * which is a {@link ReversalRequest}.
 *
 * @param id the event id, unique for the member among cancellations; it can be that of the return
 * @param at when it is cancelled
 * @param original the receipt of the redemption
 * @param earlier every earlier cancellation of the same receipt, in any order; if this one is among them, because it is sent
 *     again, its decision is the answer
 * @param what what came back; of a redemption without an order, everything
 * @param ledger the member's ledger as the host holds it now; it must hold the lots that paid, also those with nothing left
 */
public record CancellationRequest(
        String id,
        Instant at,
        RedemptionReceipt original,
        List<CancellationDecision> earlier,
        WhatCameBack what,
        LedgerSnapshot ledger) {

    /** @throws IllegalArgumentException if the parts are not of one redemption and member, or money came back */
    public CancellationRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(what, "what");
        earlier = List.copyOf(earlier);
        if (!ledger.member().equals(original.key().member())) {
            throw new IllegalArgumentException("the ledger is of member " + ledger.member() + ", the receipt of member "
                    + original.key().member() + ". Maybe the two were merged, and MergeDecision.renaming is missing?");
        }
        if (what instanceof WhatCameBack.Amount || what instanceof WhatCameBack.Undo) {
            throw new IllegalArgumentException(what + " is nothing that a redemption can come back by. Maybe give money"
                    + " back as money, or redeem again under an id of its own?");
        }
        Set<IdempotencyKey> keys = new HashSet<>();
        for (CancellationDecision cancellation : earlier) {
            if (!cancellation.original().equals(original.key())) {
                throw new IllegalArgumentException("the earlier cancellation "
                        + cancellation.key().event() + " is of "
                        + cancellation.original().event() + ", not of "
                        + original.key().event());
            }
            if (!keys.add(cancellation.key())) {
                throw new IllegalArgumentException("the earlier cancellation "
                        + cancellation.key().event() + " is given twice. Maybe the host stored it twice?");
            }
        }
    }

    /** A redemption is cancelled altogether, or what is left of it. */
    public static CancellationRequest ofRest(
            String id,
            Instant at,
            RedemptionReceipt original,
            List<CancellationDecision> earlier,
            LedgerSnapshot ledger) {
        return new CancellationRequest(id, at, original, earlier, new WhatCameBack.Everything(), ledger);
    }

    /** What the decision will be booked under. */
    public IdempotencyKey key() {
        IdempotencyKey key = original.key();
        return new IdempotencyKey(key.programme(), key.member(), id, Calculation.CANCELLATION);
    }
}
