package dev.loyalty.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicySource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Assessments as steps of scenarios. */
class ScenarioTierTest {

    private static final String DEFINITION = """
            id: acme
            zone: Europe/London
            currency: GBP
            accounts: { points: { unit: points } }
            parameters:
              one: { type: integer, value: 1 }
              pound: { type: money, value: 1.00 }
              gold: { type: money, value: 1000.00 }
              silver: { type: money, value: 350.00 }
              taste: { type: span, value: 10 days }
            measures:
              spentThisYear: { sum: amount, of: order, in: year }
              orders: { count: order }
            tiers:
              benefits: { factor: integer }
              levels:
                gold: { threshold: policy.gold, benefits: { factor: 2 } }
                silver: { threshold: policy.silver }
              kept: end of year + 1 year
              returns: recheck
              late-events: judge-again
            """;

    private static final String EARNING = """
            rule "Points"
            when
                $order : Order( total > 0 )
            then
                earn.points( $order, policy.one ).per( policy.pound );
            end
            rule "Double"
            when
                $order : Order()
                Level( held, $factor : factor != null )
            then
                earn.multiply( $order, $factor );
            end
            rule "Welcome to gold"
            when
                $reached : Action( type == "level-reached", subject == "gold" )
            then
                earn.points( $reached, policy.one );
            end
            """;

    private static final String TIERS = """
            rule "Levels"
            when
                Level( $level : name, $threshold : threshold )
            then
                tier.level( $level ).needs( "spentThisYear", $threshold );
            end
            rule "A taste of gold"
            when
                Member( segments contains "new" )
            then
                tier.gift( "gold" ).lasting( policy.taste );
            end
            """;

    private static List<String> problems(String scenario) {
        return Loyalty.create()
                .policies()
                .check(PolicySource.text(Map.of(
                        "policy.yaml", DEFINITION,
                        "earning.drl", EARNING,
                        "tiers.drl", TIERS,
                        "scenarios/a.yaml", scenario)))
                .stream()
                .filter(Diagnostic::isError)
                .map(fault -> fault.toString().replaceFirst("^scenarios/a.yaml:", ""))
                .toList();
    }

    @Test
    void proveALevelFromItsBeginToItsEnd() {
        assertThat(problems("""
                scenario: The life of a level
                given: { at: 2026-03-02T12:00 }
                steps:
                  - order: { id: o1, total: 940.00 }
                    then: { awards: { points: 940 }, silent: [Double] }
                  - assess: {}
                    then:
                      tier: silver
                      outcome: upgraded
                      since: 2026-03-02T12:00
                      until: 2027-12-31
                      due: 2028-01-01
                      next: { gold: { spentThisYear: 60.00 } }
                      keeping: { silver: { spentThisYear: 350 } }
                      warning: none
                      reached: [silver]
                      lost: none
                      fired: [Levels]
                      silent: [A taste of gold]
                  - order: { total: 60.00 }
                    then: { awards: { points: 60 } }
                  - assess: { id: second }
                    then: { tier: gold, reached: [gold], next: none, lost: none }
                  - action: { type: level-reached, subject: gold }
                    then: { awards: { points: 1 }, fired: [Welcome to gold] }
                  - order: { id: o3, total: 10.00 }
                    then: { awards: { points: 20 }, fired: [Double] }
                  - return: { of: o1 }
                    then: { reversed: { points: 940 } }
                  - assess: { because: return }
                    then: { tier: none, outcome: downgraded, until: none, lost: [gold, silver] }
                  - order: { id: o4, at: 2027-06-01T12:00, total: 350.00 }
                    then: { awards: { points: 350 } }
                  - assess: { floor: { level: gold, until: 2027-06-30 } }
                    then: { tier: gold, until: 2027-06-30, warning: { to: silver, last-day: 2027-06-30 } }
                  - until: 2027-07-01T00:00
                  - order: { total: 1.00 }
                    then: { awards: { points: 1 }, silent: [Double] }
                  - assess: { gift: { level: gold, until: 2027-08-31 } }
                    then: { tier: gold }
                  - assess: { end-gift: gold }
                    then: { tier: silver }
                  - until: 2030-06-01T00:00
                  - assess: {}
                    then: { tier: none, outcome: downgraded, due: none, refused: [Levels] }
                  - order: { at: 2028-12-31T23:00, total: 400.00 }
                    then: { awards: { points: 400 } }
                  - assess: { because: late-event }
                    then: { tier: silver, until: 2029-12-31 }
                """)).isEmpty();
    }

    @Test
    void aMemberCanHaveALevelFromTheStart() {
        assertThat(problems("""
                scenario: A gift for new members
                given: { member: { tier: silver, segments: [new] }, at: 2026-03-02T12:00 }
                steps:
                  - assess: {}
                    then: { tier: gold, fired: [A taste of gold], refused: [Levels], until: 2026-03-12 }
                  - wait: 11 days
                  - assess: {}
                    then: { tier: silver, outcome: downgraded, until: 2027-12-31, refused: [A taste of gold] }
                """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ tier: gold }|tier: expected gold, was silver.",
                "{ tier: silver, outcome: kept }|outcome: expected kept, was upgraded.",
                "{ tier: silver, since: 2026-03-01T12:00 }|since: expected 2026-03-01T12:00, was 2026-03-02T12:00.",
                "{ tier: silver, until: none }|until: expected none, was 2027-12-31.",
                "{ tier: silver, due: 2027-01-01 }|due: expected 2027-01-01, was 2028-01-01.",
                "{ tier: silver, next: { gold: { spentThisYear: 600 } } }|next: expected gold: 600 of spentThisYear, was"
                        + " gold: 650 of spentThisYear.",
                "{ tier: silver, next: { gold: enough } }|next: expected gold: enough, was gold: 650",
                "{ tier: silver, keeping: none }|keeping: expected none, was silver: 350 of spentThisYear.",
                "{ tier: silver, warning: { to: none, last-day: 2027-12-31 } }|warning: expected none after 2027-12-31,"
                        + " was none.",
                "{ tier: silver, reached: none }|reached: expected none, was silver.",
                "{ tier: silver, silent: [Levels] }|rule \"Levels\": expected silent, was fired.",
                "{ tier: silver, silent: [Points] }|rule \"Points\": expected silent, was not asked, as only rules of"
                        + " tiers are.",
            })
    void tellWhatIsDifferent(String then, String problem) {
        assertThat(problems("""
                scenario: test
                given: { at: 2026-03-02T12:00 }
                steps:
                  - order: { total: 350.00 }
                  - assess: {}
                    then: %s
                """.formatted(then))).singleElement().asString().contains("step 2: " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- assess: { because: returns }|because of assess of step 1 is \"returns\", not one of look, return,"
                        + " late-event. Maybe \"return\"?",
                "- assess: { floor: { level: glod } }|unknown-level: level of floor is \"glod\", no level of policy.yaml."
                        + " Maybe \"gold\"?",
                "- assess: { gift: { level: gold } }|missing-key: gift needs \"until\".",
                "- assess: { floor: none, gift: { level: gold, until: 2026-12-31 } }|conflicting-keys: gift of assess of"
                        + " step 1 does not go with \"floor\".",
                "- assess: { floor: none, because: return }|because of assess of step 1 does not go with \"floor\".",
                "- { assess: {}, then: { outcome: kept } }|missing-key: then of step 1 needs \"tier\".",
                "- { assess: {}, then: { tier: golden } }|unknown-level: tier of then of step 1 is \"golden\", no level",
                "- { assess: {}, then: { tier: none, next: { gold: { spent: 1 } } } }|unknown-measure: policy.yaml has no"
                        + " measure \"spent\".",
                "- { assess: {}, then: { tier: none, next: { glod: enough } } }|\"glod\" of next is no level of"
                        + " policy.yaml. Maybe \"gold\"?",
                "- { assess: {}, then: { tier: none, lost: [glod] } }|an entry of lost of then of step 1 is \"glod\", no"
                        + " level",
            })
    void tellWhatIsWrong(String step, String fault) {
        assertThat(problems("scenario: test\nsteps:\n  " + step + "\n"))
                .anySatisfy(problem -> assertThat(problem).contains(fault));
    }

    @Test
    void aLevelThatIsGivenIsOneOfThePolicy() {
        assertThat(problems("""
                scenario: test
                given: { member: { tier: bronze } }
                steps:
                  - assess: {}
                    then: { tier: none }
                """))
                .singleElement()
                .asString()
                .isEqualTo("2:26 error unknown-level: tier of member is \"bronze\", no level of policy.yaml. Maybe one"
                        + " of silver, gold?");
    }

    @Test
    void aPolicyWithoutLevelsHasNothingToAssess() {
        assertThat(Loyalty.create()
                        .policies()
                        .check(Proof.policy("scenario: test\nsteps:\n  - assess: {}\n    then: { tier: none }\n")))
                .extracting(Diagnostic::toString)
                .anySatisfy(fault -> assertThat(fault)
                        .contains("unknown-level: assess of step 1 has no levels to look at. Maybe the section"
                                + " \"tiers\" is missing in policy.yaml?"));
    }

    @Test
    void aJudgementThatHasNoReviewFails() {
        assertThat(problems("""
                scenario: test
                steps:
                  - assess: { because: late-event }
                    then: { tier: none }
                """)).singleElement().asString().contains("no review before this step");
    }
}
