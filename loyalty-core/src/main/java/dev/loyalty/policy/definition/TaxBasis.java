package dev.loyalty.policy.definition;

/** Whether tax earns. */
public enum TaxBasis {
    /** Amounts earn with their tax; the default. */
    INCLUDED,
    /** Amounts earn without their tax. */
    EXCLUDED
}
