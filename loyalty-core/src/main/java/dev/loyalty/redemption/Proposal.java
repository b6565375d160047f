package dev.loyalty.redemption;

import dev.loyalty.facts.Line;
import dev.loyalty.facts.Order;
import dev.loyalty.facts.Scope;
import dev.loyalty.internal.settlement.Cap;
import dev.loyalty.ledger.RedemptionUse;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.LineKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A reward that a rule has just begun to offer, to be described further in the same sentence:
 * {@code redeem.points( policy.hundred ).worth( policy.pound ).off( $order ).atLeast( policy.fewest );}. Nothing is spent
 * before all rules have run. Used by one call on one thread.
 */
public final class Proposal {

    private final Draft draft;

    Proposal(Draft draft) {
        this.draft = draft;
    }

    /** The units are worth so much money, and others in proportion; the member chooses how many. */
    public Proposal worth(BigDecimal money) {
        if (draft.cost == null) {
            throw new IllegalArgumentException("credit() has its value already. Maybe credit( … ).worth( … )?");
        }
        draft.worth = Draft.positive(money, "units worth");
        return this;
    }

    /** As {@link #worth(BigDecimal)}, with a whole amount. */
    public Proposal worth(long money) {
        return worth(BigDecimal.valueOf(money));
    }

    /** Lowers the price of the order or the line by what the units are worth. */
    public Proposal off(Scope scope) {
        draft.onLines(RedemptionUse.DISCOUNT, scope, null, "off");
        return this;
    }

    /** As {@link #off(Scope)}, no more than {@code most} of this line. */
    public Proposal off(Line line, BigDecimal most) {
        draft.onLines(RedemptionUse.DISCOUNT, line, most, "off");
        return this;
    }

    /** Pays for the order or the line with what the units are worth; the price stays. */
    public Proposal pays(Scope scope) {
        draft.onLines(RedemptionUse.PAYMENT, scope, null, "as a payment");
        return this;
    }

    /** Gives what the units are worth to somebody else. */
    public Proposal donatedTo(String recipient) {
        draft.elsewhere(RedemptionUse.DONATION, recipient, "given to " + recipient);
        return this;
    }

    /** The merchant adds so many percent to a donation. */
    public Proposal toppedUpBy(BigDecimal percent) {
        draft.topUp = Draft.notNegative(percent, "a top-up of");
        return this;
    }

    /** As {@link #toppedUpBy(BigDecimal)}, with a whole number. */
    public Proposal toppedUpBy(long percent) {
        return toppedUpBy(BigDecimal.valueOf(percent));
    }

    /** Puts what the units are worth into an account of money. */
    public Proposal creditedTo(String other) {
        draft.elsewhere(RedemptionUse.LOT, other, "credited to " + other);
        return this;
    }

    /** Takes so much money off the order or the lines that the rule names. */
    public Proposal amountOff(Scope scope, BigDecimal money) {
        long minor = draft.minor(Draft.positive(money, "an amount off of"), "an amount off");
        draft.fixed(new Benefit.AmountOff(minor), scope, money.toPlainString() + " off");
        return this;
    }

    /** As {@link #amountOff(Scope, BigDecimal)}, with a whole amount. */
    public Proposal amountOff(Scope scope, long money) {
        return amountOff(scope, BigDecimal.valueOf(money));
    }

    /** Takes so many percent off the order or the lines that the rule names. */
    public Proposal percentOff(Scope scope, BigDecimal percent) {
        draft.fixed(
                new Benefit.PercentOff(Fraction.of(Draft.percentage(percent))),
                scope,
                percent.toPlainString() + " % off");
        return this;
    }

    /** As {@link #percentOff(Scope, BigDecimal)}, with a whole number. */
    public Proposal percentOff(Scope scope, long percent) {
        return percentOff(scope, BigDecimal.valueOf(percent));
    }

    /** One unit is free: the cheapest of the order or of the lines that the rule names. */
    public Proposal unitFree(Scope scope) {
        return unitsFree(scope, 1);
    }

    /** As {@link #unitFree(Scope)}, several units. */
    public Proposal unitsFree(Scope scope, long units) {
        Draft.requirePositive(units, "free units");
        draft.fixed(new Benefit.UnitsFree(units, 0), scope, units + " free");
        return this;
    }

    /** Of every so many units of the order or of the lines that the rule names, so many are free: the cheapest of all. */
    public Proposal unitsFreeOfEvery(Scope scope, long free, long units) {
        Draft.requirePositive(free, "free units");
        if (units < free) {
            throw new IllegalArgumentException(
                    free + " of every " + units + " cannot be free. Maybe the two parameters are swapped?");
        }
        draft.fixed(new Benefit.UnitsFree(free, units), scope, free + " of every " + units + " free");
        return this;
    }

    /** The order's lines of kind shipping are free. */
    public Proposal shippingFree(Order order) {
        draft.fixed(new Benefit.PercentOff(Fraction.of(100)), order, "free shipping");
        draft.lines = new Ask.Lines(true, LineKind.SHIPPING, draft.lines.most());
        return this;
    }

    /** Brings one thing of an account of items: a coupon, an entry, a gift. */
    public Proposal brings(String other) {
        return brings(other, 1);
    }

    /** Brings several things of an account of items, or so much money of an account of money. */
    public Proposal brings(String other, long units) {
        return brings(other, BigDecimal.valueOf(units));
    }

    /** As {@link #brings(String, long)}, where money has decimals. */
    public Proposal brings(String other, BigDecimal units) {
        draft.refuseSecond(null);
        draft.brings = other;
        draft.brought = Draft.positive(units, "a reward that brings");
        draft.use = RedemptionUse.LOT;
        draft.what = "brings " + units.toPlainString() + " of " + other;
        return this;
    }

    /** At least so many units are spent. */
    public Proposal atLeast(BigDecimal units) {
        draft.least = Draft.positive(units, "a minimum of");
        return this;
    }

    /** As {@link #atLeast(BigDecimal)}, with a whole number. */
    public Proposal atLeast(long units) {
        return atLeast(BigDecimal.valueOf(units));
    }

    /** At most so many units are spent at a time. */
    public Proposal atMost(BigDecimal units) {
        draft.most = Draft.positive(units, "a maximum of");
        return this;
    }

    /** As {@link #atMost(BigDecimal)}, with a whole number. */
    public Proposal atMost(long units) {
        return atMost(BigDecimal.valueOf(units));
    }

    /** Only whole multiples of so many units are spent, and only as many as are worth no more than what is left. */
    public Proposal inSteps(BigDecimal units) {
        draft.step = Draft.positive(units, "steps of");
        return this;
    }

    /** As {@link #inSteps(BigDecimal)}, with a whole number. */
    public Proposal inSteps(long units) {
        return inSteps(BigDecimal.valueOf(units));
    }

    /** At most so many percent of what other discounts leave of the order or of the lines that the rule names. */
    public Proposal atMostPercent(BigDecimal percent) {
        draft.share = Fraction.of(Draft.percentage(percent));
        return this;
    }

    /** As {@link #atMostPercent(BigDecimal)}, with a whole number. */
    public Proposal atMostPercent(long percent) {
        return atMostPercent(BigDecimal.valueOf(percent));
    }

    /** It is worth at most so much money. */
    public Proposal upTo(BigDecimal money) {
        draft.ceiling = Draft.positive(money, "a value of at most");
        return this;
    }

    /** As {@link #upTo(BigDecimal)}, with a whole amount. */
    public Proposal upTo(long money) {
        return upTo(BigDecimal.valueOf(money));
    }

    /** It can be had once this measure of {@code policy.yaml} is at least {@code required}. */
    public Proposal needs(String measure, BigDecimal required) {
        draft.needs.add(new Ask.Need(measure, draft.measured(measure), required));
        return this;
    }

    /** As {@link #needs(String, BigDecimal)}, with a whole number. */
    public Proposal needs(String measure, long required) {
        return needs(measure, BigDecimal.valueOf(required));
    }

    /** It can be had once {@code actual}, such as the total of the order, is at least {@code required}; null counts as 0. */
    public Proposal needs(@Nullable BigDecimal actual, BigDecimal required) {
        draft.needs.add(new Ask.Need(draft.rule, actual == null ? BigDecimal.ZERO : actual, required));
        return this;
    }

    /** As {@link #needs(BigDecimal, BigDecimal)}, with whole numbers. */
    public Proposal needs(@Nullable Long actual, long required) {
        return needs(actual == null ? null : BigDecimal.valueOf(actual), BigDecimal.valueOf(required));
    }

    /** By what name the reward is chosen; without it, by the rule's. */
    public Proposal named(String reward) {
        if (reward.isBlank()) {
            throw new IllegalArgumentException("the name of a reward is blank");
        }
        draft.name = reward;
        return this;
    }

    /** Costs units of this account instead of the first one of the fitting unit. */
    public Proposal from(String other) {
        draft.account = other;
        return this;
    }

    /** Competes with the other rewards of this group of {@code policy.yaml}. */
    public Proposal inGroup(String other) {
        draft.group = other;
        return this;
    }

    /** Counts against this limit of {@code policy.yaml}; can be said several times. */
    public Proposal limitedBy(String limit) {
        draft.limits.add(new Cap(limit, null));
        return this;
    }

    /** As {@link #limitedBy(String)}, where the limit is per subject: the count of {@code subject}. */
    public Proposal limitedBy(String limit, @Nullable String subject) {
        if (subject == null || subject.isBlank()) {
            throw new IllegalArgumentException("limit \"" + limit + "\" has nothing to count for: the subject is "
                    + subject + ". Maybe the rule should ask for one that is != null?");
        }
        draft.limits.add(new Cap(limit, subject));
        return this;
    }

    /** Higher goes first where discounts follow each other or a balance runs out; without it, 0. */
    public Proposal priority(long higher) {
        draft.priority = higher;
        return this;
    }

    /** @throws dev.loyalty.policy.PolicyFailedException if the sentence is not complete, or names an account that is none */
    Ask freeze() {
        return draft.freeze();
    }
}
