package dev.loyalty.earning;

import dev.loyalty.facts.Line;
import dev.loyalty.facts.Order;
import dev.loyalty.facts.PastOrder;
import dev.loyalty.facts.Scope;
import dev.loyalty.internal.counting.NaturalOrder;
import dev.loyalty.internal.settlement.Cap;
import dev.loyalty.internal.settlement.LotWish;
import dev.loyalty.ledger.ExpiryRule;
import dev.loyalty.ledger.Proviso;
import dev.loyalty.model.Decimals;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.Span;
import dev.loyalty.policy.definition.Pending;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a rule has just proposed, to be described further in the same sentence:
 * {@code earn.points( $line, 1 ).per( policy.pound ).limitedBy( "weekly" );}. Nothing is granted before all rules have
 * run. Used by one call on one thread.
 */
public final class Proposal {

    private final String rule;
    private final Verb verb;
    private final Scope scope;
    private final Fraction amount;
    private final Set<Cap> limits = new TreeSet<>();
    private String account;
    private Rate rate = Rate.FIXED;
    private @Nullable Fraction per;
    private boolean multiplied;
    private @Nullable String group;
    private final Set<Proviso> provisos = new LinkedHashSet<>();
    private long priority;
    private LotWish lot = LotWish.NONE;
    private @Nullable Span lasting;

    Proposal(String rule, Verb verb, String account, Scope scope, Fraction amount) {
        this.rule = rule;
        this.verb = verb;
        this.account = account;
        this.scope = scope;
        this.amount = amount;
    }

    /**
     * The amount is for each {@code money} spent, and for parts of it in proportion: 1 per 2.00 gives 4.5 for 9.00,
     * before rounding. Multipliers apply.
     */
    public Proposal per(BigDecimal money) {
        return rate(money, Rate.PER_MONEY);
    }

    /** As {@link #per(BigDecimal)}, with a whole amount of money. */
    public Proposal per(long money) {
        return per(BigDecimal.valueOf(money));
    }

    /** The amount is for each complete {@code money} spent: 1 per full 2.00 gives 4 for 9.00. Multipliers apply. */
    public Proposal perFull(BigDecimal money) {
        return rate(money, Rate.PER_FULL_MONEY);
    }

    /** As {@link #perFull(BigDecimal)}, with a whole amount of money. */
    public Proposal perFull(long money) {
        return perFull(BigDecimal.valueOf(money));
    }

    /**
     * The amount is for each unit of the line, and for parts of one in proportion: 2 per unit gives 1.5 for 0.75 kilos,
     * before rounding. Multipliers apply.
     */
    public Proposal perUnit() {
        return rate(null, Rate.PER_UNIT);
    }

    /** The amount is for each complete unit of the line: 2 per full unit gives 6 for 3.75 metres. Multipliers apply. */
    public Proposal perFullUnit() {
        return rate(null, Rate.PER_FULL_UNIT);
    }

    /** Credits this account of {@code policy.yaml} instead of the first one of the fitting unit. */
    public Proposal to(String account) {
        requireUnits("goes into an account");
        this.account = account;
        return this;
    }

    /** Lets multipliers apply to a fixed amount too. */
    public Proposal multiplied() {
        if (verb == Verb.ITEMS) {
            throw new IllegalArgumentException("items are not multiplied. Maybe earn.items( … ) with a higher number?");
        }
        requireUnits("is multiplied");
        multiplied = true;
        return this;
    }

    /** Competes with the other proposals of this group of {@code policy.yaml} for the same line or order. */
    public Proposal inGroup(String group) {
        this.group = group;
        return this;
    }

    /** Counts against this limit of {@code policy.yaml}; can be said several times. */
    public Proposal limitedBy(String limit) {
        limits.add(new Cap(limit, null));
        return this;
    }

    /**
     * Counts against this limit of {@code policy.yaml}, which is per subject: the count of {@code subject}, such as a
     * line's serial number, instead of the action's own subject.
     */
    public Proposal limitedBy(String limit, @Nullable String subject) {
        if (subject == null || subject.isBlank()) {
            throw new IllegalArgumentException("limit \"" + limit + "\" has nothing to count for: the subject is "
                    + subject + ". Maybe the rule should ask for one that is != null?");
        }
        limits.add(new Cap(limit, subject));
        return this;
    }

    /**
     * Is granted while the order, or the line, counts for at least so much: not to begin with if it counts for less, and
     * when so much came back that less is left, all of it goes back.
     */
    public Proposal whileAtLeast(BigDecimal money) {
        provisos.add(new Proviso.AtLeast(Decimals.canonical(money, "the least amount that must stay"), amount()));
        return this;
    }

    /** As {@link #whileAtLeast(BigDecimal)}, with a whole amount of money. */
    public Proposal whileAtLeast(long money) {
        return whileAtLeast(BigDecimal.valueOf(money));
    }

    /**
     * Is granted while something of every part of a bundle is kept; when the last unit of a part came back, all of it
     * goes back.
     *
     * @param parts each the code of a product, or a category path with all below it
     */
    public Proposal whileAllOf(List<String> parts) {
        requireOrder("a bundle");
        provisos.add(new Proviso.AllOf(parts));
        return this;
    }

    /** As {@link #whileAllOf(List)}, with the lines that the rule found. */
    public Proposal whileAllOf(Line first, Line... others) {
        List<String> lines = new ArrayList<>(List.of(first.getId()));
        for (Line other : others) {
            lines.add(other.getId());
        }
        provisos.add(new Proviso.AllLines(
                lines.stream().distinct().sorted(NaturalOrder.OF_IDS).toList()));
        return this;
    }

    /** Higher goes first where something runs out; without it, 0. */
    public Proposal priority(long priority) {
        this.priority = priority;
        return this;
    }

    /** What is earned can be used at once, whatever its account says. */
    public Proposal activeAtOnce() {
        return pending(new Pending.Not());
    }

    /** What is earned cannot be used before so much time has passed: {@code .pendingFor( policy.returnTime )}. */
    public Proposal pendingFor(Span span) {
        return pending(new Pending.For(span));
    }

    /** What is earned cannot be used before this event of {@code policy.yaml} has happened. */
    public Proposal pendingUntil(String event) {
        return pending(new Pending.Until(event));
    }

    /** What is earned never expires, whatever its account says. */
    public Proposal neverExpires() {
        return expires(new ExpiryRule.Never());
    }

    /** What is earned expires so much later: {@code .expiresAfter( policy.couponLife )}. */
    public Proposal expiresAfter(Span span) {
        return expires(new ExpiryRule.After(span));
    }

    /** What is earned can be used on this day for the last time: {@code .expiresOn( policy.lastDay )}. */
    public Proposal expiresOn(LocalDate lastDay) {
        return expires(new ExpiryRule.On(lastDay));
    }

    /** What is earned expires at the end of the {@code month}, {@code quarter}, {@code half} or {@code year}. */
    public Proposal expiresAtEndOf(String period) {
        for (PeriodUnit unit : PeriodUnit.values()) {
            if (unit.word().equals(period)) {
                return expires(new ExpiryRule.EndOf(unit, null));
            }
        }
        throw new IllegalArgumentException(
                "nothing expires at the end of a \"" + period + "\". Maybe month, quarter, half or year?");
    }

    /** A level is given up to the same day so much later, that day included; in days or longer. */
    public Proposal lasting(Span time) {
        if (verb != Verb.TIER_GIFT) {
            throw new IllegalArgumentException("only a level lasts. Maybe .expiresAfter( policy.… )?");
        }
        if (!time.isOnCalendar()) {
            throw new IllegalArgumentException(
                    "a level for " + time + " does not end with a day. Maybe the parameter should be in days?");
        }
        lasting = time;
        return this;
    }

    private Proposal pending(Pending pending) {
        requireUnits("can be used from some time on");
        requireUnsaid(lot.pending(), pending, "when it can be used");
        lot = new LotWish(pending, lot.expires());
        return this;
    }

    private Proposal expires(ExpiryRule rule) {
        requireUnits("expires");
        requireUnsaid(lot.expires(), rule, "when it expires");
        lot = new LotWish(lot.pending(), rule);
        return this;
    }

    private void requireUnits(String what) {
        if (verb.isSpecial()) {
            throw new IllegalArgumentException("only what an account holds " + what + ", and \"" + account
                    + "\" is given by the host. Maybe earn.item( … ) for something that members hold?");
        }
    }

    private static void requireUnsaid(@Nullable Object before, Object now, String what) {
        if (before != null && !before.equals(now)) {
            throw new IllegalArgumentException(
                    "it is said twice " + what + ": " + before + " and " + now + ". Maybe two rules are meant?");
        }
    }

    Ask freeze() {
        if (verb == Verb.TIER_GIFT && lasting == null) {
            throw new IllegalArgumentException("rule \"" + rule + "\" gives level \"" + account
                    + "\" without an end. Maybe .lasting( policy.… )?");
        }
        boolean base = !verb.isSpecial() && (rate.isCounted() || multiplied);
        return new Ask(
                rule,
                verb,
                account,
                scope,
                amount,
                rate,
                per,
                base,
                group,
                List.copyOf(limits),
                provisos.stream().sorted(Comparator.comparing(Proviso::text)).toList(),
                priority,
                lot,
                lasting,
                Division.WHOLE);
    }

    private BigDecimal amount() {
        requireOrder("an amount of money");
        if (scope instanceof Line line) {
            return line.getAmount();
        }
        return scope instanceof PastOrder past ? past.getTotal() : ((Order) scope).getTotal();
    }

    private void requireOrder(String what) {
        if (!(scope instanceof Line || scope instanceof Order || scope instanceof PastOrder)) {
            throw new IllegalArgumentException("only an order or a line has " + what
                    + " that can stay. Maybe $order : Order(), and the proposal for it?");
        }
    }

    private Proposal rate(@Nullable BigDecimal money, Rate rate) {
        if (money != null && money.signum() <= 0) {
            throw new IllegalArgumentException("an amount per " + money.toPlainString()
                    + " has no meaning. Maybe the parameter should be more than 0?");
        }
        if (verb == Verb.MULTIPLY) {
            throw new IllegalArgumentException(
                    "a multiplier has no rate per money or unit. Maybe earn.points( … ).per( … )?");
        }
        if (verb == Verb.RECOGNITION || verb == Verb.TIER_GIFT) {
            throw new IllegalArgumentException(
                    "\"" + account + "\" is given once, at no rate per money or unit. Maybe a rule with a condition?");
        }
        if (rate.isOfUnits() && !(scope instanceof Line)) {
            throw new IllegalArgumentException(
                    "only a line has units. Maybe $line : Line( earning ), and then earn.points( $line, … ).perUnit()?");
        }
        this.per = money == null
                ? null
                : Fraction.of(Decimals.canonical(money, "the amount of money that is proposed for"));
        this.rate = rate;
        return this;
    }
}
