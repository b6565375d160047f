package dev.loyalty.bookkeeping;

import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import java.time.Instant;
import java.util.Objects;

/**
 * A correction by hand.
 *
 * @param id      the event id of the correction, unique for the member; not blank
 * @param at      when it takes effect; what is given is active at once and expires as if it were earned then
 * @param account an account of the policy
 * @param units   signed, not 0: positive is given, negative is taken
 * @param mayOwe  whether taking more than there is makes debt; if not, it is declined
 * @param reason  for the receipt, in the host's words; not blank, and without personal data
 * @param ledger  the member's ledger as the host holds it now
 */
public record AdjustmentRequest(
        String id, Instant at, String account, long units, boolean mayOwe, String reason, LedgerSnapshot ledger) {

    /** @throws IllegalArgumentException if a text is blank or the units are 0 */
    public AdjustmentRequest {
        Requests.requireText(id, "AdjustmentRequest.id");
        Requests.requireText(account, "AdjustmentRequest.account");
        Requests.requireText(reason, "AdjustmentRequest.reason");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(ledger, "ledger");
        if (units == 0) {
            throw new IllegalArgumentException("AdjustmentRequest.units of " + id + " are 0. Maybe nothing is wrong?");
        }
    }

    /** A correction that never makes debt. */
    public AdjustmentRequest(String id, Instant at, String account, long units, String reason, LedgerSnapshot ledger) {
        this(id, at, account, units, false, reason, ledger);
    }

    /** What it will be booked under in a programme. */
    public IdempotencyKey key(String programme) {
        return new IdempotencyKey(programme, ledger.member(), id, Calculation.ADJUSTMENT);
    }
}
