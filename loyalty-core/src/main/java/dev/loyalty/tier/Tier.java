package dev.loyalty.tier;

import dev.loyalty.policy.ContradictoryProposalException;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The verbs of tiers: {@code tier} in rules. Each call proposes; which level the member has is settled after all rules
 * have run. Used by one call on one thread.
 */
public final class Tier {

    private final PolicyDefinition policy;
    private final List<LevelProposal> levels = new ArrayList<>();
    private final List<GiftProposal> gifts = new ArrayList<>();
    private @Nullable String rule;

    Tier(PolicyDefinition policy) {
        this.policy = policy;
    }

    /** Proposes a level of {@code policy.yaml} for a member who meets what the same sentence says that it needs. */
    public LevelProposal level(String level) {
        LevelProposal proposal = new LevelProposal(entered(), declared(level), policy.measures());
        levels.add(proposal);
        return proposal;
    }

    /** Proposes to give a level for a time, whatever the member did for it. */
    public GiftProposal gift(String level) {
        GiftProposal proposal = new GiftProposal(entered(), declared(level));
        gifts.add(proposal);
        return proposal;
    }

    void enter(String ruleName) {
        rule = ruleName;
    }

    /** The levels that were proposed, each thing once, in an order that does not depend on the order of firing. */
    List<LevelAsk> levels() {
        return each(
                levels.stream().map(LevelProposal::freeze).toList(),
                LevelAsk::rule,
                LevelAsk::level,
                LevelAsk::describe);
    }

    /** The gifts that were proposed, as {@link #levels()}. */
    List<GiftAsk> gifts() {
        return each(
                gifts.stream().map(GiftProposal::freeze).toList(), GiftAsk::rule, GiftAsk::level, GiftAsk::describe);
    }

    /** A rule asks for a level once; the same thing said twice counts once. */
    private static <A> List<A> each(
            List<A> asks,
            java.util.function.Function<A, String> rule,
            java.util.function.Function<A, String> level,
            java.util.function.Function<A, String> description) {
        Map<List<String>, A> first = new TreeMap<>(
                Comparator.<List<String>, String>comparing(key -> key.get(0)).thenComparing(key -> key.get(1)));
        for (A ask : asks) {
            A other = first.putIfAbsent(List.of(rule.apply(ask), level.apply(ask)), ask);
            if (other != null && !other.equals(ask)) {
                SortedSet<String> things = new TreeSet<>(List.of(description.apply(ask), description.apply(other)));
                throw new ContradictoryProposalException("rule \"" + rule.apply(ask) + "\" proposes different things: "
                        + String.join("; ", things)
                        + ". Maybe a condition matches several facts and should say \"exists\"?");
            }
        }
        return List.copyOf(first.values());
    }

    private String entered() {
        if (rule == null) {
            throw new IllegalStateException("a proposal was made outside a rule");
        }
        return rule;
    }

    private String declared(String level) {
        if (policy.tiers().level(level).isEmpty()) {
            throw new IllegalArgumentException("policy.yaml has no level \"" + level + "\". Maybe one of "
                    + String.join(", ", policy.tiers().names()) + "?");
        }
        return level;
    }
}
