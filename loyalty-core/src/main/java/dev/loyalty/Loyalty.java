package dev.loyalty;

/** The one entry point. */
public final class Loyalty {

    private Loyalty() {}
}
