package dev.loyalty.ledger;

/** How far a reversal goes when the units it should take back were already spent. */
public enum Clawback {
    /** Takes other units of the account, those of the same activity first, then makes debt. */
    UNLIMITED,
    /**
     * Takes other units of the account, those of the same activity first, and stops at zero. What was spent is taken when
     * it comes back, and never otherwise.
     */
    WITHIN_BALANCE,
    /** Takes nothing but the pending units of the reversed lots. */
    PENDING_ONLY
}
