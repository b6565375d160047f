package dev.loyalty.reversal;

import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.Share;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Order;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Works out which units and amounts a return is about, and refuses what cannot come back. */
final class Resolution {

    private final AwardReceipt original;
    private final String activity;
    private final List<ReversalDecision> earlier;
    private final Bought bought;
    private final Remains remains;

    Resolution(AwardReceipt original, List<ReversalDecision> earlier) {
        this.original = original;
        this.activity = original.activity().id();
        this.earlier = earlier.stream()
                .filter(reversal -> reversal.activity().equals(activity))
                .toList();
        this.bought = new Bought(activity, original.units(), Back.of(this.earlier));
        this.remains = new Remains(original, bought.back());
    }

    Back resolve(WhatCameBack what) {
        if (what instanceof WhatCameBack.Everything) {
            return new Back(bought.left(), new TreeMap<>());
        }
        if (what instanceof WhatCameBack.Lines lines) {
            return new Back(bought.left(lines.lines()), new TreeMap<>());
        }
        if (what instanceof WhatCameBack.Units units) {
            units.units().forEach(bought::check);
            return new Back(units.units(), new TreeMap<>());
        }
        if (what instanceof WhatCameBack.Undo undo) {
            return undone(undo.reversal());
        }
        WhatCameBack.Amount amount = (WhatCameBack.Amount) what;
        check(amount);
        String line = amount.line() == null ? Share.WHOLE : amount.line();
        return new Back(new TreeMap<>(), new TreeMap<>(Map.of(line, amount.amount())));
    }

    private Back undone(String event) {
        ReversalDecision reversal = earlier.stream()
                .filter(made -> made.key().event().equals(event))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the reversal \"" + event + "\" of " + activity
                        + " is not among the earlier ones, which are "
                        + earlier.stream().map(made -> made.key().event()).toList()
                        + ". Maybe it was never booked, so that nothing has to be undone?"));
        if (reversal.what() instanceof WhatCameBack.Undo) {
            throw new IllegalArgumentException("the reversal \"" + event + "\" of " + activity
                    + " undid another one itself. Maybe make the return again, under an id of its own?");
        }
        return Back.of(reversal).negated();
    }

    private void check(WhatCameBack.Amount back) {
        if (!(original.activity() instanceof Order order)) {
            throw new IllegalArgumentException(
                    "money cannot come back of " + activity + ", which is no order. Maybe " + "Everything()?");
        }
        Money amount = back.amount();
        CurrencyUnit currency = order.currency();
        if (!amount.getCurrencyUnit().equals(currency)) {
            throw new IllegalArgumentException(
                    amount + " cannot come back of " + activity + ", which is in " + currency + ".");
        }
        String line = back.line();
        if (line != null) {
            bought.requireLine(line);
        }
        Fraction left = line == null ? remains.money() : remains.money(line);
        Fraction minor = Fraction.of(amount.getAmount().movePointRight(currency.getDecimalPlaces()));
        if (minor.compareTo(left) > 0) {
            throw new IllegalArgumentException(
                    amount + " cannot come back of " + (line == null ? "" : "line \"" + line + "\" of ") + activity
                            + ": " + Money.ofMinor(currency, left.floor())
                            + " of what was paid is left. Maybe a refund was sent twice?");
        }
    }
}
