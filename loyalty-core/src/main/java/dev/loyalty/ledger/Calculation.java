package dev.loyalty.ledger;

/** Which calculation wrote a booking; part of its {@link IdempotencyKey}. */
public enum Calculation {
    /** Awards for an activity. */
    EARNING,
    /** Units turned into value. */
    REDEMPTION,
    /** A tier judged. */
    ASSESSMENT,
    /** Awards for advocate and friend. */
    REFERRAL,
    /** Units made active by the event they waited for. */
    ACTIVATION,
    /** Booked shares undone. */
    REVERSAL,
    /** Lots whose expiry has passed, booked as expired. */
    EXPIRY
}
