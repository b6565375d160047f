package dev.loyalty.ledger;

/** What a store keeps of a call, so that a repeated delivery is answered with the original. Immutable. */
public interface Receipt {

    /** Which call it was; the key of {@link #booking()}. */
    default IdempotencyKey key() {
        return booking().key();
    }

    /**
     * The hash of the canonical form of the activity alone. Equal keys with different hashes are a conflict: somebody
     * used an event id again for something else.
     */
    String bodyHash();

    /** What was written. */
    Booking booking();
}
