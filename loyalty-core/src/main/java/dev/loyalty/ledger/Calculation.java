package dev.loyalty.ledger;

/** Which calculation wrote a booking; part of its {@link IdempotencyKey}. */
public enum Calculation {
    /** Awards for an activity. */
    EARNING,
    /** Units turned into value. */
    REDEMPTION,
    /** Units set aside for a redemption that is to be confirmed. */
    HOLD,
    /** Units that were set aside, free again. */
    RELEASE,
    /** A tier judged. */
    ASSESSMENT,
    /** Awards for advocate and friend. */
    REFERRAL,
    /** Units made active by the event they waited for. */
    ACTIVATION,
    /** Booked shares undone. */
    REVERSAL,
    /** Units given back that were turned into value. */
    CANCELLATION,
    /** Lots whose expiry has passed, booked as expired. */
    EXPIRY,
    /** A correction by hand. */
    ADJUSTMENT,
    /** Units handed from one member to another. */
    TRANSFER,
    /** The ledger of one member taken into that of another. */
    MERGE,
    /** Lots given a later expiry. */
    EXTENSION,
    /** What a member held before the library kept the books. */
    OPENING
}
