package dev.loyalty.examples.replay.html;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/** 1, 2, 5, 10, 20, 50, 100 …: the numbers that people like at axes and at the borders of bins. */
public final class RoundNumbers {

    private static final NavigableSet<Long> ALL = upTo(Long.MAX_VALUE / 10);

    private RoundNumbers() {}

    /** The greatest of them up to a positive number. */
    public static long floor(long number) {
        Long floor = ALL.floor(number);
        if (floor == null) {
            throw new IllegalArgumentException(number + " is not positive");
        }
        return floor;
    }

    /** The next one above a number; the greatest {@code long} if there is none. */
    public static long above(long number) {
        Long above = ALL.higher(number);
        return above == null ? Long.MAX_VALUE : above;
    }

    private static NavigableSet<Long> upTo(long limit) {
        NavigableSet<Long> numbers = new TreeSet<>();
        for (long power = 1; power <= limit; power *= 10) {
            numbers.add(power);
            numbers.add(2 * power);
            numbers.add(5 * power);
        }
        return Collections.unmodifiableNavigableSet(numbers);
    }
}
