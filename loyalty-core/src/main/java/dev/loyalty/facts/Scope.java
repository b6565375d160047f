package dev.loyalty.facts;

/** What a proposal can be made for: the whole order or one of its lines, or the action or moment of this call. */
public sealed interface Scope permits Order, Line, Action, Moment {}
