package dev.loyalty.internal.math;

import dev.loyalty.model.Fraction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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
        long[] units = new long[parts.size()];
        List<Fraction> remainders = new ArrayList<>();
        long missing = whole;
        for (int i = 0; i < units.length; i++) {
            units[i] = parts.get(i).floor();
            remainders.add(parts.get(i).minus(Fraction.of(units[i])));
            missing = Math.subtractExact(missing, units[i]);
        }
        if (missing < -1 || missing > units.length) {
            throw new IllegalArgumentException(whole + " cannot be shared over the parts " + parts);
        }
        Comparator<Integer> largestFirst =
                Comparator.comparing((Integer i) -> remainders.get(i)).reversed();
        if (missing < 0) {
            IntStream.range(0, units.length)
                    .boxed()
                    .filter(i -> units[i] > 0)
                    .max(largestFirst)
                    .ifPresent(i -> units[i]--);
        } else {
            IntStream.range(0, units.length)
                    .boxed()
                    .sorted(largestFirst)
                    .limit(missing)
                    .forEach(i -> units[i]++);
        }
        return IntStream.range(0, units.length).mapToObj(i -> units[i]).toList();
    }

    /** Shares a whole number in proportion to other whole numbers, whose sum is not zero. */
    public static List<Long> inProportion(long whole, List<Long> weights) {
        Fraction sum = weights.stream().map(Fraction::of).reduce(Fraction.ZERO, Fraction::plus);
        Fraction each = Fraction.of(whole).dividedBy(sum);
        return largestRemainder(
                whole,
                weights.stream().map(weight -> each.times(Fraction.of(weight))).toList());
    }
}
