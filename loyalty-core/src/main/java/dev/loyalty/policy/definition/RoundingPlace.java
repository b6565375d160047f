package dev.loyalty.policy.definition;

/** Where in earning amounts are rounded to whole units. */
public enum RoundingPlace {
    /** Each line of each rule; what a rule gives for a whole order, fixed or by complete steps, once. */
    LINE,
    /** What each rule gives, over its lines; the default. */
    RULE,
    /** The sum of all rules, once. */
    TOTAL
}
