package dev.loyalty.ranking;

import dev.loyalty.policy.definition.TieRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Members in the order of their scores, the best first; within a shared rank by id. The order in which scores come in does
 * not matter. Immutable.
 */
public final class Ranking {

    private final List<Standing> standings;

    private Ranking(List<Standing> standings) {
        this.standings = List.copyOf(standings);
    }

    /**
     * Ranks all members; keeps one small object for each.
     *
     * @param scores one for each member, in any order
     * @throws IllegalArgumentException if a member appears twice
     */
    public static Ranking of(Stream<Score> scores, TieRule ties) {
        Comparator<Score> better = better(ties);
        List<Score> sorted = new ArrayList<>();
        Set<String> members = new HashSet<>();
        scores.forEach(score -> {
            if (!members.add(score.member())) {
                throw new IllegalArgumentException(
                        "member " + score.member() + " has two scores. Maybe two streams were joined?");
            }
            sorted.add(score);
        });
        sorted.sort(better.thenComparing(Score::member));
        List<Standing> standings = new ArrayList<>(sorted.size());
        int first = 0;
        while (first < sorted.size()) {
            int next = first + 1;
            while (next < sorted.size() && better.compare(sorted.get(first), sorted.get(next)) == 0) {
                next++;
            }
            for (Score score : sorted.subList(first, next)) {
                standings.add(new Standing(score, first + 1L, next - first, sorted.size()));
            }
            first = next;
        }
        return new Ranking(standings);
    }

    /**
     * The best scores, with all who share the last of their ranks: streamed, and never more than these are kept.
     *
     * @param places how many ranks, at least 1
     * @param scores one for each member, in any order; a member who appears twice is not noticed
     */
    public static List<Score> best(int places, Stream<Score> scores, TieRule ties) {
        if (places < 1) {
            throw new IllegalArgumentException(places + " places. Maybe at least 1?");
        }
        Comparator<Score> better = better(ties);
        PriorityQueue<Score> kept = new PriorityQueue<>(better.reversed());
        scores.forEach(score -> {
            kept.add(score);
            dropWorst(kept, places, better);
        });
        return kept.stream().sorted(better.thenComparing(Score::member)).toList();
    }

    /** Drops those who share the worst score if enough better ones are kept without them. */
    private static void dropWorst(PriorityQueue<Score> kept, int places, Comparator<Score> better) {
        Score worst = kept.peek();
        if (worst == null || kept.size() <= places) {
            return;
        }
        List<Score> tied = new ArrayList<>();
        while (!kept.isEmpty() && better.compare(kept.element(), worst) == 0) {
            tied.add(kept.remove());
        }
        if (kept.size() < places) {
            kept.addAll(tied);
        }
    }

    private static Comparator<Score> better(TieRule ties) {
        Comparator<Score> byValue = Comparator.comparing(Score::value).reversed();
        return switch (ties) {
            case SHARED -> byValue;
            case EARLIEST -> byValue.thenComparing(Score::reached, Comparator.nullsLast(Comparator.naturalOrder()));
        };
    }

    /** Whether the same members stand at the same places with the same scores. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ranking ranking && standings.equals(ranking.standings);
    }

    @Override
    public int hashCode() {
        return standings.hashCode();
    }

    @Override
    public String toString() {
        return standings.toString();
    }

    /** All standings, the best first. */
    public Stream<Standing> standings() {
        return standings.stream();
    }

    /** Who has one of the first ranks: more than so many where the last of them is shared. */
    public List<Standing> top(int places) {
        return standings.stream().filter(standing -> standing.rank() <= places).toList();
    }

    /** Where a member stands; empty if there is no such score. */
    public Optional<Standing> of(String member) {
        return standings.stream()
                .filter(standing -> standing.member().equals(member))
                .findFirst();
    }
}
