package dev.loyalty.earning;

import dev.loyalty.facts.Scope;
import dev.loyalty.model.Decimals;
import dev.loyalty.model.Fraction;
import java.math.BigDecimal;
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
    private final Set<String> limits = new TreeSet<>();
    private String account;
    private @Nullable Fraction per;
    private boolean fullSteps;
    private boolean multiplied;
    private @Nullable String group;
    private long priority;

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
        return rate(money, false);
    }

    /** As {@link #per(BigDecimal)}, with a whole amount of money. */
    public Proposal per(long money) {
        return per(BigDecimal.valueOf(money));
    }

    /** The amount is for each complete {@code money} spent: 1 per full 2.00 gives 4 for 9.00. Multipliers apply. */
    public Proposal perFull(BigDecimal money) {
        return rate(money, true);
    }

    /** As {@link #perFull(BigDecimal)}, with a whole amount of money. */
    public Proposal perFull(long money) {
        return perFull(BigDecimal.valueOf(money));
    }

    /** Credits this account of {@code policy.yaml} instead of the first one of the fitting unit. */
    public Proposal to(String account) {
        this.account = account;
        return this;
    }

    /** Lets multipliers apply to a fixed amount too. */
    public Proposal multiplied() {
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
        limits.add(limit);
        return this;
    }

    /** Higher goes first where something runs out; without it, 0. */
    public Proposal priority(long priority) {
        this.priority = priority;
        return this;
    }

    Ask freeze() {
        boolean base = per != null || multiplied;
        return new Ask(rule, verb, account, scope, amount, per, fullSteps, base, group, List.copyOf(limits), priority);
    }

    private Proposal rate(BigDecimal money, boolean full) {
        if (money.signum() <= 0) {
            throw new IllegalArgumentException("an amount per " + money.toPlainString()
                    + " has no meaning. Maybe the parameter should be more than 0?");
        }
        if (verb == Verb.MULTIPLY) {
            throw new IllegalArgumentException("a multiplier has no rate per money. Maybe earn.points( … ).per( … )?");
        }
        this.per = Fraction.of(Decimals.canonical(money, "the amount of money that is proposed for"));
        this.fullSteps = full;
        return this;
    }
}
