package dev.loyalty.policy.definition;

/** Whether what an order has earned can be spent on it. */
public enum SameOrder {
    /** Only on a later order; the default. */
    LATER,
    /** On the order itself too, once it can be spent at all. */
    SPENDABLE
}
