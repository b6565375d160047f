package dev.loyalty.referral;

import dev.loyalty.internal.settlement.Cap;
import dev.loyalty.internal.settlement.LotWish;
import dev.loyalty.ledger.ExpiryRule;
import dev.loyalty.model.Decimals;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Span;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.policy.definition.Pending;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A proposed reward that the rule is still describing. Each method returns the proposal itself. */
public final class RewardProposal {

    private final String rule;
    private final Side side;
    private final RewardVerb verb;
    private final Fraction amount;
    private final @Nullable Milestone milestone;
    private final Set<Cap> limits = new TreeSet<>();
    private String account;
    private @Nullable Fraction per;
    private @Nullable BigDecimal least;
    private LotWish lot = LotWish.NONE;
    private @Nullable Span lasting;
    private long priority;

    RewardProposal(
            String rule, Side side, RewardVerb verb, String account, Fraction amount, @Nullable Milestone milestone) {
        this.rule = rule;
        this.side = side;
        this.verb = verb;
        this.account = account;
        this.amount = amount;
        this.milestone = milestone;
    }

    /** The amount is for each so much money of the friend's order, parts in proportion. */
    public RewardProposal per(BigDecimal money) {
        if (money.signum() <= 0) {
            throw new IllegalArgumentException("a reward per " + money.toPlainString()
                    + " has no meaning. Maybe the parameter should be more than 0?");
        }
        per = Fraction.of(Decimals.canonical(money, "the amount of money that is proposed for"));
        return this;
    }

    /** As {@link #per(BigDecimal)}, with a whole amount of money. */
    public RewardProposal per(long money) {
        return per(BigDecimal.valueOf(money));
    }

    /** Goes to this account instead of the first one of the fitting unit. */
    public RewardProposal to(String name) {
        requireUnits("goes into an account");
        account = name;
        return this;
    }

    /** Counts against this limit of {@code policy.yaml}: that of the side that gets the reward. */
    public RewardProposal limitedBy(String limit) {
        limits.add(new Cap(limit, null));
        return this;
    }

    /** Counts against this limit of {@code policy.yaml}, which is per subject, for the subject that is named. */
    public RewardProposal limitedBy(String limit, @Nullable String subject) {
        if (subject == null || subject.isBlank()) {
            throw new IllegalArgumentException("limit \"" + limit + "\" has nothing to count for: the subject is "
                    + subject + ". Maybe the rule should ask for one that is != null?");
        }
        limits.add(new Cap(limit, subject));
        return this;
    }

    /**
     * Is granted while the friend's order counts for at least so much: not to begin with if it counts for less, and when
     * so much came back that less is left, it goes back.
     */
    public RewardProposal whileAtLeast(BigDecimal money) {
        least = Decimals.canonical(money, "the least amount that must stay");
        return this;
    }

    /** As {@link #whileAtLeast(BigDecimal)}, with a whole amount of money. */
    public RewardProposal whileAtLeast(long money) {
        return whileAtLeast(BigDecimal.valueOf(money));
    }

    /** Cannot be used before so much time has passed, such as the return window: {@code .pendingFor( policy.returns )}. */
    public RewardProposal pendingFor(Span span) {
        requireUnits("can be used from some time on");
        lot = new LotWish(new Pending.For(span), lot.expires());
        return this;
    }

    /** Cannot be used before this event of {@code policy.yaml} has happened. */
    public RewardProposal pendingUntil(String event) {
        requireUnits("can be used from some time on");
        lot = new LotWish(new Pending.Until(event), lot.expires());
        return this;
    }

    /** Expires so much later, whatever its account says. */
    public RewardProposal expiresAfter(Span span) {
        requireUnits("expires");
        lot = new LotWish(lot.pending(), new ExpiryRule.After(span));
        return this;
    }

    /** A level is given up to the same day so much later, that day included; in days or longer. */
    public RewardProposal lasting(Span time) {
        if (verb != RewardVerb.TIER_GIFT) {
            throw new IllegalArgumentException("only a level lasts. Maybe .expiresAfter( policy.… )?");
        }
        if (!time.isOnCalendar()) {
            throw new IllegalArgumentException(
                    "a level for " + time + " does not end with a day. Maybe the parameter should be in days?");
        }
        lasting = time;
        return this;
    }

    private void requireUnits(String what) {
        if (verb.isSpecial()) {
            throw new IllegalArgumentException("only what an account holds " + what + ", and \"" + account
                    + "\" is given by the host. Maybe an item for something that members hold?");
        }
    }

    /** Higher goes first where something runs out; without it, 0. */
    public RewardProposal priority(long first) {
        priority = first;
        return this;
    }

    RewardAsk freeze() {
        if (verb == RewardVerb.TIER_GIFT && lasting == null) {
            throw new PolicyFailedException("rule \"" + rule + "\" gives level \"" + account
                    + "\" without an end. Maybe .lasting( policy.… )?");
        }
        return new RewardAsk(
                rule, side, verb, account, amount, per, milestone, List.copyOf(limits), least, lot, priority, lasting);
    }
}
