package dev.loyalty.redemption;

import dev.loyalty.internal.math.Allocation;
import dev.loyalty.ledger.RedemptionUse;
import dev.loyalty.model.Fraction;
import dev.loyalty.redemption.Till.Portion;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the units of a reward are turned into. */
sealed interface Benefit {

    RedemptionUse use();

    /** The place among discounts of the same priority: fixed amounts, free units, percents, amounts that are chosen. */
    int rank();

    /** The account that it brings units to, or null. */
    default @Nullable String brings() {
        return null;
    }

    /** Whether lines of an order are lowered or paid for. */
    default boolean isOnLines() {
        return use() == RedemptionUse.DISCOUNT || use() == RedemptionUse.PAYMENT;
    }

    /**
     * So much for each unit; the member chooses how many.
     *
     * @param each minor units of money that a unit of the account is worth, more than 0
     * @param to the account that is credited or who gets the donation; null where lines are lowered or paid for
     * @param topUp of a donation, the percentage that the merchant adds
     */
    record Rate(RedemptionUse use, Fraction each, @Nullable String to, Fraction topUp) implements Benefit {

        @Override
        public int rank() {
            return 3;
        }

        @Override
        public @Nullable String brings() {
            return use == RedemptionUse.LOT ? to : null;
        }

        long value(long units) {
            return Fraction.of(units).times(each).floor();
        }

        /** The fewest units that are worth so much, as a number of steps. */
        long stepsFor(long value, long step) {
            return Fraction.of(value).dividedBy(each.times(Fraction.of(step))).round(RoundingMode.CEILING);
        }
    }

    /** A fixed cost for what is done to lines of an order. */
    sealed interface Off extends Benefit {

        @Override
        default RedemptionUse use() {
            return RedemptionUse.DISCOUNT;
        }

        /** How many times it can be had for these lines; more would bring nothing more. */
        long most(List<Portion> lines);

        /** What is taken off each of the lines, no more than is left of it. */
        List<Long> parts(long times, List<Portion> lines);
    }

    /** So much money, in minor units. */
    record AmountOff(long money) implements Off {

        @Override
        public int rank() {
            return 0;
        }

        @Override
        public long most(List<Portion> lines) {
            return timesFor(left(lines));
        }

        long timesFor(long value) {
            return value / money + (value % money == 0 ? 0 : 1);
        }

        @Override
        public List<Long> parts(long times, List<Portion> lines) {
            long left = left(lines);
            return shared(times > left / money ? left : times * money, lines);
        }
    }

    /** So much of each 100, rounded half up once for all lines together. */
    record PercentOff(Fraction percent) implements Off {

        @Override
        public int rank() {
            return 2;
        }

        @Override
        public long most(List<Portion> lines) {
            return 1;
        }

        @Override
        public List<Long> parts(long times, List<Portion> lines) {
            Fraction off = Fraction.of(left(lines)).times(percent).dividedBy(Fraction.of(100));
            return shared(off.round(RoundingMode.HALF_UP), lines);
        }
    }

    /**
     * Whole units of the lines, the cheapest first.
     *
     * @param units how many are free
     * @param ofEvery for each so many units that the lines have; 0: whatever they have
     */
    record UnitsFree(long units, long ofEvery) implements Off {

        @Override
        public int rank() {
            return 1;
        }

        @Override
        public long most(List<Portion> lines) {
            long there = lines.stream().mapToLong(UnitsFree::whole).reduce(0, Math::addExact);
            if (ofEvery > 0) {
                return there >= ofEvery ? 1 : 0;
            }
            return there / units + (there % units == 0 ? 0 : 1);
        }

        @Override
        public List<Long> parts(long times, List<Portion> lines) {
            long there = lines.stream().mapToLong(UnitsFree::whole).reduce(0, Math::addExact);
            long open = ofEvery > 0 ? there / ofEvery * units : times > there / units ? there : times * units;
            List<Integer> cheapestFirst = IntStream.range(0, lines.size())
                    .boxed()
                    .sorted(Comparator.comparing(i -> price(lines.get(i))))
                    .toList();
            List<Long> parts = new ArrayList<>(lines.stream().map(line -> 0L).toList());
            for (int i : cheapestFirst) {
                Portion line = lines.get(i);
                long free = Math.min(open, whole(line));
                parts.set(i, price(line).times(Fraction.of(free)).round(RoundingMode.HALF_UP));
                open -= free;
            }
            return parts;
        }

        private static long whole(Portion line) {
            return Math.max(0, Fraction.of(line.item().quantity()).floor());
        }

        private static Fraction price(Portion line) {
            return Fraction.of(line.left()).dividedBy(Fraction.of(line.item().quantity()));
        }
    }

    /** Units of another account. */
    record Brings(String account, long units) implements Benefit {

        @Override
        public String brings() {
            return account;
        }

        @Override
        public RedemptionUse use() {
            return RedemptionUse.LOT;
        }

        @Override
        public int rank() {
            return 4;
        }
    }

    static long left(List<Portion> lines) {
        return lines.stream().mapToLong(Portion::left).reduce(0, Math::addExact);
    }

    /** Shares an amount over lines by what is left of them; their sum is not 0. */
    static List<Long> shared(long amount, List<Portion> lines) {
        return Allocation.inProportion(amount, lines.stream().map(Portion::left).toList());
    }
}
