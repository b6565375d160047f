package dev.loyalty.referral;

import dev.loyalty.ledger.IdempotencyKey;
import java.time.Instant;
import java.util.Objects;

/**
 * The review of a held referral.
 *
 * @param held the key of the receipt that was held
 * @param at when it was reviewed
 */
public record Review(IdempotencyKey held, Verdict verdict, Instant at) {

    public Review {
        Objects.requireNonNull(held, "held");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(at, "at");
    }
}
