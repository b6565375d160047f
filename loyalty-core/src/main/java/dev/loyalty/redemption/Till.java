package dev.loyalty.redemption;

import dev.loyalty.internal.counting.NaturalOrder;
import dev.loyalty.internal.math.Allocation;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Order;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.joda.money.Money;

/**
 * What is left to pay of an order, line by line in minor units, while redemptions lower it. It begins with what the order
 * would cost: each line after its own discount, less its share, by value, of discount lines and of lines below zero.
 * Used by one thread.
 */
final class Till {

    /**
     * A line with something to pay.
     *
     * @param position the place in the order, from 0
     */
    record Item(int position, String id, LineKind kind, BigDecimal quantity) {}

    /** What a reward can take of a line: all that is left of it, or less. */
    record Portion(Item item, long left) {}

    private final List<Item> items;
    private final SortedMap<Integer, Long> left = new TreeMap<>();
    private long paid;

    Till(Order order) {
        List<Item> all = new ArrayList<>();
        List<Long> prices = new ArrayList<>();
        long reductions = 0;
        for (int i = 0; i < order.lines().size(); i++) {
            Line line = order.lines().get(i);
            long price = minor(order, line.paid());
            if (price > 0 && !line.kind().equals(LineKind.DISCOUNT)) {
                all.add(new Item(i, line.id(), line.kind(), line.quantity()));
                prices.add(price);
            } else if (price < 0) {
                reductions = Math.subtractExact(reductions, price);
            }
        }
        long sum = prices.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        List<Long> rest = sum == 0 ? List.of() : Allocation.inProportion(Math.max(0, sum - reductions), prices);
        for (int i = 0; i < rest.size(); i++) {
            left.put(all.get(i).position(), rest.get(i));
        }
        all.sort(Comparator.comparing(Item::id, NaturalOrder.OF_IDS));
        items = List.copyOf(all);
        paid = order.tenders().stream()
                .mapToLong(tender -> minor(order, tender.amount()))
                .reduce(0, Math::addExact);
    }

    /** For a redemption without an order: nothing is to pay. */
    Till() {
        items = List.of();
    }

    private Till(Till same) {
        items = same.items;
        left.putAll(same.left);
        paid = same.paid;
    }

    /** The same at this moment, to be used on its own. */
    Till copy() {
        return new Till(this);
    }

    /** By the position of the line, what is left to pay. */
    SortedMap<Integer, Long> left() {
        return Collections.unmodifiableSortedMap(left);
    }

    /** What is left to pay of all lines, less what is paid for; never below zero. */
    long open() {
        return openAfter(0);
    }

    /** The same, after so much more is taken off or paid for. */
    long openAfter(long taken) {
        long rest = left.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        return Math.max(0, rest - paid - taken);
    }

    /**
     * The lines of which a reward can take something, by id, shorter ones first, so that nothing depends on their order.
     *
     * @param which lines it is for
     * @param most how much it can take of a line, by position
     */
    List<Portion> portions(Predicate<Item> which, Map<Integer, Long> most) {
        return items.stream()
                .filter(which)
                .map(item -> new Portion(
                        item,
                        Math.min(
                                left.getOrDefault(item.position(), 0L),
                                most.getOrDefault(item.position(), Long.MAX_VALUE))))
                .filter(portion -> portion.left() > 0)
                .toList();
    }

    /** Lowers what is left of the lines. */
    void lower(List<Portion> portions, List<Long> parts) {
        for (int i = 0; i < parts.size(); i++) {
            left.merge(portions.get(i).item().position(), -parts.get(i), Math::addExact);
        }
    }

    private static long minor(Order order, Money money) {
        try {
            return money.getAmountMinorLong();
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException("the amount " + money + " of order " + order.id()
                    + " cannot be counted. Maybe a decimal point is missing?");
        }
    }
}
