package dev.loyalty.redemption;

import dev.loyalty.facts.Line;
import dev.loyalty.facts.Order;
import dev.loyalty.facts.Scope;
import dev.loyalty.internal.settlement.Accounts;
import dev.loyalty.internal.settlement.Cap;
import dev.loyalty.ledger.RedemptionUse;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Decimals;
import dev.loyalty.model.Fraction;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a {@link Proposal} has collected so far, and what comes of it. Used by one call on one thread. */
final class Draft {

    private final PolicyDefinition policy;
    private final MeasureValues measures;
    final String rule;
    private final AccountUnit unit;
    final @Nullable BigDecimal cost;
    final List<Ask.Need> needs = new ArrayList<>();
    final Set<Cap> limits = new TreeSet<>();
    Ask.Lines lines = Ask.Lines.NONE;
    String name;

    @Nullable
    String account;

    @Nullable
    BigDecimal worth;

    @Nullable
    RedemptionUse use;

    @Nullable
    String to;

    @Nullable
    BigDecimal topUp;

    Benefit.@Nullable Off off;

    @Nullable
    String brings;

    BigDecimal brought = BigDecimal.ONE;

    @Nullable
    BigDecimal step;

    @Nullable
    BigDecimal least;

    @Nullable
    BigDecimal most;

    @Nullable
    Fraction share;

    @Nullable
    BigDecimal ceiling;

    @Nullable
    String group;

    String what = "";
    long priority;

    /** @param cost in points, things or money; null: the money of an account at its value */
    Draft(PolicyDefinition policy, MeasureValues measures, String rule, AccountUnit unit, @Nullable BigDecimal cost) {
        this.policy = policy;
        this.measures = measures;
        this.rule = rule;
        this.unit = unit;
        this.cost = cost;
        this.name = rule;
    }

    /** @throws PolicyFailedException if the sentence is not complete, or names an account that is none */
    Ask freeze() {
        Account spent = Accounts.named(policy, rule, account == null ? Accounts.first(policy, unit) : account);
        if (spent.unit() != unit) {
            throw Accounts.unfit(rule, unit, spent);
        }
        Benefit benefit = benefit(spent);
        boolean rate = benefit instanceof Benefit.Rate;
        if (!rate && (step != null || least != null)) {
            throw failed("has a fixed cost, which has no steps and no minimum", "worth( … ) in place of the cost");
        }
        long fixed = cost == null ? 1 : units(spent, cost, "a cost");
        long each = rate ? (step == null ? 1 : units(spent, step, "steps")) : fixed;
        long fewest = least == null ? each : units(spent, least, "a minimum");
        return new Ask(
                rule,
                name,
                offer(spent),
                spent.name(),
                each,
                !rate || step != null,
                benefit,
                lines,
                Math.max(fewest, each),
                most == null ? Long.MAX_VALUE : units(spent, most, "a maximum"),
                share,
                ceiling == null ? Long.MAX_VALUE : minor(ceiling, "a value of at most"),
                needs,
                group,
                List.copyOf(limits),
                priority);
    }

    private Benefit benefit(Account spent) {
        if (brings != null) {
            Account other = Accounts.named(policy, rule, brings);
            if (other.unit() == AccountUnit.POINTS || other.equals(spent)) {
                throw failed("brings units of account \"" + brings + "\"", "an account of items or money");
            }
            return new Benefit.Brings(brings, units(other, brought, "a reward that brings"));
        }
        if (off != null) {
            return off;
        }
        if (use == null) {
            throw failed("does not say what the units are turned into", ".off( $order )");
        }
        if (worth == null && cost != null) {
            throw failed("does not say what the units are worth", ".worth( policy.pound )");
        }
        if (use == RedemptionUse.LOT
                && Accounts.named(policy, rule, String.valueOf(to)).unit() != AccountUnit.MONEY) {
            throw failed("credits account \"" + to + "\", which is none of money", ".brings( \"" + to + "\" )");
        }
        Fraction minor = Fraction.of(BigDecimal.TEN.pow(policy.currency().getDecimalPlaces()));
        Fraction each = cost == null || worth == null
                ? Fraction.ONE
                : Fraction.of(worth).times(minor).dividedBy(Fraction.of(units(spent, cost, "a cost")));
        return new Benefit.Rate(use, each, to, topUp == null ? Fraction.ZERO : Fraction.of(topUp));
    }

    private String offer(Account spent) {
        String units = cost == null ? "" : cost.toPlainString() + " ";
        String value = worth == null ? "" : " worth " + money(worth);
        return units + spent.name() + value + (what.isEmpty() ? "" : ": " + what);
    }

    private String money(BigDecimal amount) {
        return amount.setScale(Math.max(amount.scale(), policy.currency().getDecimalPlaces()))
                .toPlainString();
    }

    /** The value of a measure; 0 if nothing was measured. */
    BigDecimal measured(String measure) {
        Object value = measures.values().get(measure);
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        if (value != null || !policy.measures().containsKey(measure)) {
            throw failed(
                    "needs \"" + measure + "\", which policy.yaml does not measure as a number", "a sum or a count");
        }
        return BigDecimal.ZERO;
    }

    void onLines(RedemptionUse then, Scope scope, @Nullable BigDecimal atMostOfLine, String how) {
        refuseSecond(then);
        use = then;
        what = how;
        name(scope, atMostOfLine == null ? Long.MAX_VALUE : Math.max(0, minor(atMostOfLine, "the most of a line")));
    }

    void elsewhere(RedemptionUse then, String recipient, String how) {
        refuseSecond(then);
        if (recipient.isBlank()) {
            throw new IllegalArgumentException("who gets it is blank. Maybe the parameter has no value?");
        }
        use = then;
        to = recipient;
        what = how;
    }

    void fixed(Benefit.Off benefit, Scope scope, String how) {
        refuseSecond(null);
        if (cost == null) {
            throw new IllegalArgumentException("credit() has no fixed cost. Maybe credit( policy.cost )?");
        }
        off = benefit;
        what = how;
        name(scope, Long.MAX_VALUE);
    }

    private void name(Scope scope, long mostOfLine) {
        if (scope instanceof Line line) {
            lines = lines.and(new Ask.Lines(false, null, new TreeMap<>(Map.of(line.getPosition(), mostOfLine))));
        } else if (scope instanceof Order) {
            lines = lines.and(new Ask.Lines(true, null, new TreeMap<>()));
        } else {
            throw new IllegalArgumentException("only an order and its lines cost less. Maybe $order : Order()?");
        }
    }

    /** Of several things that one sentence turns units into, none would be right. */
    void refuseSecond(@Nullable RedemptionUse then) {
        if (off != null || brings != null || (use != null && use != then)) {
            throw new IllegalArgumentException(
                    "one reward " + what + " cannot do a second thing. Maybe a rule, or a name, for each?");
        }
    }

    private long units(Account of, BigDecimal amount, String field) {
        if (of.unit() == AccountUnit.MONEY) {
            return minor(amount, field);
        }
        return whole(amount, field + " of " + amount.toPlainString() + " is no whole number of " + of.name());
    }

    long minor(BigDecimal money, String field) {
        return whole(
                money.movePointRight(policy.currency().getDecimalPlaces()),
                field + " of " + money.toPlainString() + " has more decimal places than " + policy.currency());
    }

    private long whole(BigDecimal number, String problem) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException notWhole) {
            throw new PolicyFailedException(
                    "rule \"" + rule + "\": " + problem + ". Maybe the parameter should be rounded?");
        }
    }

    private PolicyFailedException failed(String problem, String hint) {
        return new PolicyFailedException(
                "rule \"" + rule + "\": reward \"" + name + "\" " + problem + ". Maybe " + hint + "?");
    }

    static BigDecimal percentage(BigDecimal percent) {
        if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException(percent.toPlainString()
                    + " percent is not more than 0 and at most 100. Maybe a part such as 0.5 is meant to be 50?");
        }
        return Decimals.canonical(percent, "a percentage");
    }

    static BigDecimal notNegative(BigDecimal number, String what) {
        if (number.signum() < 0) {
            throw new IllegalArgumentException(
                    what + " " + number.toPlainString() + " is negative. Maybe the parameter should not be?");
        }
        return Decimals.canonical(number, what);
    }

    static BigDecimal positive(BigDecimal number, String what) {
        if (number.signum() <= 0) {
            throw new IllegalArgumentException(what + " " + number.toPlainString()
                    + " has no meaning. Maybe the parameter should be more than 0?");
        }
        return Decimals.canonical(number, what);
    }

    static void requirePositive(long number, String what) {
        positive(BigDecimal.valueOf(number), what);
    }
}
