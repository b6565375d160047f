package dev.loyalty.tier;

import static dev.loyalty.tier.Club.definition;
import static dev.loyalty.tier.Club.source;
import static dev.loyalty.tier.Club.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.measure.Past;
import dev.loyalty.model.Member;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many members at once. */
class AssessmentsTest {

    private static final Instant AT = time("2026-06-01T12:00");
    private static final String TERM = "kept: end of year + 1 year";

    private final Loyalty live = Club.with(TERM).loyalty();

    @Test
    void streamsMembersAndKeepsNothing() {
        AtomicLong asked = new AtomicLong();
        Stream<AssessmentSubject> members = LongStream.range(0, 1_000_000_000).mapToObj(number -> {
            asked.incrementAndGet();
            return subject("m" + number, number % 2_000);
        });
        List<String> gold = live.assessments("acme")
                .lookAtAll(members, "nightly-2026-06-01", AT)
                .filter(decision -> "gold".equals(decision.level()))
                .map(decision -> decision.after().member())
                .limit(2)
                .toList();
        assertThat(gold).containsExactly("m1000", "m1001");
        assertThat(asked).as("no member is asked for before its turn").hasValueLessThan(1_010);
    }

    @Test
    void needsNoMoreMemoryForMoreMembers() {
        List<WeakReference<AssessmentSubject>> first = new ArrayList<>();
        Stream<AssessmentSubject> members = LongStream.range(0, 3_000).mapToObj(number -> {
            AssessmentSubject member = subject("m" + number, number);
            if (number < 100) {
                first.add(new WeakReference<>(member));
            }
            if (number == 2_999) {
                System.gc();
                assertThat(first)
                        .as("members whose turn is over")
                        .allSatisfy(each -> assertThat(each.get()).isNull());
            }
            return member;
        });
        assertThat(live.assessments("acme")
                        .lookAtAll(members, "nightly-2026-06-01", AT)
                        .count())
                .isEqualTo(3_000);
    }

    @Test
    @DisplayName("EC-T11: before thresholds are published, it can be told whom they would move, and where to")
    void tellsWhomOtherThresholdsWouldMove() {
        Loyalty candidate = Club.of(source(definition(TERM).replace("1000.00 }", "2000.00 }"), Club.BY_THRESHOLD))
                .loyalty();
        List<AssessmentSubject> members = List.of(
                held("a", "gold", 1_500), held("b", "gold", 2_500), held("c", "silver", 400), subject("d", 1_500));
        List<TierDifference> differences = live.assessments("acme")
                .compare(candidate.assessments("acme"), members.stream(), AT)
                .filter(TierDifference::isChange)
                .toList();
        assertThat(differences)
                .containsExactly(
                        new TierDifference("a", new TierMove("gold", "gold"), new TierMove("gold", "silver")),
                        new TierDifference("d", new TierMove("gold", "silver"), new TierMove("gold", "silver")));
        TierFlow flow = live.assessments("acme")
                .compare(candidate.assessments("acme"), members.stream(), AT)
                .map(TierDifference::qualified)
                .collect(TierFlow.counting());
        assertThat(flow.of("gold", "silver")).isEqualTo(2);
        assertThat(flow.of("gold", null)).isZero();
        assertThat(flow.total()).isEqualTo(4);
        assertThat(flow.changed()).isEqualTo(2);
        assertThat(flow.text()).isEqualTo("gold -> silver: 2\ngold -> gold: 1\nsilver -> silver: 1");
    }

    @Test
    void countsTheFlowOfDecisions() {
        TierFlow flow = live.assessments("acme")
                .lookAtAll(
                        Stream.of(subject("a", 0), subject("b", 400), subject("c", 5_000), held("d", "gold", 0)),
                        "x",
                        AT)
                .map(AssessmentDecision::move)
                .collect(TierFlow.counting());
        assertThat(flow.members())
                .containsExactlyEntriesOf(new java.util.TreeMap<>(Map.of(
                        new TierMove(null, null), 1L,
                        new TierMove(null, "silver"), 1L,
                        new TierMove(null, "gold"), 1L,
                        new TierMove("gold", "gold"), 1L)));
    }

    @Test
    @DisplayName("EC-N7: of two members who become one the higher level and the higher floor stay, and gifts are added")
    void ofTwoMembersWhoBecomeOneTheHigherLevelStays() {
        Club one = Club.with(TERM);
        one.buys("o1", "2026-03-01T12:00", "400.00");
        one.changes("2026-03-02T12:00", new TierChange.SetFloor("silver", null));
        Club other = Club.with(TERM);
        other.buys("o1", "2026-04-01T12:00", "1000.00");
        other.changes("2026-04-02T12:00", new TierChange.SetFloor("silver", LocalDate.of(2026, 12, 31)));
        other.changes("2026-04-03T12:00", new TierChange.Give("gold", LocalDate.of(2026, 7, 31)));
        AssessmentDecision merged = one.changes("2026-05-01T12:00", new TierChange.Merge(other.tier()));
        assertThat(merged.after().member()).isEqualTo("m1");
        assertThat(merged.outcome())
                .isEqualTo(new TierOutcome.Upgraded(
                        "silver", "gold", time("2026-04-01T12:00"), LocalDate.of(2027, 12, 31)));
        assertThat(merged.after().floor())
                .isEqualTo(one.assessments().get(1).after().floor());
        assertThat(merged.after().gifts()).hasSize(1);
        Club third = Club.with(TERM);
        third.buys("o1", "2026-04-01T12:00", "1000.00");
        TierState before = third.tier();
        assertThat(third.changes("2026-05-01T12:00", new TierChange.Merge(TierState.none("m2")))
                        .after())
                .isEqualTo(before);
    }

    private static AssessmentSubject subject(String id, long spent) {
        return new AssessmentSubject(Member.of(id), TierState.none(id), past(spent), 0);
    }

    private static AssessmentSubject held(String id, String level, long spent) {
        TierState state =
                TierState.of(id, level, time("2026-02-01T12:00"), LocalDate.of(2026, 2, 1), LocalDate.of(2027, 12, 31));
        return new AssessmentSubject(Member.of(id), state, past(spent), 0);
    }

    private static Past past(long spent) {
        return (measures, from) -> MeasureValues.of(Map.of(
                "spentThisYear", BigDecimal.valueOf(spent),
                "spent12Months", BigDecimal.valueOf(spent),
                "earned", 0L,
                "orders", 1L,
                "referrals", 0L));
    }
}
