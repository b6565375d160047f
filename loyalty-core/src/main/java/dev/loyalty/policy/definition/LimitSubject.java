package dev.loyalty.policy.definition;

/** Whose uses a limit counts together. */
public enum LimitSubject {
    /** Each member has its own count. */
    MEMBER,
    /** One count for all members: a budget. */
    PROGRAMME,
    /** Each subject of an action has its own count, whoever did it: a product unit that is scanned, a till receipt. */
    SUBJECT,
    /** Each member has its own count for each subject of an action: every article is read once by everybody. */
    MEMBER_AND_SUBJECT,
    /** Each order, action or moment has its own count. */
    ACTIVITY;

    /** Whether one count holds what several members used, so that it can change while one of them earns. */
    public boolean isShared() {
        return this == PROGRAMME || this == SUBJECT;
    }

    /** Whether the count is that of a subject. */
    public boolean isOfSubject() {
        return this == SUBJECT || this == MEMBER_AND_SUBJECT;
    }
}
