package dev.loyalty.internal.counting;

import dev.loyalty.internal.math.Allocation;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import dev.loyalty.policy.definition.Switches;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * What was really paid for each line, of whatever kind: lines below zero lower all others by their value, and tenders that
 * do not earn pay for the same part of every line. In whole minor units that sum to what was paid.
 */
public final class PaidMoney {

    private PaidMoney() {}

    /** By line id, in the order's currency. */
    public static SortedMap<String, Money> byLine(Order order, Switches switches) {
        List<Line> lines = order.lines().stream()
                .filter(line -> !line.paid().isNegative())
                .sorted(Comparator.comparing(Line::id, NaturalOrder.OF_IDS))
                .toList();
        List<Fraction> prices =
                lines.stream().map(line -> CountedMoney.minor(line.paid())).toList();
        Fraction positive = CountedMoney.sum(prices);
        Fraction all = CountedMoney.sum(order.lines().stream()
                .map(line -> CountedMoney.minor(line.paid()))
                .toList());
        Fraction kept = all.signum() <= 0 || positive.signum() == 0 ? Fraction.ZERO : all.dividedBy(positive);
        Fraction each = kept.times(Fraction.ONE.minus(CountedMoney.unpaid(order, switches)));
        List<Fraction> paid = prices.stream().map(each::times).toList();
        List<Long> minor = Allocation.largestRemainder(CountedMoney.sum(paid).round(RoundingMode.HALF_UP), paid);
        SortedMap<String, Money> amounts = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            amounts.put(
                    lines.get(i).id(),
                    Money.of(
                            order.currency(),
                            BigDecimal.valueOf(minor.get(i), order.currency().getDecimalPlaces())));
        }
        return amounts;
    }
}
