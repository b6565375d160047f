package dev.loyalty.reversal;

import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.Share;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What is left of an activity after all that came back, in whatever steps. Units go first; money for a line takes from what
 * is left of the line; money for the order takes the same part of all that is then left. So the order of the steps cannot
 * matter. Immutable.
 */
final class Remains {

    private final AwardReceipt receipt;
    private final Back back;
    private final SortedMap<String, Money> counted;
    private final Map<String, Fraction> left = new TreeMap<>();
    private final Map<String, Fraction> money = new TreeMap<>();

    Remains(AwardReceipt receipt, Back back) {
        this.receipt = receipt;
        this.back = back;
        this.counted = receipt.counted();
        SortedMap<String, Money> paid = receipt.paid();
        receipt.units().forEach((line, bought) -> {
            Fraction units = Fraction.ONE.minus(Fraction.of(back.units(line)).dividedBy(Fraction.of(bought)));
            Fraction price = minor(paid.get(line));
            left.put(line, units);
            money.put(
                    line,
                    atLeastZero(price.times(units).minus(minor(back.amounts().get(line)))));
        });
        Fraction all = money();
        Fraction refunded = minor(back.amounts().get(Share.WHOLE));
        Fraction kept = all.signum() == 0 ? Fraction.ONE : atLeastZero(Fraction.ONE.minus(refunded.dividedBy(all)));
        money.replaceAll((line, amount) -> amount.times(kept));
        paid.forEach((line, price) -> {
            if (price.isPositive()) {
                left.put(line, money(line).dividedBy(minor(price)));
            }
        });
    }

    /** The part of a line's value that is left, from 1 to 0. */
    Fraction left(String line) {
        Fraction part = left.get(line);
        if (part == null) {
            throw new IllegalArgumentException("the receipt of "
                    + receipt.activity().id() + " awards for line \"" + line + "\", which it does not have");
        }
        return part;
    }

    /** The part of the value of the whole activity that is left: of what counted, or of its lines if they cost nothing. */
    Fraction left() {
        Fraction sum = sum(counted.values().stream().map(Remains::minor).toList());
        if (sum.signum() > 0) {
            Fraction kept = sum(counted.entrySet().stream()
                    .map(line -> minor(line.getValue()).times(left(line.getKey())))
                    .toList());
            return kept.dividedBy(sum);
        }
        List<Fraction> parts = counted.isEmpty()
                ? List.copyOf(left.values())
                : counted.keySet().stream().map(this::left).toList();
        return parts.isEmpty() ? Fraction.ZERO : sum(parts).dividedBy(Fraction.of(parts.size()));
    }

    /** Money that was paid for a line and did not come back, in minor units of the order's currency. */
    Fraction money(String line) {
        return money.getOrDefault(line, Fraction.ZERO);
    }

    /** As {@link #money(String)}, for all lines together. */
    Fraction money() {
        return sum(List.copyOf(money.values()));
    }

    /** The units of a line that did not come back. */
    BigDecimal units(String line) {
        return receipt.units().getOrDefault(line, BigDecimal.ZERO).subtract(back.units(line));
    }

    /** The lines of which units are left. */
    List<Line> lines() {
        return receipt.activity() instanceof Order order
                ? order.lines().stream()
                        .filter(line -> units(line.id()).signum() != 0)
                        .toList()
                : List.of();
    }

    /** By line, the part of what counted that came back, rounded toward zero to minor units. */
    SortedMap<String, Money> uncounted() {
        SortedMap<String, Money> amounts = new TreeMap<>();
        counted.forEach((line, amount) -> {
            Fraction gone = minor(amount).times(Fraction.ONE.minus(left(line)));
            int digits = amount.getCurrencyUnit().getDecimalPlaces();
            amounts.put(
                    line,
                    Money.of(amount.getCurrencyUnit(), BigDecimal.valueOf(gone.round(RoundingMode.DOWN), digits)));
        });
        return amounts;
    }

    private static Fraction sum(List<Fraction> parts) {
        return parts.stream().reduce(Fraction.ZERO, Fraction::plus);
    }

    private static Fraction atLeastZero(Fraction amount) {
        return amount.signum() < 0 ? Fraction.ZERO : amount;
    }

    private static Fraction minor(@Nullable Money money) {
        return money == null
                ? Fraction.ZERO
                : Fraction.of(
                        money.getAmount().movePointRight(money.getCurrencyUnit().getDecimalPlaces()));
    }
}
