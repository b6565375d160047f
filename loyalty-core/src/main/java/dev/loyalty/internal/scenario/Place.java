package dev.loyalty.internal.scenario;

/** Where something stands in its file; line and column from 1. */
public record Place(int line, int column) {}
