package dev.loyalty.activation;

import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import java.time.Instant;
import java.util.Objects;

/**
 * An event that units of one activity wait for has happened: the merchant approved a photo, the parcel was delivered.
 *
 * @param programme the id in {@code policy.yaml}
 * @param id the event id of the approval itself, unique for the member; never blank
 * @param at when it happened; expiry that starts with activation is counted from here
 * @param event what happened, by the name that the policy gives it, such as {@code approval}
 * @param activity the id of the order, action or moment whose units wait for it
 * @param ledger the member's ledger as the host holds it now; it must hold the lots of the activity
 */
public record ActivationRequest(
        String programme, String id, Instant at, String event, String activity, LedgerSnapshot ledger) {

    /** @throws IllegalArgumentException if a text is blank */
    public ActivationRequest {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(ledger, "ledger");
        requireText(programme, "programme");
        requireText(id, "id");
        requireText(event, "event");
        requireText(activity, "activity");
    }

    private static void requireText(String text, String field) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("ActivationRequest." + field + " is blank. Maybe the value is missing?");
        }
    }

    /**
     * What an activation will be booked under. A host that has stored a receipt of this key answers a repeated event with
     * it.
     */
    public IdempotencyKey key() {
        return new IdempotencyKey(programme, ledger.member(), id, Calculation.ACTIVATION);
    }
}
