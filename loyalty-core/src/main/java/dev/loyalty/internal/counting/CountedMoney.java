package dev.loyalty.internal.counting;

import dev.loyalty.internal.math.Allocation;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Order;
import dev.loyalty.model.Tender;
import dev.loyalty.policy.definition.DiscountBasis;
import dev.loyalty.policy.definition.Switches;
import dev.loyalty.policy.definition.TaxBasis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.joda.money.Money;

/**
 * The money of an order that counts, line by line, in this order:
 *
 * <ol>
 *   <li>An item is a line of a kind that earns. Its price is what is to be paid for it, with or without tax.
 *   <li>Discounts that are lines of their own lower every line of the order by its value, items or not.
 *   <li>Lines below zero, such as a unit that comes back in exchange, lower the items by their value.
 *   <li>Tenders that do not earn pay for the same part of every line.
 * </ol>
 *
 * <p>What is left is rounded half up to minor units once, for all items together, and shared over them by largest
 * remainder: the amounts of the items sum to that of the order. An order in another currency is converted at the end,
 * exactly or with one more rounding. Immutable.
 */
public final class CountedMoney {

    /** An item and its price in minor units of the order's currency, before what is taken off the whole order. */
    record Item(int position, String id, Fraction price) {}

    private final Order order;
    private final ProgrammeMoney programme;
    private final List<Item> items;
    private final boolean belowZero;
    private final Fraction unpaid;
    private final List<Long> paid;
    private final List<Long> seen;

    public CountedMoney(Order order, Switches switches) {
        this.order = order;
        this.programme = new ProgrammeMoney(order, switches.conversion());
        this.items = items(order, switches);
        Fraction prices = sum(items.stream().map(Item::price).toList());
        Fraction kept = keptOfDiscounts(order, switches);
        Fraction left = prices.times(kept).minus(corrections(order, switches));
        this.belowZero = left.signum() < 0 || kept.signum() < 0;
        this.unpaid = unpaid(order, switches);
        Fraction earning = Fraction.ONE.minus(unpaid);
        this.paid = share(belowZero ? Fraction.ZERO : left.times(earning));
        this.seen = switches.discounts() == DiscountBasis.ORDER ? share(prices.times(earning)) : paid;
    }

    /** Sorted by id, shorter ones first, so that nothing depends on the order of the lines. */
    List<Item> items() {
        return items;
    }

    /** Whether more is taken off than there is, so that nothing earns at all. */
    boolean isBelowZero() {
        return belowZero;
    }

    /** The part of the order that was paid by tenders that do not earn. */
    Fraction unpaid() {
        return unpaid;
    }

    /** What rules for the whole order count, in the programme's currency. */
    public BigDecimal total() {
        return total(Set.of());
    }

    /** As {@link #total()}, without the items of these ids. */
    BigDecimal total(Set<String> without) {
        List<BigDecimal> each = converted(programme::amounts, paid);
        BigDecimal total = nothing();
        for (int i = 0; i < items.size(); i++) {
            if (!without.contains(items.get(i).id())) {
                total = total.add(each.get(i));
            }
        }
        return total;
    }

    /** What was counted before it was converted, in the order's currency. */
    public Money unconverted() {
        return Money.ofMinor(order.currency(), paid.stream().reduce(0L, Math::addExact));
    }

    /** What rules for lines count, by the position of the item, in the programme's currency. */
    SortedMap<Integer, BigDecimal> amounts() {
        List<BigDecimal> each = converted(programme::amounts, seen);
        SortedMap<Integer, BigDecimal> amounts = new TreeMap<>();
        for (int i = 0; i < items.size(); i++) {
            amounts.put(items.get(i).position(), each.get(i));
        }
        return Collections.unmodifiableSortedMap(amounts);
    }

    /** What was paid for each item, by the line's id, in minor units of the programme's currency. */
    public SortedMap<String, Money> byLine() {
        List<Money> each = converted(programme::rounded, paid);
        SortedMap<String, Money> amounts = new TreeMap<>();
        for (int i = 0; i < items.size(); i++) {
            amounts.put(items.get(i).id(), each.get(i));
        }
        return Collections.unmodifiableSortedMap(amounts);
    }

    /** The price of one unit of a line, in the programme's currency. */
    BigDecimal unitPrice(Line line) {
        return programme.convert(line.unitPrice());
    }

    /** No money, with the decimal places of the programme's currency. */
    BigDecimal nothing() {
        return Money.zero(programme.currency()).getAmount();
    }

    private <T> List<T> converted(Function<List<Long>, List<T>> how, List<Long> minor) {
        try {
            return how.apply(minor);
        } catch (ArithmeticException tooLarge) {
            throw uncountable(tooLarge);
        }
    }

    private static List<Item> items(Order order, Switches switches) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < order.lines().size(); i++) {
            Line line = order.lines().get(i);
            Money price = price(line, switches);
            if (switches.earns(line.kind()) && line.kind().isItem(price.getAmount())) {
                items.add(new Item(i, line.id(), minor(price)));
            }
        }
        items.sort(Comparator.comparing(Item::id, NaturalOrder.OF_IDS));
        return List.copyOf(items);
    }

    /** The part of each price that discount lines leave: below zero if they come to more than there is. */
    private static Fraction keptOfDiscounts(Order order, Switches switches) {
        if (switches.discounts() == DiscountBasis.IGNORED) {
            return Fraction.ONE;
        }
        Fraction discounts = sum(order, switches, line -> line.kind().equals(LineKind.DISCOUNT));
        Fraction prices = sum(
                order,
                switches,
                line -> !line.kind().equals(LineKind.DISCOUNT)
                        && !price(line, switches).isNegative());
        if (discounts.signum() >= 0) {
            return Fraction.ONE;
        }
        return prices.signum() == 0 ? Fraction.ONE.negated() : Fraction.ONE.plus(discounts.dividedBy(prices));
    }

    /** What lines below zero, of kinds that earn, take off the items; not negative. */
    private static Fraction corrections(Order order, Switches switches) {
        return sum(
                        order,
                        switches,
                        line -> switches.earns(line.kind())
                                && price(line, switches).isNegative())
                .negated();
    }

    static Fraction unpaid(Order order, Switches switches) {
        Fraction tendered = sum(order.tenders().stream()
                .filter(tender -> switches.excludedTenders().contains(tender.kind()))
                .map(Tender::amount)
                .map(CountedMoney::minor)
                .toList());
        Fraction toPay =
                sum(order.lines().stream().map(line -> minor(line.paid())).toList());
        if (tendered.signum() == 0 || toPay.signum() <= 0) {
            return Fraction.ZERO;
        }
        return tendered.compareTo(toPay) >= 0 ? Fraction.ONE : tendered.dividedBy(toPay);
    }

    private static Money price(Line line, Switches switches) {
        return switches.tax() == TaxBasis.EXCLUDED ? line.paid().minus(line.tax()) : line.paid();
    }

    private static Fraction sum(Order order, Switches switches, Predicate<Line> which) {
        return sum(order.lines().stream()
                .filter(which)
                .map(line -> minor(price(line, switches)))
                .toList());
    }

    static Fraction sum(List<Fraction> amounts) {
        return amounts.stream().reduce(Fraction.ZERO, Fraction::plus);
    }

    static Fraction minor(Money money) {
        return Fraction.of(
                money.getAmount().movePointRight(money.getCurrencyUnit().getDecimalPlaces()));
    }

    /** Whole minor units for each item that sum to {@code amount}, rounded half up. */
    private List<Long> share(Fraction amount) {
        List<Fraction> prices = items.stream().map(Item::price).toList();
        Fraction sum = sum(prices);
        Fraction each = sum.signum() == 0 ? Fraction.ZERO : amount.dividedBy(sum);
        try {
            return Allocation.largestRemainder(
                    amount.round(RoundingMode.HALF_UP),
                    prices.stream().map(each::times).toList());
        } catch (ArithmeticException tooLarge) {
            throw uncountable(tooLarge);
        }
    }

    private IllegalArgumentException uncountable(ArithmeticException tooLarge) {
        return new IllegalArgumentException("the amounts of order " + order.id() + " cannot be counted: "
                + tooLarge.getMessage() + ". Maybe a decimal point is missing?");
    }
}
