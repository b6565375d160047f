package dev.loyalty.referral;

import dev.loyalty.internal.settlement.Accounts;
import dev.loyalty.model.Decimals;
import dev.loyalty.model.Fraction;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verbs for one side: {@code advocate} and {@code friend} in rules. Each call proposes a reward; what is granted is
 * settled after all rules have run. Used by one call on one thread.
 */
public final class Rewards {

    private final Side side;
    private final PolicyDefinition policy;
    private final RuleName rule;
    private final List<RewardProposal> proposals;
    private final @Nullable Milestone milestone;

    Rewards(Side side, PolicyDefinition policy, RuleName rule) {
        this(side, policy, rule, new ArrayList<>(), null);
    }

    private Rewards(
            Side side,
            PolicyDefinition policy,
            RuleName rule,
            List<RewardProposal> proposals,
            @Nullable Milestone milestone) {
        this.side = side;
        this.policy = policy;
        this.rule = rule;
        this.proposals = proposals;
        this.milestone = milestone;
    }

    /** Proposes so many points. */
    public RewardProposal points(long points) {
        return points(BigDecimal.valueOf(points));
    }

    /** As {@link #points(long)}, where a rate {@code per} money has decimals. */
    public RewardProposal points(BigDecimal points) {
        return propose(RewardVerb.POINTS, AccountUnit.POINTS, points);
    }

    /** Proposes so much money for an account of money, in the programme's currency. */
    public RewardProposal credit(BigDecimal money) {
        return propose(RewardVerb.CREDIT, AccountUnit.MONEY, money);
    }

    /** As {@link #credit(BigDecimal)}, with a whole amount. */
    public RewardProposal credit(long money) {
        return credit(BigDecimal.valueOf(money));
    }

    /** Proposes one thing, a coupon, an entry, a gift, for the first account of items unless another is named. */
    public RewardProposal item() {
        return items(1);
    }

    /** As {@link #item()}, several of the same. */
    public RewardProposal items(long count) {
        return propose(RewardVerb.ITEMS, AccountUnit.ITEMS, BigDecimal.valueOf(count));
    }

    /** Proposes so much money for somebody else, in the programme's currency. */
    public RewardProposal donation(String to, BigDecimal money) {
        return propose(RewardVerb.DONATION, to, money);
    }

    /** As {@link #donation(String, BigDecimal)}, with a whole amount. */
    public RewardProposal donation(String to, long money) {
        return donation(to, BigDecimal.valueOf(money));
    }

    /**
     * Proposes something that honours the member: a name on the wall, a note, a medal.
     *
     * @param name of the recognition
     */
    public RewardProposal recognition(String name) {
        return propose(RewardVerb.RECOGNITION, name, BigDecimal.ONE);
    }

    /** Proposes a level for a time: {@code advocate.tierGift( "gold" ).lasting( policy.taste )}. */
    public RewardProposal tierGift(String level) {
        return propose(RewardVerb.TIER_GIFT, level, BigDecimal.ONE);
    }

    /**
     * What follows is for reaching so many different friends, this one included: {@code advocate.milestone( "fifth",
     * policy.fifth ).credit( policy.bonus )}. It is granted once for the name, as soon as there are as many.
     */
    public Rewards milestone(String name, long friends) {
        if (side != Side.ADVOCATE) {
            throw new IllegalArgumentException(
                    "only the advocate reaches milestones. Maybe advocate.milestone( \"" + name + "\", … )?");
        }
        return new Rewards(side, policy, rule, proposals, new Milestone(name, friends));
    }

    List<RewardProposal> proposals() {
        return proposals;
    }

    private RewardProposal propose(RewardVerb verb, AccountUnit unit, BigDecimal amount) {
        return propose(verb, Accounts.first(policy, unit), amount);
    }

    /** @param account or the name of what is for no account */
    private RewardProposal propose(RewardVerb verb, String account, BigDecimal amount) {
        Texts.notBlank(account, "the name of a " + verb.word());
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("a proposal of " + amount.toPlainString()
                    + " takes instead of giving. Maybe the parameter should not be negative?");
        }
        RewardProposal proposal = new RewardProposal(
                rule.now(),
                side,
                verb,
                account,
                Fraction.of(Decimals.canonical(amount, "the amount proposed")),
                milestone);
        proposals.add(proposal);
        return proposal;
    }
}
