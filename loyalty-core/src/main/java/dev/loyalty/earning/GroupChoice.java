package dev.loyalty.earning;

import dev.loyalty.model.Fraction;
import dev.loyalty.policy.definition.Choice;
import dev.loyalty.policy.definition.Group;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.LimitUnit;
import dev.loyalty.policy.definition.Overflow;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Chooses one rule of each exclusive group. Where all proposals of a group are for lines, each line chooses for itself;
 * one proposal for the order makes the whole group choose once. Groups of multipliers choose first, because what they
 * add counts when amounts are compared.
 */
final class GroupChoice {

    private final PolicyDefinition policy;
    private final LimitBook limits;
    private final List<Candidate> candidates;

    GroupChoice(PolicyDefinition policy, LimitBook limits, List<Candidate> candidates) {
        this.policy = policy;
        this.limits = limits;
        this.candidates = candidates;
    }

    void choose() {
        Map<String, List<Candidate>> byGroup = new TreeMap<>();
        for (Candidate candidate : candidates) {
            String group = candidate.ask().group();
            if (group != null && !candidate.isOut()) {
                byGroup.computeIfAbsent(group, name -> new ArrayList<>()).add(candidate);
            }
        }
        byGroup.forEach(this::refuseMixed);
        for (boolean multiplying : List.of(true, false)) {
            byGroup.forEach((name, members) -> {
                if (members.get(0).ask().multiplies() == multiplying) {
                    chooseIn(name, members);
                }
            });
        }
    }

    private void refuseMixed(String name, List<Candidate> members) {
        boolean multiplying = members.get(0).ask().multiplies();
        String account = members.get(0).ask().account();
        for (Candidate member : members) {
            if (member.ask().multiplies() != multiplying
                    || !member.ask().account().equals(account)) {
                throw new IllegalArgumentException("group \"" + name + "\" holds rule \""
                        + members.get(0).ask().rule()
                        + "\" and rule \"" + member.ask().rule()
                        + "\", whose proposals cannot be compared. Maybe a group each for multipliers and amounts, and"
                        + " for each account?");
            }
        }
    }

    private void chooseIn(String name, List<Candidate> members) {
        Group group = policy.groups().get(name);
        if (group == null) {
            throw new IllegalArgumentException("policy.yaml has no group \"" + name + "\"; it has "
                    + policy.groups().keySet());
        }
        if (group.choose() == Choice.ALL) {
            return;
        }
        boolean whole = members.stream().anyMatch(member -> member.ask().position() < 0);
        Map<Integer, List<Candidate>> contests = new TreeMap<>();
        for (Candidate member : members) {
            contests.computeIfAbsent(whole ? -1 : member.ask().position(), position -> new ArrayList<>())
                    .add(member);
        }
        contests.values().forEach(contest -> settle(group, contest));
    }

    private void settle(Group group, List<Candidate> contest) {
        Map<String, List<Candidate>> byRule = new TreeMap<>();
        contest.forEach(candidate -> byRule.computeIfAbsent(candidate.ask().rule(), rule -> new ArrayList<>())
                .add(candidate));
        Comparator<List<Candidate>> byPriority =
                Comparator.comparing(block -> block.get(0).ask(), Ask.ORDER);
        Comparator<List<Candidate>> better = switch (group.choose()) {
            case BEST -> Comparator.comparing(this::worth).reversed().thenComparing(byPriority);
            case FIRST ->
                Comparator.<List<Candidate>>comparingInt(block -> rank(group, block))
                        .thenComparing(byPriority);
            case PRIORITY, ALL -> byPriority;
        };
        List<Candidate> chosen = byRule.values().stream().min(better).orElseThrow();
        for (Candidate candidate : contest) {
            if (!chosen.contains(candidate)) {
                candidate.decide(Fate.OUTDONE, group.name());
            }
        }
    }

    private static int rank(Group group, Collection<Candidate> block) {
        int rank = group.order().indexOf(block.iterator().next().ask().rule());
        return rank < 0 ? group.order().size() : rank;
    }

    private Fraction worth(List<Candidate> block) {
        Fraction worth = Fraction.ZERO;
        for (Candidate candidate : block) {
            worth = worth.plus(candidate.ask().multiplies() ? candidate.ask().amount() : amount(candidate));
        }
        return atMostLeft(block, worth);
    }

    private Fraction amount(Candidate candidate) {
        Multipliers multipliers = new Multipliers(
                candidates.stream().filter(other -> !other.isOut()).toList(), policy.switches());
        Fraction amount = Fraction.ZERO;
        for (Candidate.Part part : candidate.parts()) {
            amount = amount.plus(part.exact().times(multipliers.factor(candidate, part.position())));
        }
        return amount;
    }

    private Fraction atMostLeft(List<Candidate> block, Fraction worth) {
        Fraction most = worth;
        TreeSet<String> names = new TreeSet<>();
        block.forEach(candidate -> names.addAll(candidate.ask().limits()));
        for (String name : names) {
            Limit limit = limits.limit(name);
            Fraction left = Fraction.of(limits.left(limit));
            if (limit.unit() != LimitUnit.TIMES && !block.get(0).ask().multiplies() && left.compareTo(most) < 0) {
                most = limit.overflow() == Overflow.REFUSE ? Fraction.ZERO : left;
            }
        }
        return most;
    }
}
