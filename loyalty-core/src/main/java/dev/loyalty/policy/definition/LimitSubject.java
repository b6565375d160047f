package dev.loyalty.policy.definition;

/** Whose uses a limit counts together. */
public enum LimitSubject {
    /** Each member has its own count. */
    MEMBER,
    /** One count for all members: a budget. */
    PROGRAMME
}
