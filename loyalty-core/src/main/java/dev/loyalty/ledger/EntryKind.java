package dev.loyalty.ledger;

/** Why an entry was booked. */
public enum EntryKind {
    /** A lot came into being; positive. */
    ISSUED,
    /** An earlier booking was undone: negative takes units back, positive gives them back, if need be in a new lot. */
    /** The event that a lot waited for has happened: no units, but new terms. */
    ACTIVATED,
    /** An earlier booking was undone: negative takes units back, positive gives them back. */
    REVERSED,
    /** Units were turned into value; negative. */
    REDEEMED,
    /** Units of a lot were lost at its expiry; negative. */
    EXPIRED,
    /** A lot repaid debt: negative on the lot, positive on the debt, always as a pair. */
    REPAID,
    /** A correction by hand; either sign. */
    ADJUSTED
}
