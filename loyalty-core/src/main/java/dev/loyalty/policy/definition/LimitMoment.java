package dev.loyalty.policy.definition;

/** By which moment an award that is pending falls into a period of a limit. */
public enum LimitMoment {
    /** When it was earned; the default. */
    EARNING,
    /** When it can first be used, where that is known; an award that waits for an event counts when it was earned. */
    ACTIVATION
}
