package dev.loyalty.redemption;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What rules offer and refuse, in an order that does not depend on the order of firing. Immutable.
 *
 * @param asks each reward of a rule once, in {@link Ask#ORDER}
 */
record Offers(List<Ask> asks, List<Veto> vetoes, List<Exclusion> exclusions) {

    Offers {
        asks = asks.stream().sorted(Ask.ORDER).toList();
        vetoes = vetoes.stream().sorted().distinct().toList();
        exclusions = exclusions.stream().sorted().distinct().toList();
    }

    /** @param reward that is refused, or null for all */
    record Veto(String rule, @Nullable String reward, String because) implements Comparable<Veto> {

        @Override
        public int compareTo(Veto other) {
            int order = rule.compareTo(other.rule);
            order = order == 0 ? String.valueOf(reward).compareTo(String.valueOf(other.reward)) : order;
            return order == 0 ? because.compareTo(other.because) : order;
        }
    }

    /** @param position of the line that nothing is taken off */
    record Exclusion(String rule, int position) implements Comparable<Exclusion> {

        @Override
        public int compareTo(Exclusion other) {
            int order = rule.compareTo(other.rule);
            return order == 0 ? Integer.compare(position, other.position) : order;
        }
    }

    /** The rewards by name, each with the asks of the rules that offer it. */
    SortedMap<String, List<Ask>> byReward() {
        return asks.stream().collect(Collectors.groupingBy(Ask::reward, TreeMap::new, Collectors.toUnmodifiableList()));
    }

    Optional<Veto> veto(String reward) {
        return vetoes.stream()
                .filter(veto -> veto.reward() == null || veto.reward().equals(reward))
                .findFirst();
    }

    Set<Integer> excluded() {
        return exclusions.stream().map(Exclusion::position).collect(Collectors.toUnmodifiableSet());
    }

    /** The rules that offered anything. */
    SortedSet<String> offering() {
        return asks.stream().map(Ask::rule).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The rules that refused or excluded anything. */
    SortedSet<String> restricting() {
        SortedSet<String> rules = new TreeSet<>();
        vetoes.forEach(veto -> rules.add(veto.rule()));
        exclusions.forEach(exclusion -> rules.add(exclusion.rule()));
        return rules;
    }

    /** All of them. */
    SortedSet<String> rules() {
        SortedSet<String> rules = offering();
        rules.addAll(restricting());
        return rules;
    }
}
