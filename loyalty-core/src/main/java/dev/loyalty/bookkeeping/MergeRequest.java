package dev.loyalty.bookkeeping;

import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Two members turn out to be one person or household: the ledger of one goes into that of the other.
 *
 * @param id       the event id of the merge, unique for both members; not blank
 * @param at       when
 * @param from     the ledger that ends, without counts that members share
 * @param into     the ledger that remains
 * @param receipts the awards of both members, as far as the host can load them, so that what both got though it is given
 *     once can be listed; may be empty
 */
public record MergeRequest(
        String id, Instant at, LedgerSnapshot from, LedgerSnapshot into, List<AwardReceipt> receipts) {

    /** @throws IllegalArgumentException if the id is blank, or both are the same member */
    public MergeRequest {
        Requests.requireText(id, "MergeRequest.id");
        Objects.requireNonNull(at, "at");
        receipts = List.copyOf(receipts);
        if (from.member().equals(into.member())) {
            throw new IllegalArgumentException("MergeRequest " + id + " is from \"" + from.member()
                    + "\" into the same member. Maybe the wrong ledger was loaded?");
        }
    }

    /** What it will be booked under in a programme: the key of the member who remains. */
    public IdempotencyKey key(String programme) {
        return new IdempotencyKey(programme, into.member(), id, Calculation.MERGE);
    }
}
