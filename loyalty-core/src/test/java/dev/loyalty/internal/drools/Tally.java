package dev.loyalty.internal.drools;

/** A verb to measure with. */
public final class Tally {

    private long points;

    public Tally points(Item item, long more) {
        points += more;
        return this;
    }

    long sum() {
        return points;
    }
}
