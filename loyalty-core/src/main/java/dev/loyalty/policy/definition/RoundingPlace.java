package dev.loyalty.policy.definition;

/** Where in earning amounts are rounded to whole units. */
public enum RoundingPlace {
    /** Each line of each rule. */
    LINE,
    /** What each rule gives, over its lines; the default. */
    RULE,
    /** The sum of all rules, once. */
    TOTAL
}
