package dev.loyalty.policy.definition;

/** Which version decides about an order that is changed after it has earned. */
public enum EditVersion {
    /** The one that decided when it earned. */
    ORIGINAL,
    /** The one that is live when it is changed. */
    TODAY
}
