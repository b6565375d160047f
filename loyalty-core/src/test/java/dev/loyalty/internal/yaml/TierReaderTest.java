package dev.loyalty.internal.yaml;

import static dev.loyalty.internal.yaml.DefinitionFaults.HEAD;
import static dev.loyalty.internal.yaml.DefinitionFaults.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.Span;
import dev.loyalty.model.SpanUnit;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.definition.CrossingOrder;
import dev.loyalty.policy.definition.Level;
import dev.loyalty.policy.definition.ParameterType;
import dev.loyalty.policy.definition.TierSwitches;
import dev.loyalty.policy.definition.TierTerm;
import dev.loyalty.policy.definition.Tiers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TierReaderTest {

    private static final String LEVELS = "levels: {gold: {threshold: 1000}}";

    @Test
    @DisplayName("EC-T9: levels are ranked by their thresholds, whatever their order in the file")
    void readsLevelsTheLowestFirst() {
        Tiers tiers = tiers("""
                parameters:
                  gold: { type: money, value: 1000.00 }
                  double: { type: decimal, value: 2.0 }
                tiers:
                  benefits: { factor: decimal, freeReturns: boolean, gift: text }
                  levels:
                    gold: { threshold: policy.gold, benefits: { factor: policy.double, freeReturns: true } }
                    insider: { threshold: 0 }
                    silver: { threshold: 350.00, benefits: { factor: 1.5, gift: BOX } }
                """.replace("double", "twice"));

        assertThat(tiers.names()).containsExactly("insider", "silver", "gold");
        assertThat(tiers.benefits())
                .containsEntry("factor", ParameterType.DECIMAL)
                .containsEntry("freeReturns", ParameterType.BOOLEAN)
                .containsEntry("gift", ParameterType.TEXT);
        Level gold = tiers.level("gold").orElseThrow();
        assertThat(gold.threshold()).isEqualTo("1000");
        assertThat(gold.benefits())
                .containsEntry("factor", new BigDecimal("2"))
                .containsEntry("freeReturns", true)
                .doesNotContainKey("gift");
        assertThat(tiers.rank("gold")).isEqualTo(3);
        assertThat(tiers.rank("insider")).isEqualTo(1);
        assertThat(tiers.rank(null)).isZero();
        assertThat(tiers.at(2)).isEqualTo("silver");
        assertThat(tiers.at(0)).isNull();
    }

    @Test
    void aPolicyNeedsNoLevels() {
        assertThat(tiers("").isDeclared()).isFalse();
    }

    @Test
    void choosesForThePolicyThatDoesNot() {
        assertThat(tiers("tiers: {" + LEVELS + "}").switches()).isEqualTo(TierSwitches.DEFAULT);
    }

    @Test
    void readsEverySwitch() {
        assertThat(tiers("""
                tiers:
                  levels: { gold: { threshold: 1000 } }
                  kept: end of year + 1 year
                  upgrade: next-month
                  review-after-upgrade: stays
                  down: one-level
                  grace: 1 month
                  returns: at most 2 levels
                  late-events: judge-again
                  grandfathered: { reached-before: 2026-05-01, until: 2026-12-31 }
                  crossing-order: split
                  bonuses: take-back
                  warn: 6 weeks
                """).switches())
                .isEqualTo(TierSwitches.builder()
                        .kept(new TierTerm.EndOf(PeriodUnit.YEAR, new Span(1, SpanUnit.YEAR)))
                        .upgradeAtNext(PeriodUnit.MONTH)
                        .reviewAfterUpgrade(TierSwitches.ReviewDate.STAYS)
                        .down(TierSwitches.Demotion.ONE_LEVEL)
                        .grace(new Span(1, SpanUnit.MONTH))
                        .levelsPerReturn(2)
                        .lateEvents(TierSwitches.LateEvents.JUDGE_AGAIN)
                        .grandfathering(
                                new TierSwitches.Grandfathering(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 12, 31)))
                        .crossingOrder(CrossingOrder.SPLIT)
                        .bonuses(TierSwitches.LevelBonuses.TAKE_BACK)
                        .warning(new Span(6, SpanUnit.WEEK))
                        .build());
    }

    static List<Object[]> terms() {
        return List.of(
                new Object[] {"while-qualified", new TierTerm.WhileQualified()},
                new Object[] {"for-ever", new TierTerm.ForEver()},
                new Object[] {"12 months", new TierTerm.Lasting(new Span(12, SpanUnit.MONTH))},
                new Object[] {"end of day", new TierTerm.EndOf(PeriodUnit.DAY, null)},
                new Object[] {"end of quarter", new TierTerm.EndOf(PeriodUnit.QUARTER, null)},
                new Object[] {"end of member-year", new TierTerm.EndOfMemberYear(null)},
                new Object[] {"end of member-year + 1 year", new TierTerm.EndOfMemberYear(new Span(1, SpanUnit.YEAR))});
    }

    @ParameterizedTest
    @MethodSource("terms")
    void readsHowLongLevelsAreKept(String text, TierTerm term) {
        assertThat(tiers("tiers: {" + LEVELS + ", kept: " + text + "}")
                        .switches()
                        .kept())
                .isEqualTo(term);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kept: for-ever|6:1 error missing-key: tiers needs \"levels\".",
                LEVELS + ", kept: whilequalified|kept of tiers is \"whilequalified\", not how long a level is kept."
                        + " Maybe \"while-qualified\"?",
                LEVELS + ", kept: always|Maybe one of \"while-qualified\", \"for-ever\", \"12 months\","
                        + " \"end of year + 1 year\"?",
                LEVELS + ", kept: 12 hours|which does not end with a day. Maybe use days?",
                LEVELS
                        + ", kept: end of years|not the end of one of day, week, week-from-sunday, month, quarter, half, year,"
                        + " member-year. Maybe \"year\"?",
                LEVELS + ", upgrade: next month|Maybe \"next-month\"?",
                LEVELS + ", grace: 1 mont|not a span of time. Maybe \"1 month\"?",
                LEVELS + ", returns: re-check|Maybe \"recheck\"?",
                LEVELS + ", returns: at most 0 levels|Maybe one of \"keep\", \"recheck\", \"at most 1 level\"?",
                LEVELS + ", down: one|not one of to-qualified, one-level, never.",
                LEVELS + ", down: never, grace: 1 month|conflicting-keys: grace of tiers has nothing to do, as levels"
                        + " never fall. Maybe delete one of the two?",
                LEVELS + ", kept: for-ever, grace: 1 month|grace of tiers has nothing to do, as levels are kept for"
                        + " ever.",
                LEVELS + ", down: never, returns: recheck|returns of tiers have nothing to take, as levels never fall.",
                LEVELS + ", review-after-upgrade: stays|review-after-upgrade of tiers has no review to move",
                LEVELS + ", bonuses: take-back|bonuses of tiers have nothing to take back, as a return costs no level.",
                LEVELS + ", grandfathered: {until: 2026-12-31}|missing-key: grandfathered needs \"reached-before\".",
                LEVELS + ", grandfathered: {reached-before: 2027-01-01, until: 2026-12-31}|until of grandfathered is"
                        + " \"2026-12-31\", before its reached-before. Maybe the two are exchanged?",
                "levels: {}|empty-section: levels has nothing in it.",
                "levels: {Gold: {threshold: 1}}|invalid-name: level \"Gold\" is not named by a small letter, then"
                        + " letters, digits and dashes. Maybe \"gold\"?",
                "levels: {gold: {}}|level \"gold\" needs \"threshold\".",
                "levels: {gold: {threshold: -1}}|out-of-range: threshold of level \"gold\" is \"-1\", less than 0.",
                "levels: {gold: {threshold: policy.gld}}|unknown-parameter: threshold of level \"gold\" is"
                        + " \"policy.gld\", not a parameter of policy.yaml. Maybe \"policy.gold\"?",
                "levels: {gold: {threshold: policy.word}}|parameter-type: threshold of level \"gold\" is"
                        + " \"policy.word\", a parameter of type text, not integer, decimal, money.",
                "levels: {gold: {threshold: 5}, silver: {threshold: 5.0}}|duplicate-entry: threshold of level"
                        + " \"silver\" is \"5.0\", as high as that of \"gold\", so that none of the two is the higher"
                        + " one.",
                "levels: {gold: {threshold: 5, benefits: {factr: 2}}}, benefits: {factor: decimal}|unknown-key:"
                        + " benefits of level \"gold\" has no \"factr\". Maybe \"factor\"?",
                "levels: {gold: {threshold: 5, benefits: {factor: two}}}, benefits: {factor: decimal}|factor of"
                        + " benefits of level \"gold\" is \"two\", not a decimal",
                LEVELS + ", benefits: {held: boolean}|name-taken: \"held\" of benefits of tiers is a field that Level"
                        + " has already.",
            })
    void reportsFaults(String keys, String fault) {
        faults(HEAD + "parameters: { gold: { type: money, value: 5 }, word: { type: text, value: a } }\ntiers: {" + keys
                        + "}")
                .singleElement()
                .asString()
                .contains(fault);
    }

    @Test
    void aFaultOfAParameterIsReportedOnce() {
        faults(HEAD + """
                parameters: { gold: { type: money, value: much }, free: { type: boolean, value: 1 } }
                tiers:
                  benefits: { free: boolean }
                  levels:
                    gold: { threshold: policy.gold, benefits: { free: policy.free } }
                """).hasSize(2).allMatch(fault -> fault.startsWith("5:"));
    }

    private static Tiers tiers(String section) {
        DefinitionResult result =
                DefinitionReader.read(new PolicyFile("policy.yaml", HEAD + section), List.of(), List.of());
        assertThat(result).isInstanceOf(DefinitionResult.Read.class);
        return ((DefinitionResult.Read) result).definition().tiers();
    }
}
