package dev.loyalty.earning;

import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.Share;
import dev.loyalty.model.Fraction;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.AccountUnit;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settles what rules proposed.
 *
 * <p>awards = limits( rounding( multipliers( groups( rate × what counts ))))
 *
 * <ol>
 *   <li>What each proposal comes to, exactly: rate × what counts of its lines, by complete steps or in proportion.
 *   <li>A proposal one of whose limits has nothing left is out, so that another of its group can take its place.
 *   <li>Of each exclusive group one is chosen: by line, or for the whole order if one of its proposals is for the order.
 *       "Best" compares what would be granted, multipliers and limits included.
 *   <li>Multipliers add to what is earned per money, line by line; fixed amounts are multiplied only if the rule says so.
 *   <li>Everything is rounded once, at the place and in the mode of the policy, and shared so that the parts sum.
 *   <li>Limits cut, by priority, then rule name; a limit on a proposal counts what multipliers add to it.
 * </ol>
 */
final class EarningSettlement {

    private final PolicyDefinition policy;
    private final Basket basket;
    private final LimitBook limits;

    EarningSettlement(PolicyDefinition policy, Basket basket, LimitBook limits) {
        this.policy = policy;
        this.basket = basket;
        this.limits = limits;
    }

    /** The result: what became of each ask, and what was granted, both in the order of the asks. */
    record Settled(List<SettledProposal> proposals, List<Award> awards) {}

    /** @param asks each thing once, in {@link Ask#ORDER} */
    Settled settle(List<Ask> asks) {
        List<Candidate> candidates = asks.stream().map(this::candidate).toList();
        candidates.forEach(this::dropIfExhausted);
        new GroupChoice(policy, limits, candidates).choose();
        List<Candidate> standing =
                candidates.stream().filter(candidate -> !candidate.isOut()).toList();
        Multipliers multipliers = new Multipliers(standing, policy.switches());
        new Rounding(policy.switches(), multipliers).round(standing);
        new LimitCut(limits).cut(standing);
        return new Settled(
                candidates.stream().map(Candidate::settled).toList(),
                standing.stream()
                        .map(EarningSettlement::award)
                        .filter(award -> !award.shares().isEmpty())
                        .toList());
    }

    private Candidate candidate(Ask ask) {
        Account account = policy.accounts().get(ask.account());
        boolean money = account != null && account.unit() == AccountUnit.MONEY;
        if (account == null || (ask.verb() == Verb.CREDIT && !money) || (ask.verb() == Verb.POINTS && money)) {
            throw new IllegalArgumentException("rule \"" + ask.rule() + "\" cannot put " + ask.verb()
                    + " into account \""
                    + ask.account() + "\"; policy.yaml has " + policy.accounts().keySet()
                    + ". Maybe an account of that unit is missing?");
        }
        Fraction scale =
                money ? Fraction.of(BigDecimal.TEN.pow(policy.currency().getDecimalPlaces())) : Fraction.ONE;
        Fraction exact = ask.multiplies() ? Fraction.ZERO : exact(ask).times(scale);
        return new Candidate(
                ask,
                basket.parts(ask.scope()).stream()
                        .map(earning -> new Candidate.Part(
                                earning.line().getPosition(), earning.line().getId(), exact.times(earning.ofOrder())))
                        .toList());
    }

    private Fraction exact(Ask ask) {
        if (ask.per() == null) {
            return ask.amount();
        }
        Fraction times = basket.amount(ask.scope()).dividedBy(ask.per());
        return ask.amount().times(ask.fullSteps() ? Fraction.of(times.floor()) : times);
    }

    private void dropIfExhausted(Candidate candidate) {
        for (String name : candidate.ask().limits()) {
            Limit limit = limits.limit(name);
            if (limits.left(limit) <= 0) {
                candidate.decide(Fate.EXHAUSTED, name);
            }
        }
    }

    private static Award award(Candidate candidate) {
        Map<Integer, Long> units = new TreeMap<>();
        Map<Integer, String> lines = new TreeMap<>();
        List<LimitUse> uses = new ArrayList<>();
        for (Grant grant : candidate.grants()) {
            for (int i = 0; i < grant.parts().size(); i++) {
                Candidate.Part part = grant.parts().get(i);
                units.merge(part.position(), grant.wholes().get(i), Math::addExact);
                lines.put(part.position(), part.line());
            }
            uses.addAll(grant.uses());
        }
        List<Share> shares = new ArrayList<>();
        units.forEach((position, count) -> {
            if (count != 0) {
                shares.add(new Share(lines.getOrDefault(position, ""), count));
            }
        });
        Ask ask = candidate.ask();
        return new Award(ask.rule(), ask.account(), ask.line(), shares, LimitUses.summed(uses));
    }
}
