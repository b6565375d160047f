package dev.loyalty.examples.replay.html;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A vertical axis with a tick at every multiple of a round number; 0 is always on it.
 *
 * @param from the lowest tick, not above 0
 * @param to the highest tick, above {@code from}
 * @param step from tick to tick
 */
record Scale(long from, long to, long step) {

    private static final int MOST_STEPS = 6;

    /** The finest scale of at most {@value #MOST_STEPS} steps on which both values have a place. */
    static Scale of(long lowest, long highest) {
        long low = Math.min(0, lowest);
        long high = Math.max(low == 0 ? 1 : 0, highest);
        long step = 1;
        while (stepsTo(high, step) - stepsDownTo(low, step) > MOST_STEPS) {
            step = RoundNumbers.above(step);
        }
        return new Scale(
                Math.multiplyExact(stepsDownTo(low, step), step), Math.multiplyExact(stepsTo(high, step), step), step);
    }

    List<Long> ticks() {
        List<Long> ticks = new ArrayList<>();
        for (long tick = from; tick <= to; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }

    /** How far below {@code to} a value is, where the whole axis is so long. */
    int down(long value, int length) {
        BigInteger whole = BigInteger.valueOf(Math.subtractExact(to, from));
        return BigInteger.valueOf(Math.subtractExact(to, value))
                .multiply(BigInteger.valueOf(length))
                .divide(whole)
                .intValueExact();
    }

    private static long stepsTo(long high, long step) {
        return -Math.floorDiv(-high, step);
    }

    private static long stepsDownTo(long low, long step) {
        return Math.floorDiv(low, step);
    }
}
