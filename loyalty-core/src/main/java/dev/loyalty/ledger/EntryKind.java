package dev.loyalty.ledger;

/** Why an entry was booked. */
public enum EntryKind {
    /** A lot came into being by earning; positive. */
    ISSUED,
    /** The event that a lot waited for has happened: no units, but new terms. */
    ACTIVATED,
    /**
     * An earlier booking was undone: negative takes units back, positive gives them back, if need be in a new lot. 0 where
     * only what is {@linkplain Lot#outstanding outstanding} changes.
     */
    REVERSED,
    /** Units were turned into value; negative. */
    REDEEMED,
    /** What was redeemed came back, if need be in a new lot; positive. 0 where all of it was outstanding, and is taken. */
    CANCELLED,
    /** Units were set aside for a purchase: negative on their lot, positive on the one that holds them. */
    HELD,
    /** Units that were set aside went back: negative on the lot that held them, positive on their own. */
    RELEASED,
    /** Units of a lot were lost at its expiry; negative. */
    EXPIRED,
    /** A lot repaid debt: negative on the lot, positive on the debt, always as a pair. */
    REPAID,
    /** A correction by hand; either sign. */
    ADJUSTED,
    /** Units went to another member, negative, or came from one in a new lot, positive. */
    TRANSFERRED,
    /** A ledger went into another one: negative there, positive here, lot by lot and with what is owed. */
    MERGED,
    /** A lot got a later expiry: no units, but new terms. */
    EXTENDED,
    /** What a member held or owed before the library kept the books: a lot, positive, or debt, negative. */
    IMPORTED
}
