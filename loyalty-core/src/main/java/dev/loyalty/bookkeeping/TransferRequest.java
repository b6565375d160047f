package dev.loyalty.bookkeeping;

import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import java.time.Instant;
import java.util.Objects;

/**
 * Units are handed from one member to another.
 *
 * @param id      the event id of the transfer, unique for both members; not blank
 * @param at      when
 * @param account an account of the policy
 * @param units   how many, positive
 * @param from    the ledger of the member who gives, as the host holds it now
 * @param to      the ledger of the member who gets them
 */
public record TransferRequest(
        String id, Instant at, String account, long units, LedgerSnapshot from, LedgerSnapshot to) {

    /** @throws IllegalArgumentException if a text is blank, the units are not positive or both are the same member */
    public TransferRequest {
        Requests.requireText(id, "TransferRequest.id");
        Requests.requireText(account, "TransferRequest.account");
        Requests.requirePositive(units, "TransferRequest.units of " + id, "from and to were exchanged");
        Objects.requireNonNull(at, "at");
        if (from.member().equals(to.member())) {
            throw new IllegalArgumentException("TransferRequest " + id + " is from \"" + from.member()
                    + "\" to the same member. Maybe the wrong ledger was loaded?");
        }
    }

    /** What it will be booked under in a programme: the key of the member who gives. */
    public IdempotencyKey key(String programme) {
        return new IdempotencyKey(programme, from.member(), id, Calculation.TRANSFER);
    }
}
