package dev.loyalty.earning;

import dev.loyalty.internal.counting.Countable;
import dev.loyalty.internal.settlement.Counter;
import dev.loyalty.internal.settlement.LimitBook;
import dev.loyalty.internal.settlement.LotBook;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.BrokenProviso;
import dev.loyalty.ledger.Proviso;
import dev.loyalty.ledger.SpecialAward;
import dev.loyalty.model.Fraction;
import dev.loyalty.policy.definition.Choice;
import dev.loyalty.policy.definition.Group;
import dev.loyalty.policy.definition.LimitUnit;
import dev.loyalty.policy.definition.Overflow;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Settles what rules proposed.
 *
 * <p>awards = limits( rounding( multipliers( groups( rate × what counts ))))
 *
 * <ol>
 *   <li>What each proposal comes to, exactly: rate × what counts of its lines, by complete steps or in proportion.
 *   <li>A proposal that a rule blocks, of which something is not true that must stay true, or one of whose limits has
 *       nothing left, is out, so that another of its group can take its place.
 *   <li>Of each exclusive group one rule is chosen: by line, or for the whole order if one of its proposals is for the
 *       order. "Best" compares what each would be granted alone, rounding, multipliers and limits included.
 *   <li>Multipliers add to what is earned per money, line by line; fixed amounts are multiplied only if the rule says so.
 *   <li>Everything is rounded once, at the place and in the mode of the policy, and shared so that the parts sum. In an
 *       account that carries its remainder everything is rounded down, together with what was left before.
 *   <li>Limits cut, by priority, then rule name, then line; a limit on a proposal counts what multipliers add to it.
 * </ol>
 *
 * <p>Of an order that is split by levels, rules propose for each portion by its level, and a portion brings its part of what
 * its proposals come to for the whole. Groups and multipliers keep to their portion; rounding and limits take the portions of
 * a proposal together.
 *
 * <p>A chosen proposal to which the limits then leave nothing gives way to the next of its group, and a multiplier of
 * which a limit refuses a part gives way altogether: both are taken out, and the rest is settled again.
 */
final class EarningSettlement {

    private final PolicyDefinition policy;
    private final Countable countable;
    private final Division division;
    private final Remainders remainders;
    private final LimitBook unused;
    private final LotBook lots;
    private final Specials specials;

    /**
     * @param unused what is left of the limits before this settlement; not changed
     * @param lots where the lots of the awards are found
     * @param specials makes the awards that are for no account
     */
    EarningSettlement(
            PolicyDefinition policy,
            Countable countable,
            Division division,
            Remainders remainders,
            LimitBook unused,
            LotBook lots,
            Specials specials) {
        this.policy = policy;
        this.countable = countable;
        this.division = division;
        this.remainders = remainders;
        this.unused = unused;
        this.lots = lots;
        this.specials = specials;
    }

    /**
     * The result.
     *
     * @param proposals what became of each ask, in the order of the asks
     * @param awards what was granted, in the same order
     * @param specials what was granted that is for no account, in the same order
     * @param limits what is left now
     */
    record Settled(
            List<SettledProposal> proposals, List<Award> awards, List<SpecialAward> specials, LimitBook limits) {}

    /** @param asks each thing once, in {@link Ask#ORDER} */
    Settled settle(List<Ask> asks, Blocks blocks) {
        Claims claims = new Claims(policy, countable, blocks, division, unused, lots);
        List<Candidate> fresh = asks.stream().map(claims::candidate).toList();
        Map<Ask, String> givenWay = new HashMap<>();
        while (true) {
            LimitBook limits = unused.copy();
            List<Candidate> candidates = fresh.stream().map(Candidate::copy).toList();
            settle(candidates, blocks, limits, givenWay);
            Map<Ask, String> more = givingWay(candidates);
            if (more.isEmpty()) {
                return new Settled(
                        candidates.stream().map(Candidate::settled).toList(),
                        Awards.of(candidates, policy, lots),
                        specials.of(candidates),
                        limits);
            }
            givenWay.putAll(more);
        }
    }

    private void settle(List<Candidate> candidates, Blocks blocks, LimitBook limits, Map<Ask, String> givenWay) {
        for (Candidate candidate : candidates) {
            String limit = givenWay.get(candidate.ask());
            if (limit != null) {
                candidate.takeOut(Fate.REFUSED, limit);
            } else {
                takeOutIfBlocked(candidate, blocks);
                takeOutIfElsewhere(candidate);
                takeOutIfUnmet(candidate);
                takeOutIfExhausted(candidate, limits);
            }
        }
        new GroupChoice(policy, remainders, limits, candidates).choose();
        Candidate.settle(candidates, policy.switches(), remainders, limits);
        Multipliers.noteWhatTheOthersWouldAdd(candidates);
    }

    private static void takeOutIfBlocked(Candidate candidate, Blocks blocks) {
        String reason = blocks.reason(candidate.ask());
        SortedMap<String, String> lines = blocks.lines(candidate.ask());
        if (reason != null) {
            candidate.takeOut(Fate.BLOCKED, reason);
        } else if (!lines.isEmpty() && candidate.parts().isEmpty()) {
            candidate.takeOut(Fate.BLOCKED, lines.values().iterator().next());
        }
    }

    private void takeOutIfElsewhere(Candidate candidate) {
        if (!candidate.isOut() && Division.isUndivided(candidate.ask()) && !division.lies(candidate.ask())) {
            candidate.takeOut(Fate.UNMET, "who has the level at the beginning, as it is a fixed amount");
        }
    }

    private void takeOutIfUnmet(Candidate candidate) {
        for (Proviso proviso : candidate.ask().provisos()) {
            BrokenProviso broken =
                    proviso.judge(Fraction.ONE, countable.lines(candidate.ask().scope()));
            if (!candidate.isOut() && broken != null) {
                candidate.takeOut(Fate.UNMET, broken.text());
            }
        }
    }

    private static void takeOutIfExhausted(Candidate candidate, LimitBook limits) {
        for (Counter counter : candidate.counters()) {
            if (!candidate.isOut() && limits.left(counter) <= 0) {
                candidate.takeOut(Fate.EXHAUSTED, counter.limit().name());
            }
        }
    }

    /** Each ask at most once over all rounds, so that the rounds come to an end. */
    private Map<Ask, String> givingWay(List<Candidate> candidates) {
        Map<Ask, String> out = new HashMap<>();
        for (Candidate candidate : candidates) {
            String limit = candidate.refusedBy();
            if (limit == null || candidate.isOut()) {
                continue;
            }
            if (candidate.granted() > 0) {
                if (isOwnAndWhole(candidate, limit)) {
                    Ask.Identity identity = candidate.ask().identity();
                    return candidates.stream()
                            .map(Candidate::ask)
                            .filter(ask -> ask.identity().equals(identity))
                            .collect(Collectors.toMap(Function.identity(), ask -> limit));
                }
            } else if (hasRival(candidate, candidates)) {
                out.put(candidate.ask(), limit);
            }
        }
        return out;
    }

    private static boolean isOwnAndWhole(Candidate candidate, String name) {
        return candidate.counters().stream()
                .map(Counter::limit)
                .anyMatch(limit -> limit.name().equals(name)
                        && limit.unit() != LimitUnit.TIMES
                        && limit.overflow() == Overflow.REFUSE);
    }

    private boolean hasRival(Candidate refused, List<Candidate> candidates) {
        Ask ask = refused.ask();
        Group group = ask.group() == null ? null : policy.groups().get(ask.group());
        return group != null
                && group.choose() != Choice.ALL
                && candidates.stream().anyMatch(other -> other.isOutdoneIn(group.name()) && meets(ask, other.ask()));
    }

    private static boolean meets(Ask one, Ask other) {
        return one.meets(other) && (one.position() < 0 || other.position() < 0 || one.position() == other.position());
    }
}
