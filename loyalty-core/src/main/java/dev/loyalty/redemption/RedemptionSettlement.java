package dev.loyalty.redemption;

import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.policy.definition.Choice;
import dev.loyalty.policy.definition.Group;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Settles what a member wishes for.
 *
 * <p>redeemed = payments( percents( free units( fixed amounts( groups( best offers( wishes )))))) − each as {@link Attempt}
 * says
 *
 * <ol>
 *   <li>A wish takes the best offer of its reward: of the rules that offer one of that name, the one that brings the most,
 *       then costs the least, then has the higher priority, then the earlier name.
 *   <li>Of each exclusive group one wish is met; the others are passed over and cost nothing.
 *   <li>Discounts come first, by priority, then fixed amounts, free units, percents and amounts that are chosen, each on
 *       what those before it left; then payments; then what touches no line.
 * </ol>
 *
 * <p>If a wish cannot be met, none is.
 */
final class RedemptionSettlement {

    private final PolicyDefinition policy;
    private final Offers offers;
    private final SortedMap<String, List<Ask>> rewards;
    private final RedemptionRequest request;

    RedemptionSettlement(PolicyDefinition policy, RedemptionRequest request, Offers offers) {
        this.policy = policy;
        this.request = request;
        this.offers = offers;
        this.rewards = offers.byReward();
    }

    /**
     * The result.
     *
     * @param granted what was taken at the desk, in the order of settlement; none if anything is refused
     * @param passedOver wishes that gave way to another of their group
     * @param refused wishes that cannot be met, in the order of the wishes
     */
    record Settled(List<Desk.Taken> granted, List<Refusal> passedOver, List<Refusal> refused, Desk desk) {}

    /** A wish and the offer that it takes. */
    private record Choosing(Wish wish, Ask ask) {}

    /** The names of what is offered, sorted. */
    SortedSet<String> rewards() {
        return new TreeSet<>(rewards.keySet());
    }

    /** The rules that offered, refused or excluded anything. */
    SortedSet<String> rules() {
        return offers.rules();
    }

    /** The desk before anything is redeemed. */
    Desk desk() {
        return new Desk(policy, request, offers.excluded());
    }

    Settled settle(List<Wish> wishes) {
        Map<String, Refusal> refused = new HashMap<>();
        List<Choosing> chosen = new ArrayList<>();
        Desk untouched = desk();
        for (Wish wish : wishes) {
            Refusal refusal = refusal(wish.reward());
            if (refusal == null) {
                chosen.add(new Choosing(wish, best(wish, untouched)));
            } else {
                refused.put(wish.reward(), refusal);
            }
        }
        List<Refusal> passedOver = choose(chosen, untouched);
        chosen.sort(Comparator.comparing(Choosing::ask, Ask.ORDER));
        Desk desk = untouched.copy();
        List<Desk.Taken> granted = new ArrayList<>();
        for (Choosing each : chosen) {
            Attempt.Result result = Attempt.of(policy, each.ask(), each.wish(), desk);
            if (result.granted() != null) {
                granted.add(desk.take(result.granted()));
            } else if (result.refusal() != null) {
                refused.put(each.wish().reward(), result.refusal());
            }
        }
        List<Refusal> inOrder = wishes.stream()
                .map(Wish::reward)
                .filter(refused::containsKey)
                .map(refused::get)
                .toList();
        return new Settled(inOrder.isEmpty() ? granted : List.of(), passedOver, inOrder, desk);
    }

    /** Why a reward cannot be had whatever the wish, or null. */
    @Nullable
    Refusal refusal(String reward) {
        if (!rewards.containsKey(reward)) {
            return Refusal.of(reward, RefusalReason.NOT_OFFERED, null);
        }
        return offers.veto(reward)
                .map(veto -> Refusal.of(reward, RefusalReason.REFUSED, veto.because()))
                .orElse(null);
    }

    /** The best of the offers of a reward that is offered, for the wish alone. */
    Ask best(Wish wish, Desk untouched) {
        List<Ask> asks = rewards.getOrDefault(wish.reward(), List.of());
        if (asks.size() == 1) {
            return asks.get(0);
        }
        Map<Ask, Attempt.Result> results = new HashMap<>();
        asks.forEach(ask -> results.put(ask, Attempt.of(policy, ask, wish, untouched)));
        return asks.stream().min(better(results)).orElseThrow();
    }

    /** What can be had before what cannot, then most value, then fewest units, then by priority and name. */
    private static Comparator<Ask> better(Map<Ask, Attempt.Result> results) {
        Map<Ask, Granted> granted = new HashMap<>();
        results.forEach((ask, result) -> {
            if (result.granted() != null) {
                granted.put(ask, result.granted());
            }
        });
        return Comparator.<Ask, Boolean>comparing(ask -> !granted.containsKey(ask))
                .thenComparing(Comparator.<Ask>comparingLong(ask ->
                                granted.containsKey(ask) ? granted.get(ask).value() : 0)
                        .reversed())
                .thenComparingLong(
                        ask -> granted.containsKey(ask) ? granted.get(ask).units() : 0)
                .thenComparing(Comparator.comparingLong(Ask::priority).reversed())
                .thenComparing(Ask::rule);
    }

    /** Leaves one wish of each exclusive group; returns the others. */
    private List<Refusal> choose(List<Choosing> chosen, Desk untouched) {
        Map<String, List<Choosing>> byGroup = new TreeMap<>();
        for (Choosing each : chosen) {
            String group = each.ask().group();
            if (group != null) {
                byGroup.computeIfAbsent(group, name -> new ArrayList<>()).add(each);
            }
        }
        List<Refusal> passedOver = new ArrayList<>();
        byGroup.forEach((name, rivals) -> {
            Group group = group(name, rivals.get(0).ask());
            if (group.choose() == Choice.ALL || rivals.size() == 1) {
                return;
            }
            Choosing winner = winner(group, rivals, untouched);
            for (Choosing rival : rivals) {
                if (!rival.equals(winner)) {
                    passedOver.add(Refusal.of(
                            rival.wish().reward(),
                            RefusalReason.NOT_COMBINABLE,
                            winner.wish().reward()));
                    chosen.remove(rival);
                }
            }
        });
        return passedOver;
    }

    private Choosing winner(Group group, List<Choosing> rivals, Desk untouched) {
        Map<Ask, Attempt.Result> results = new HashMap<>();
        rivals.forEach(rival -> results.put(rival.ask(), Attempt.of(policy, rival.ask(), rival.wish(), untouched)));
        Comparator<Ask> byPriority = Comparator.comparingLong(Ask::priority)
                .reversed()
                .thenComparing(Ask::rule)
                .thenComparing(Ask::reward);
        Comparator<Ask> better = switch (group.choose()) {
            case BEST -> better(results).thenComparing(byPriority);
            case FIRST -> Comparator.<Ask>comparingInt(ask -> rank(group, ask)).thenComparing(byPriority);
            case PRIORITY, ALL -> byPriority;
        };
        return rivals.stream().min(Comparator.comparing(Choosing::ask, better)).orElseThrow();
    }

    private static int rank(Group group, Ask ask) {
        int rank = group.order().indexOf(ask.rule());
        return rank < 0 ? group.order().size() : rank;
    }

    private Group group(String name, Ask ask) {
        Group group = policy.groups().get(name);
        if (group == null) {
            throw new PolicyFailedException("rule \"" + ask.rule() + "\" names the group \"" + name
                    + "\"; policy.yaml has " + policy.groups().keySet() + ". Maybe it is misspelt?");
        }
        return group;
    }
}
