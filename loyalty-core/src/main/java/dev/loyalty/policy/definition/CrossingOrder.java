package dev.loyalty.policy.definition;

/** By which level an order earns that leads to a higher one. */
public enum CrossingOrder {
    /** By the level that the member had before; the default. */
    OLD_LEVEL,
    /** By the level that it leads to. */
    NEW_LEVEL,
    /** Up to where the order reaches the higher level by the one before, and from there on by the higher one. */
    SPLIT
}
