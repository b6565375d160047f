package dev.loyalty.bookkeeping;

import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Units are to live longer than they were given: as a gesture, or because the policy became more generous and what was
 * earned before is to have part in it.
 *
 * @param id      the event id of the extension, unique for the member; not blank
 * @param at      when; units that are past by then stay past
 * @param account an account of the policy
 * @param endingBy only lots that end by this instant; null for all
 * @param expiry  until when they live then; null for what the policy says now, counted from each lot's own earning or
 *     activation
 * @param ledger  the member's ledger as the host holds it now
 */
public record ExtensionRequest(
        String id,
        Instant at,
        String account,
        @Nullable Instant endingBy,
        @Nullable Expiry expiry,
        LedgerSnapshot ledger) {

    /** @throws IllegalArgumentException if a text is blank */
    public ExtensionRequest {
        Requests.requireText(id, "ExtensionRequest.id");
        Requests.requireText(account, "ExtensionRequest.account");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(ledger, "ledger");
    }

    /** What it will be booked under in a programme. */
    public IdempotencyKey key(String programme) {
        return new IdempotencyKey(programme, ledger.member(), id, Calculation.EXTENSION);
    }
}
