package dev.loyalty.tier;

import static dev.loyalty.tier.Club.LONDON;
import static dev.loyalty.tier.Club.definition;
import static dev.loyalty.tier.Club.source;
import static dev.loyalty.tier.Club.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.loyalty.Loyalty;
import dev.loyalty.earning.Texts;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.measure.Past;
import dev.loyalty.model.Member;
import dev.loyalty.model.PeriodUnit;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.Viewpoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** What holds of every assessment, whatever members do. */
class AssessmentPropertyTest {

    private static final Instant START = time("2026-01-01T00:00");
    private static final List<String> TERMS = List.of(
            "kept: end of year + 1 year",
            "kept: end of month\ngrace: 1 month",
            "kept: 6 months\ndown: one-level",
            "kept: 12 months\nupgrade: next-month\nreview-after-upgrade: stays",
            "kept: while-qualified\ngrace: 2 weeks",
            "kept: end of quarter\ndown: never",
            "kept: for-ever");
    private static final List<Loyalty> POLICIES = TERMS.stream()
            .map(terms -> Club.of(source(definition(terms), Club.BY_THRESHOLD)).loyalty())
            .toList();
    private static final Member MEMBER = Member.of("m1");

    /** What was bought on which day, as amounts of hundreds by number of the day. */
    private record Bought(List<Integer> days, List<Integer> hundreds) implements Past {

        @Override
        public MeasureValues values(Collection<Measure> measures, Viewpoint from) {
            LocalDate first = PeriodUnit.YEAR.start(from.at().atZone(LONDON).toLocalDate());
            long sum = 0;
            for (int i = 0; i < days.size(); i++) {
                Instant at = day(days.get(i));
                boolean inside = !at.isAfter(from.at())
                        && !at.isBefore(first.atStartOfDay(LONDON).toInstant());
                sum += inside ? hundreds.get(i % hundreds.size()) * 100L : 0;
            }
            return MeasureValues.of(Map.of(
                    "spentThisYear",
                    BigDecimal.valueOf(sum),
                    "spent12Months",
                    BigDecimal.ZERO,
                    "earned",
                    0L,
                    "orders",
                    (long) days.size(),
                    "referrals",
                    0L));
        }
    }

    private static Instant day(int number) {
        return START.plus(Duration.ofDays(number)).plus(Duration.ofHours(12));
    }

    private static Gen<Bought> bought() {
        return lists().of(integers().between(0, 1_000))
                .ofSizeBetween(1, 8)
                .zip(lists().of(integers().between(0, 6)).ofSizeBetween(1, 8), Bought::new);
    }

    private static Gen<Loyalty> policies() {
        return integers().between(0, POLICIES.size() - 1).map(POLICIES::get);
    }

    private static Gen<Loyalty> calendarPolicies() {
        List<Integer> calendar = IntStream.range(0, TERMS.size())
                .filter(i -> !TERMS.get(i).contains("kept: 6") && !TERMS.get(i).contains("kept: 12"))
                .boxed()
                .toList();
        return integers().between(0, calendar.size() - 1).map(i -> POLICIES.get(calendar.get(i)));
    }

    /** Looks at the member on each of these days, after what is due. */
    private static List<AssessmentDecision> run(Loyalty loyalty, Past past, List<Integer> looks) {
        List<AssessmentDecision> all = new ArrayList<>();
        AssessmentSubject subject = new AssessmentSubject(MEMBER, TierState.none("m1"), past, 0);
        for (int look : looks.stream().sorted().distinct().toList()) {
            for (AssessmentDecision decision : loyalty.assessments("acme").look(subject, "look " + look, day(look))) {
                all.add(decision);
                subject = subject.after(decision);
            }
        }
        return all;
    }

    @Test
    void anAssessmentTwiceChangesNothing() {
        qt().withExamples(200).forAll(policies(), bought()).checkAssert((loyalty, past) -> {
            List<AssessmentDecision> all = run(loyalty, past, past.days());
            AssessmentDecision last = all.get(all.size() - 1);
            AssessmentSubject again = new AssessmentSubject(MEMBER, last.after(), past, 9);
            assertThat(loyalty.assessments("acme").look(again, "again", last.at()))
                    .singleElement()
                    .matches(decision -> !decision.changesState());
            assertThat(loyalty.assessments("acme").due(again, last.at())).isEmpty();
        });
    }

    @Test
    void itDoesNotMatterWhenAJobForWhatIsDueRuns() {
        qt().withExamples(200)
                .forAll(
                        policies(),
                        bought(),
                        lists().of(integers().between(0, 1_500)).ofSizeBetween(0, 6))
                .checkAssert((loyalty, past, runs) -> {
                    Assessments assessments = loyalty.assessments("acme");
                    AssessmentSubject late = begun(assessments, past);
                    AssessmentSubject often = late;
                    for (int day : runs.stream().sorted().toList()) {
                        often = due(assessments, often, day(day));
                    }
                    assertThat(due(assessments, often, day(2_000)).tier())
                            .isEqualTo(due(assessments, late, day(2_000)).tier());
                });
    }

    private static AssessmentSubject begun(Assessments assessments, Past past) {
        AssessmentSubject subject = new AssessmentSubject(MEMBER, TierState.none("m1"), past, 0);
        return subject.after(assessments.look(subject, "first", day(0)).get(0));
    }

    private static AssessmentSubject due(Assessments assessments, AssessmentSubject subject, Instant at) {
        AssessmentSubject now = subject;
        for (AssessmentDecision decision : assessments.due(subject, at)) {
            now = now.after(decision);
        }
        return now;
    }

    @Test
    void moreOfAMeasureNeverGivesALowerLevel() {
        qt().withExamples(200)
                .forAll(
                        policies(),
                        bought(),
                        integers().between(0, 400),
                        integers().between(1, 900))
                .checkAssert((loyalty, past, later, more) -> {
                    List<AssessmentDecision> all = run(loyalty, past, past.days());
                    AssessmentDecision last = all.get(all.size() - 1);
                    Instant at = last.at().plus(Duration.ofDays(later));
                    MeasureValues values = past.values(List.of(), Viewpoint.of(at, LONDON));
                    MeasureValues richer = values.with(
                            "spentThisYear", values.decimal("spentThisYear").add(BigDecimal.valueOf(more)));
                    assertThat(rank(loyalty, next(loyalty, last.after(), at, richer)))
                            .isGreaterThanOrEqualTo(rank(loyalty, next(loyalty, last.after(), at, values)));
                });
    }

    /** The next thing: what is due, or else a look. */
    private static AssessmentDecision next(Loyalty loyalty, TierState state, Instant at, MeasureValues values) {
        return loyalty.assess(state.due(LONDON)
                .filter(due -> !due.isAfter(at))
                .map(due -> AssessmentRequest.due("acme", MEMBER, state, due, values, 0))
                .orElseGet(() -> AssessmentRequest.look("acme", MEMBER, state, "look", at, values, 0)));
    }

    /** Terms that are counted from the day of an upgrade are left out: who reaches a level earlier is reviewed earlier. */
    @Test
    void whoBuysMoreAllTheTimeNeverHasALowerLevelWhereTermsFollowTheCalendar() {
        qt().withExamples(200)
                .forAll(calendarPolicies(), bought(), integers().between(1, 5))
                .checkAssert((loyalty, past, more) -> {
                    Bought richer = new Bought(
                            past.days(),
                            IntStream.range(0, past.days().size())
                                    .mapToObj(i -> past.hundreds()
                                                    .get(i % past.hundreds().size())
                                            + more)
                                    .toList());
                    List<AssessmentDecision> less = run(loyalty, past, past.days());
                    List<AssessmentDecision> plus = run(loyalty, richer, past.days());
                    for (int day : past.days()) {
                        assertThat(rank(loyalty, plus, day(day)))
                                .as("on day " + day)
                                .isGreaterThanOrEqualTo(rank(loyalty, less, day(day)));
                    }
                });
    }

    private static int rank(Loyalty loyalty, AssessmentDecision decision) {
        return loyalty.policies().live("acme").definition().tiers().rank(decision.level());
    }

    private static int rank(Loyalty loyalty, List<AssessmentDecision> decisions, Instant at) {
        return decisions.stream()
                .filter(decision -> !decision.at().isAfter(at))
                .reduce((first, second) -> second)
                .map(decision -> rank(loyalty, decision))
                .orElse(0);
    }

    @Test
    void theStateIsThatOfTheReceiptsInAnyOrder() {
        qt().withExamples(100).forAll(policies(), bought(), integers().all()).checkAssert((loyalty, past, seed) -> {
            List<AssessmentDecision> all = new ArrayList<>(run(loyalty, past, past.days()));
            TierState last = all.get(all.size() - 1).after();
            Collections.shuffle(all, new Random(seed));
            assertThat(TierState.rebuild(TierState.none("m1"), all)).isEqualTo(last);
        });
    }

    @Test
    void theOrderOfLevelsAndRulesNeverMatters() {
        List<String> names = List.of("a", "b", "c", "d");
        Random random = new Random(42);
        AssessmentDecision first = null;
        for (int round = 0; round < 6; round++) {
            List<String> shuffled = new ArrayList<>(names);
            Collections.shuffle(shuffled, random);
            StringBuilder levels = new StringBuilder();
            List<String> rules = new ArrayList<>();
            for (String name : shuffled) {
                int rank = names.indexOf(name) + 1;
                levels.append("    ")
                        .append(name)
                        .append(": { threshold: ")
                        .append(rank)
                        .append(" }\n");
                rules.add(Texts.rule(
                        "Level " + name,
                        "Member()",
                        "tier.level( \"" + name + "\" ).needs( \"orders\", " + rank + " )"));
            }
            String policy = definition("kept: 12 months")
                    .replaceAll("(?m)^    (gold|silver): .*\n", "")
                    .replace("  levels:\n", "  levels:\n" + levels);
            Collections.shuffle(rules, random);
            Loyalty loyalty =
                    Club.of(source(policy, rules.toArray(String[]::new))).loyalty();
            AssessmentDecision decision = run(loyalty, new Bought(List.of(0, 1, 2), List.of(0)), List.of(5))
                    .get(0);
            first = first == null ? decision : first;
            assertThat(decision.level()).isEqualTo("c");
            assertThat(decision.next()).isEqualTo(first.next());
            assertThat(decision.levels()).isEqualTo(first.levels());
            assertThat(decision.after()).isEqualTo(first.after());
        }
    }
}
