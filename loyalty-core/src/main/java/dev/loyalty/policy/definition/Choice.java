package dev.loyalty.policy.definition;

/** Which candidates of an exclusive group are granted. */
public enum Choice {
    /** The one that is best for the member; the default. */
    BEST,
    /** All of them: the group only gives them a common name. */
    ALL,
    /** The one of the highest priority. */
    PRIORITY,
    /** The one whose rule stands first in the group's order. */
    FIRST
}
