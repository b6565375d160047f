package dev.loyalty.earning;

import dev.loyalty.internal.settlement.LimitBook;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.policy.definition.Choice;
import dev.loyalty.policy.definition.Group;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Chooses one rule of each exclusive group. Where all proposals of a group are for lines, each line chooses for itself;
 * one proposal for the order makes the whole group choose once. Groups of multipliers choose first, by what they would add
 * to everything that is proposed; what they add counts when amounts are compared. Each order of before, and each portion of
 * an order that is split by levels, chooses for itself.
 */
final class GroupChoice {

    private final PolicyDefinition policy;
    private final Remainders remainders;
    private final LimitBook limits;
    private final List<Candidate> candidates;

    GroupChoice(PolicyDefinition policy, Remainders remainders, LimitBook limits, List<Candidate> candidates) {
        this.policy = policy;
        this.remainders = remainders;
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
        byGroup.forEach((name, members) -> {
            if (group(name).choose() != Choice.ALL) {
                refuseMixed(name, members);
            }
        });
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
        String pot = members.get(0).ask().pot();
        for (Candidate member : members) {
            if (member.ask().multiplies() != multiplying || !member.ask().pot().equals(pot)) {
                throw new PolicyFailedException("group \"" + name + "\" holds rule \""
                        + members.get(0).ask().rule()
                        + "\" and rule \"" + member.ask().rule()
                        + "\", whose proposals cannot be compared. Maybe a group each for multipliers and amounts, and"
                        + " for each account?");
            }
        }
    }

    private void chooseIn(String name, List<Candidate> members) {
        Group group = group(name);
        if (group.choose() == Choice.ALL) {
            return;
        }
        Map<Ask.Ground, List<Candidate>> byGround = new LinkedHashMap<>();
        for (Candidate member : members) {
            byGround.computeIfAbsent(member.ask().ground(), ground -> new ArrayList<>())
                    .add(member);
        }
        byGround.values().forEach(same -> chooseFor(group, same));
    }

    private void chooseFor(Group group, List<Candidate> members) {
        boolean whole = members.stream().anyMatch(member -> member.ask().position() < 0);
        Map<Integer, List<Candidate>> contests = new TreeMap<>();
        for (Candidate member : members) {
            contests.computeIfAbsent(whole ? -1 : member.ask().position(), position -> new ArrayList<>())
                    .add(member);
        }
        contests.forEach((position, contest) -> settle(group, position, contest));
    }

    private Group group(String name) {
        Group group = policy.groups().get(name);
        if (group == null) {
            throw new PolicyFailedException("a rule names the group \"" + name + "\"; policy.yaml has "
                    + policy.groups().keySet() + ". Maybe it is misspelt?");
        }
        return group;
    }

    private void settle(Group group, int position, List<Candidate> contest) {
        Map<String, List<Candidate>> byRule = new TreeMap<>();
        contest.forEach(candidate -> byRule.computeIfAbsent(candidate.ask().rule(), rule -> new ArrayList<>())
                .add(candidate));
        Comparator<List<Candidate>> byPriority =
                Comparator.comparing(block -> block.get(0).ask(), Ask.ORDER);
        Comparator<List<Candidate>> better = switch (group.choose()) {
            case BEST -> {
                Map<String, Long> worths = new HashMap<>();
                byRule.forEach((rule, block) -> worths.put(rule, worth(block, position)));
                yield Comparator.<List<Candidate>>comparingLong(
                                block -> worths.getOrDefault(block.get(0).ask().rule(), 0L))
                        .reversed()
                        .thenComparing(byPriority);
            }
            case FIRST ->
                Comparator.<List<Candidate>>comparingInt(block -> rank(group, block))
                        .thenComparing(byPriority);
            case PRIORITY, ALL -> byPriority;
        };
        List<Candidate> chosen = byRule.values().stream().min(better).orElseThrow();
        for (Candidate candidate : contest) {
            if (!chosen.contains(candidate)) {
                candidate.takeOut(Fate.OUTDONE, group.name());
            }
        }
    }

    private static int rank(Group group, Collection<Candidate> block) {
        int rank = group.order().indexOf(block.iterator().next().ask().rule());
        return rank < 0 ? group.order().size() : rank;
    }

    /** What the block would be granted if its group held nothing else. */
    private long worth(List<Candidate> block, int position) {
        boolean multiplying = block.get(0).ask().multiplies();
        String pot = block.get(0).ask().pot();
        List<Candidate> alone = new ArrayList<>();
        List<Candidate> copies = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (block.contains(candidate)) {
                Candidate copy = candidate.copy();
                copies.add(copy);
                alone.add(copy);
            } else if (!candidate.isOut()
                    && candidate.ask().multiplies() != multiplying
                    && candidate.ask().pot().equals(pot)
                    && candidate.ask().meets(block.get(0).ask())) {
                alone.add(position < 0 ? candidate.copy() : candidate.copyFor(position));
            }
        }
        Candidate.settle(alone, policy.switches(), remainders, limits.copy());
        return alone.stream()
                .flatMap(candidate -> candidate.grants().stream())
                .filter(grant -> copies.contains(multiplying ? grant.source() : grant.of()))
                .mapToLong(Grant::units)
                .reduce(0, Math::addExact);
    }
}
