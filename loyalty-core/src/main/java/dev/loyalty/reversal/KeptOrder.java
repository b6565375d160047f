package dev.loyalty.reversal;

import dev.loyalty.internal.math.Allocation;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import dev.loyalty.model.Tender;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The order as if only what is left of it had been bought: fewer units, amounts in proportion, and what is taken off the
 * whole order, and each way of paying, in proportion to what is left of all lines. What came back of all lines together is
 * rounded toward zero to minor units, and shared by largest remainder.
 */
final class KeptOrder {

    private final Order order;
    private final Remains remains;
    private final CurrencyUnit currency;

    private KeptOrder(Order order, Remains remains) {
        this.order = order;
        this.remains = remains;
        this.currency = order.currency();
    }

    static Order of(Order order, Remains remains) {
        return new KeptOrder(order, remains).order();
    }

    private Order order() {
        List<Line> positive =
                order.lines().stream().filter(line -> !line.paid().isNegative()).toList();
        List<Fraction> kept = positive.stream()
                .map(line -> minor(line.paid()).times(remains.left(line.id())))
                .toList();
        Fraction all = sum(positive.stream().map(line -> minor(line.paid())).toList());
        Fraction left = all.signum() == 0 ? Fraction.ONE : sum(kept).dividedBy(all);
        List<Long> paid = Allocation.largestRemainder(sum(kept).round(RoundingMode.CEILING), kept);
        List<Line> lines = new ArrayList<>();
        for (Line line : order.lines()) {
            BigDecimal units = remains.units(line.id());
            if (units.signum() != 0) {
                int index = positive.indexOf(line);
                lines.add(
                        index < 0
                                ? rest(line, units, part(line.paid(), left.times(remains.left(line.id()))))
                                : rest(line, units, Money.ofMinor(currency, paid.get(index))));
            }
        }
        return new Order(order.id(), order.at(), currency, lines, tenders(lines), order.attributes(), order.rate());
    }

    private Line rest(Line line, BigDecimal units, Money paid) {
        Fraction left = remains.left(line.id());
        Money discount = part(line.discount(), left);
        return new Line(
                line.id(),
                line.kind(),
                line.sku(),
                line.category(),
                units,
                line.unitPrice(),
                paid.plus(discount),
                discount,
                part(line.tax(), left),
                line.attributes());
    }

    private List<Tender> tenders(List<Line> lines) {
        Fraction before =
                sum(order.lines().stream().map(line -> minor(line.paid())).toList());
        Fraction now = sum(lines.stream().map(line -> minor(line.paid())).toList());
        Fraction left = before.signum() == 0 ? Fraction.ONE : now.dividedBy(before);
        return order.tenders().stream()
                .map(tender -> new Tender(tender.kind(), part(tender.amount(), left)))
                .toList();
    }

    private Money part(Money amount, Fraction left) {
        return Money.ofMinor(currency, minor(amount).times(left).round(RoundingMode.HALF_UP));
    }

    private Fraction minor(Money money) {
        return Fraction.of(money.getAmount().movePointRight(currency.getDecimalPlaces()));
    }

    private static Fraction sum(List<Fraction> parts) {
        return parts.stream().reduce(Fraction.ZERO, Fraction::plus);
    }
}
