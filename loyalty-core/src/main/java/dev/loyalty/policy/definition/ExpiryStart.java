package dev.loyalty.policy.definition;

/** From which moment an expiry is counted. */
public enum ExpiryStart {
    /** When the units can first be used; the default. */
    ACTIVATION,
    /** When they were earned, even if they were pending at first. */
    EARNING
}
