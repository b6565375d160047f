package dev.loyalty.referral;

import dev.loyalty.ledger.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/** What the parts of a referral are called: each has lots of its own, and is reversed by itself. */
final class RewardKeys {

    private RewardKeys() {}

    /** The event of the lots of a reward. */
    static String event(IdempotencyKey key, @Nullable String milestone) {
        return milestone == null ? key.event() : key.event() + " milestone " + milestone;
    }
}
