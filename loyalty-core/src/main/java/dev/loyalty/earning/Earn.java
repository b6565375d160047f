package dev.loyalty.earning;

import dev.loyalty.facts.Scope;
import dev.loyalty.internal.settlement.Accounts;
import dev.loyalty.model.Decimals;
import dev.loyalty.model.Fraction;
import dev.loyalty.policy.ContradictoryProposalException;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The verbs of earning: {@code earn} in rules. Each call proposes; what is granted is settled after all rules have run.
 * Used by one call on one thread.
 */
public final class Earn {

    private final PolicyDefinition policy;
    private final List<Proposal> proposals = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private @Nullable String rule;

    Earn(PolicyDefinition policy) {
        this.policy = policy;
    }

    /** Proposes points for the order or a line: so many in all, or {@code per} an amount of money. */
    public Proposal points(Scope scope, long points) {
        return points(scope, BigDecimal.valueOf(points));
    }

    /** As {@link #points(Scope, long)}, where a rate has decimals. */
    public Proposal points(Scope scope, BigDecimal points) {
        return propose(Verb.POINTS, AccountUnit.POINTS, scope, points);
    }

    /** Proposes money for an account of money, in the programme's currency: so much in all, or {@code per} money. */
    public Proposal credit(Scope scope, BigDecimal money) {
        return propose(Verb.CREDIT, AccountUnit.MONEY, scope, money);
    }

    /** As {@link #credit(Scope, BigDecimal)}, with a whole amount. */
    public Proposal credit(Scope scope, long money) {
        return credit(scope, BigDecimal.valueOf(money));
    }

    /** Proposes one thing, a coupon, an entry, a gift, for the first account of items unless another is named. */
    public Proposal item(Scope scope) {
        return items(scope, 1);
    }

    /** As {@link #item(Scope)}, several of the same: so many in all, or {@code per} an amount of money or a unit. */
    public Proposal items(Scope scope, long count) {
        return propose(Verb.ITEMS, AccountUnit.ITEMS, scope, BigDecimal.valueOf(count));
    }

    /**
     * Proposes to multiply what other rules earn {@code per} money on the order or a line, in the first account of
     * points unless another is named. 2 doubles: the rule itself grants what is added. At least 1.
     */
    public Proposal multiply(Scope scope, BigDecimal factor) {
        if (factor.compareTo(BigDecimal.ONE) < 0) {
            throw new IllegalArgumentException("a multiplier of " + factor.toPlainString()
                    + " takes instead of giving. Maybe a rule with a lower rate for these lines?");
        }
        return propose(Verb.MULTIPLY, AccountUnit.POINTS, scope, factor);
    }

    /** As {@link #multiply(Scope, BigDecimal)}, with a whole factor. */
    public Proposal multiply(Scope scope, long factor) {
        return multiply(scope, BigDecimal.valueOf(factor));
    }

    /**
     * Proposes that somebody else gets money, in the programme's currency: so much in all, or {@code per} money or unit. It
     * is not multiplied.
     *
     * @param to who gets it
     */
    public Proposal donation(Scope scope, String to, BigDecimal money) {
        return special(Verb.DONATION, scope, to, money);
    }

    /** As {@link #donation(Scope, String, BigDecimal)}, with a whole amount. */
    public Proposal donation(Scope scope, String to, long money) {
        return donation(scope, to, BigDecimal.valueOf(money));
    }

    /**
     * Proposes to honour the member: something named after the member, an invitation, a word of thanks.
     *
     * @param name of the recognition
     */
    public Proposal recognition(Scope scope, String name) {
        return special(Verb.RECOGNITION, scope, name, BigDecimal.ONE);
    }

    /** Proposes a level for a time: {@code earn.tierGift( $order, "gold" ).lasting( policy.taste )}. */
    public Proposal tierGift(Scope scope, String level) {
        return special(Verb.TIER_GIFT, scope, level, BigDecimal.ONE);
    }

    /**
     * Forbids that the order or a line earns anything, whatever other rules propose: for an order that was paid with a
     * code which cannot be combined. Of what rules propose for the whole order at a rate, a line that is blocked does not
     * count.
     */
    public Block block(Scope scope) {
        Objects.requireNonNull(scope, "what is blocked");
        Block block = new Block(currentRule(), scope);
        blocks.add(block);
        return block;
    }

    void enter(String ruleName) {
        rule = ruleName;
    }

    /** What was proposed, each thing once, in an order that does not depend on the order of firing. */
    List<Ask> asks() {
        Map<Ask.Identity, Set<Ask>> distinct = new HashMap<>();
        for (Proposal proposal : proposals) {
            Ask ask = proposal.freeze();
            distinct.computeIfAbsent(ask.identity(), identity -> new HashSet<>())
                    .add(ask);
        }
        List<Ask> asks = distinct.values().stream()
                .flatMap(Set::stream)
                .sorted(Ask.ORDER.thenComparing(Ask::describeTerms))
                .toList();
        for (Ask ask : asks) {
            Set<Ask> same = distinct.getOrDefault(ask.identity(), Set.of());
            if (same.size() > 1) {
                throw contradiction(ask, same);
            }
        }
        return asks;
    }

    /** What was forbidden, each thing once, by rule, line, account, group and reason. */
    List<Blocked> blocks() {
        return blocks.stream()
                .map(Block::freeze)
                .distinct()
                .sorted(Blocked.ORDER)
                .toList();
    }

    private static ContradictoryProposalException contradiction(Ask ask, Set<Ask> same) {
        SortedSet<String> things = same.stream().map(Ask::describe).collect(Collectors.toCollection(TreeSet::new));
        if (things.size() == 1) {
            things = same.stream().map(Ask::describeTerms).collect(Collectors.toCollection(TreeSet::new));
        }
        return new ContradictoryProposalException("rule \"" + ask.rule() + "\" proposes different things: "
                + String.join("; ", things)
                + ". Maybe a condition matches several facts and should say \"exists\"?");
    }

    private Proposal special(Verb verb, Scope scope, String name, BigDecimal amount) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "a " + verb + " has the name \"" + name + "\". Maybe the name is missing in the rule?");
        }
        return propose(verb, name, scope, amount);
    }

    private Proposal propose(Verb verb, AccountUnit unit, Scope scope, BigDecimal amount) {
        return propose(verb, Accounts.first(policy, unit), scope, amount);
    }

    private Proposal propose(Verb verb, String account, Scope scope, BigDecimal amount) {
        Objects.requireNonNull(scope, "what is proposed for");
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("a proposal of " + amount.toPlainString()
                    + " takes instead of giving. Maybe the parameter should not be negative?");
        }
        Proposal proposal = new Proposal(
                currentRule(), verb, account, scope, Fraction.of(Decimals.canonical(amount, "the amount proposed")));
        proposals.add(proposal);
        return proposal;
    }

    private String currentRule() {
        if (rule == null) {
            throw new IllegalStateException("a proposal was made outside a rule");
        }
        return rule;
    }
}
