package dev.loyalty.policy.definition;

/** What a limit counts. */
public enum LimitUnit {
    /** How often something was granted. */
    TIMES,
    /** Points granted. */
    POINTS,
    /** Minor units of the programme's currency granted. */
    MONEY,
    /** Things granted. */
    ITEMS
}
