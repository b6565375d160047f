package dev.loyalty.internal.scenario;

/**
 * A text that a step must come to.
 *
 * @param what the key that says it
 * @param text as both sides are written: sorted, with commas; {@code none} for nothing
 */
public record Said(String what, String text, Place place) {}
