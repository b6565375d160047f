package dev.loyalty.internal.math;

import dev.loyalty.model.Fraction;
import java.util.ArrayList;
import java.util.List;

/** Whole numbers that stand for exact parts and sum to a given whole: the method of the largest remainder. */
public final class Allocation {

    private Allocation() {}

    /**
     * Rounds every part down and gives the units that are missing to the parts with the largest remainders, the earlier
     * part first where remainders are equal. If the parts rounded down sum to one too many, as rounding half to even
     * can ask for, the part with the smallest remainder that has a unit gives it up.
     *
     * @param whole the sum of the result: at least one less than the sum of the parts rounded down, at most one more for
     *     each part
     * @param parts not negative
     * @return one whole number for each part, in order
     */
    public static List<Long> largestRemainder(long whole, List<Fraction> parts) {
        Long[] units = new Long[parts.size()];
        Fraction[] remainders = new Fraction[units.length];
        long missing = whole;
        for (int i = 0; i < units.length; i++) {
            long floor = parts.get(i).floor();
            units[i] = floor;
            remainders[i] = parts.get(i).minus(Fraction.of(floor));
            missing = Math.subtractExact(missing, floor);
        }
        if (missing < -1 || missing > units.length) {
            throw new IllegalArgumentException(whole + " cannot be shared over the parts " + parts);
        }
        if (missing < 0) {
            takeFromSmallest(units, remainders);
        } else if (missing > 0) {
            giveToLargest(missing, units, remainders);
        }
        return List.of(units);
    }

    private static void takeFromSmallest(Long[] units, Fraction[] remainders) {
        int smallest = -1;
        for (int i = 0; i < units.length; i++) {
            boolean smaller = smallest < 0 || remainders[i].compareTo(remainders[smallest]) < 0;
            if (units[i] > 0 && smaller) {
                smallest = i;
            }
        }
        if (smallest >= 0) {
            units[smallest]--;
        }
    }

    private static void giveToLargest(long missing, Long[] units, Fraction[] remainders) {
        List<Integer> order = new ArrayList<>(units.length);
        for (int i = 0; i < units.length; i++) {
            order.add(i);
        }
        order.sort((a, b) -> remainders[b].compareTo(remainders[a]));
        for (int i = 0; i < missing; i++) {
            units[order.get(i)]++;
        }
    }

    /** Shares a whole number in proportion to other whole numbers, whose sum is not zero. */
    public static List<Long> inProportion(long whole, List<Long> weights) {
        Fraction sum = Fraction.ZERO;
        for (long weight : weights) {
            sum = sum.plus(Fraction.of(weight));
        }
        Fraction each = Fraction.of(whole).dividedBy(sum);
        List<Fraction> parts = new ArrayList<>(weights.size());
        for (long weight : weights) {
            parts.add(each.times(Fraction.of(weight)));
        }
        return largestRemainder(whole, parts);
    }
}
