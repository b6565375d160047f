package dev.loyalty.policy.definition;

/** Which dates units have that come from another member. */
public enum TransferDates {
    /** Those they had there, so that no transfer keeps units from expiring; the default. */
    KEEP,
    /** Those of units earned by the transfer. */
    RENEW
}
