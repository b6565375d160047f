package dev.loyalty.policy.definition;

/** How several multipliers of one amount work together. */
public enum MultiplierCombination {
    /** What they add is added up: double and triple give four times the amount. The default. */
    SUM,
    /** One after the other: double and triple give six times the amount. */
    PRODUCT
}
