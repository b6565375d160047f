package dev.loyalty.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.loyalty.policy.definition.TieRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final Instant NOON = Instant.parse("2026-03-30T12:00:00Z");

    private static Stream<Score> scores(int... values) {
        return IntStream.range(0, values.length).mapToObj(i -> Score.of("m" + i, values[i]));
    }

    private static List<String> ranks(Ranking ranking) {
        return ranking.standings()
                .map(standing -> standing.member() + " " + standing.rank())
                .toList();
    }

    @Test
    void sharedRanksLeaveTheNextOnesOut() {
        assertThat(ranks(Ranking.of(scores(5, 9, 5, 1), TieRule.SHARED)))
                .containsExactly("m1 1", "m0 2", "m2 2", "m3 4");
    }

    @Test
    void whoReachedTheScoreFirstIsBetter() {
        Score late = new Score("a", BigDecimal.TEN, NOON.plusSeconds(1));
        Score early = new Score("b", new BigDecimal("10.0"), NOON);
        Score unknown = new Score("c", BigDecimal.TEN, null);
        assertThat(ranks(Ranking.of(Stream.of(unknown, late, early), TieRule.EARLIEST)))
                .containsExactly("b 1", "a 2", "c 3");
        assertThat(ranks(Ranking.of(Stream.of(late, early), TieRule.SHARED))).containsExactly("a 1", "b 1");
    }

    @Test
    void theTopHasMoreThanItsPlacesWhereTheLastIsShared() {
        Ranking ranking = Ranking.of(scores(5, 5, 5, 1), TieRule.SHARED);
        assertThat(ranking.top(2)).hasSize(3);
        assertThat(ranking.top(1)).hasSize(3).allMatch(standing -> standing.tied() == 3);
        assertThat(ranking.of("m3"))
                .hasValueSatisfying(standing -> assertThat(standing.rank()).isEqualTo(4));
        assertThat(ranking.of("m9")).isEmpty();
    }

    @Test
    void quantilesDivideTheRankingAndNeverATie() {
        Ranking ranking = Ranking.of(scores(10, 9, 8, 7, 6, 5, 4, 3, 2, 1), TieRule.SHARED);
        assertThat(ranking.standings().map(standing -> standing.quantile(5)))
                .containsExactly(1L, 1L, 2L, 2L, 3L, 3L, 4L, 4L, 5L, 5L);
        assertThat(Ranking.of(scores(1, 1, 1, 1), TieRule.SHARED).standings().map(standing -> standing.quantile(4)))
                .containsOnly(1L);
    }

    @Test
    void refusesTwoScoresOfOneMember() {
        assertThatThrownBy(() -> Ranking.of(Stream.of(Score.of("a", 1), Score.of("a", 2)), TieRule.SHARED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("member a has two scores. Maybe two streams were joined?");
    }

    @Test
    void theOrderOfScoresDoesNotMatterAndTheBestAreThoseOfTheWholeRanking() {
        qt().forAll(
                        lists().of(integers().between(0, 6)).ofSizeBetween(1, 30),
                        integers().between(1, 8))
                .checkAssert((values, places) -> {
                    List<Score> scores = new ArrayList<>();
                    for (int i = 0; i < values.size(); i++) {
                        scores.add(new Score("m" + i, BigDecimal.valueOf(values.get(i)), NOON.plusSeconds(i % 3)));
                    }
                    List<Score> shuffled = new ArrayList<>(scores);
                    Collections.shuffle(shuffled, new Random(places));
                    for (TieRule ties : TieRule.values()) {
                        Ranking ranking = Ranking.of(scores.stream(), ties);
                        assertThat(Ranking.of(shuffled.stream(), ties)
                                        .standings()
                                        .toList())
                                .isEqualTo(ranking.standings().toList());
                        assertThat(Ranking.best(places, shuffled.stream(), ties))
                                .isEqualTo(ranking.top(places).stream()
                                        .map(Standing::score)
                                        .toList());
                    }
                });
    }
}
