package dev.loyalty.redemption;

import dev.loyalty.facts.Line;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.policy.ContradictoryProposalException;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The verbs of redemption: {@code redeem} in rules. Each call offers a reward or refuses one; what a member gets is
 * settled after all rules have run. Used by one call on one thread.
 */
public final class Redeem {

    private final PolicyDefinition policy;
    private final MeasureValues measures;
    private final List<Proposal> proposals = new ArrayList<>();
    private final List<Offers.Veto> vetoes = new ArrayList<>();
    private final List<Offers.Exclusion> exclusions = new ArrayList<>();
    private @Nullable String rule;

    Redeem(PolicyDefinition policy, MeasureValues measures) {
        this.policy = policy;
        this.measures = measures;
    }

    /** Offers something for so many points, of the first account of points unless another is named. */
    public Proposal points(long points) {
        return propose(AccountUnit.POINTS, BigDecimal.valueOf(points));
    }

    /** Offers something for so much money, of the first account of money unless another is named. */
    public Proposal credit(BigDecimal money) {
        return propose(AccountUnit.MONEY, money);
    }

    /** As {@link #credit(BigDecimal)}, with a whole amount. */
    public Proposal credit(long money) {
        return credit(BigDecimal.valueOf(money));
    }

    /** Offers the money of an account at its value: {@code redeem.credit().off( $order );}. */
    public Proposal credit() {
        return propose(AccountUnit.MONEY, null);
    }

    /** Offers something for one thing, of the first account of items unless another is named: a coupon is used up. */
    public Proposal item() {
        return items(1);
    }

    /** As {@link #item()}, for several of the same. */
    public Proposal items(long count) {
        return propose(AccountUnit.ITEMS, BigDecimal.valueOf(count));
    }

    /** No reward lowers this line or pays for it. */
    public void exclude(Line line) {
        exclusions.add(new Offers.Exclusion(rule(), line.getPosition()));
    }

    /** The reward of this name cannot be had. */
    public void refuse(String reward) {
        refuse(reward, rule());
    }

    /** As {@link #refuse(String)}, with a reason for an operator in place of the rule's name. */
    public void refuse(String reward, String because) {
        vetoes.add(new Offers.Veto(rule(), reward, because));
    }

    /** No reward can be had. */
    public void refuseAll() {
        refuseAll(rule());
    }

    /** As {@link #refuseAll()}, with a reason for an operator in place of the rule's name. */
    public void refuseAll(String because) {
        vetoes.add(new Offers.Veto(rule(), null, because));
    }

    void enter(String ruleName) {
        rule = ruleName;
    }

    /** What was offered, each thing once: what a rule offers for several lines is one reward for all of them. */
    Offers offers() {
        Map<Ask.Identity, Ask> asks = new LinkedHashMap<>();
        for (Proposal proposal : proposals) {
            Ask ask = proposal.freeze();
            asks.merge(ask.identity(), ask, Redeem::merged);
        }
        return new Offers(List.copyOf(asks.values()), vetoes, exclusions);
    }

    private static Ask merged(Ask one, Ask other) {
        if (!one.with(Ask.Lines.NONE).equals(other.with(Ask.Lines.NONE))) {
            boolean sameOffer = one.offer().equals(other.offer());
            TreeSet<String> things = new TreeSet<>(
                    List.of(sameOffer ? one.describe() : one.offer(), sameOffer ? other.describe() : other.offer()));
            throw new ContradictoryProposalException("rule \"" + one.rule() + "\" offers different things as reward \""
                    + one.reward() + "\": " + String.join("; ", things)
                    + ". Maybe each needs a name of its own: .named( … )?");
        }
        return one.with(one.lines().and(other.lines()));
    }

    private Proposal propose(AccountUnit unit, @Nullable BigDecimal cost) {
        if (cost != null && cost.signum() <= 0) {
            throw new IllegalArgumentException("a reward for " + cost.toPlainString()
                    + " costs nothing. Maybe the parameter should be more than 0?");
        }
        Proposal proposal = new Proposal(new Draft(policy, measures, rule(), unit, cost));
        proposals.add(proposal);
        return proposal;
    }

    private String rule() {
        if (rule == null) {
            throw new IllegalStateException("a proposal was made outside a rule");
        }
        return rule;
    }
}
