package dev.loyalty.internal.counting;

import java.util.Comparator;

/** An order of ids that count up. */
public final class NaturalOrder {

    /** In the order of their numbers: shorter ids first, so that 9 comes before 10. */
    public static final Comparator<String> OF_IDS =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private NaturalOrder() {}
}
