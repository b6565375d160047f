package dev.loyalty.facts;

/** What a proposal can be made for: the whole order or one of its lines. */
public sealed interface Scope permits Order, Line {}
