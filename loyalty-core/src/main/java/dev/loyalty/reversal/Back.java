package dev.loyalty.reversal;

import dev.loyalty.ledger.Share;
import dev.loyalty.model.Decimals;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * What came back of an activity, by one reversal or by several. Immutable.
 *
 * @param units by line id; lines of which no unit came back do not appear
 * @param amounts money without goods, by line id, or {@link Share#WHOLE} for the whole order; none of 0
 */
record Back(SortedMap<String, BigDecimal> units, SortedMap<String, Money> amounts) {

    static final Back NOTHING = new Back(new TreeMap<>(), new TreeMap<>());

    Back {
        SortedMap<String, BigDecimal> someUnits = new TreeMap<>();
        units.forEach((line, quantity) -> {
            if (quantity.signum() != 0) {
                someUnits.put(line, Decimals.canonical(quantity, "the returned quantity of line " + line));
            }
        });
        units = Collections.unmodifiableSortedMap(someUnits);
        SortedMap<String, Money> someAmounts = new TreeMap<>(amounts);
        someAmounts.values().removeIf(Money::isZero);
        amounts = Collections.unmodifiableSortedMap(someAmounts);
    }

    static Back of(ReversalDecision reversal) {
        return new Back(reversal.returned(), reversal.refunded());
    }

    static Back of(Collection<ReversalDecision> reversals) {
        Back sum = NOTHING;
        for (ReversalDecision reversal : reversals) {
            sum = sum.plus(of(reversal));
        }
        return sum;
    }

    Back plus(Back more) {
        SortedMap<String, BigDecimal> allUnits = new TreeMap<>(units);
        more.units.forEach((line, quantity) -> allUnits.merge(line, quantity, BigDecimal::add));
        SortedMap<String, Money> allAmounts = new TreeMap<>(amounts);
        more.amounts.forEach((line, amount) -> allAmounts.merge(line, amount, Money::plus));
        return new Back(allUnits, allAmounts);
    }

    boolean isNothing() {
        return units.isEmpty() && amounts.isEmpty();
    }

    Back negated() {
        SortedMap<String, BigDecimal> lessUnits = new TreeMap<>(units);
        lessUnits.replaceAll((line, quantity) -> quantity.negate());
        SortedMap<String, Money> lessAmounts = new TreeMap<>(amounts);
        lessAmounts.replaceAll((line, amount) -> amount.negated());
        return new Back(lessUnits, lessAmounts);
    }

    BigDecimal units(String line) {
        return units.getOrDefault(line, BigDecimal.ZERO);
    }
}
