package dev.loyalty.facts;

/** What a proposal can be made for: the order, a line, the action or moment of this call, or an order of before. */
public sealed interface Scope permits Order, Line, Action, Moment, PastOrder {}
