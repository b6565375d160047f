package dev.loyalty.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Loyalty;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.PolicySource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checkouts as steps of scenarios. */
class ScenarioCheckoutTest {

    private static final Map<String, String> POLICY = Map.of(
            "policy.yaml", """
            id: acme
            zone: Europe/London
            currency: GBP
            accounts: { points: { unit: points } }
            parameters:
              one: { type: integer, value: 1 }
              pound: { type: money, value: 1.00 }
              welcome: { type: integer, value: 50 }
            measures:
              spent: { sum: amount, of: order }
            tiers:
              benefits: { factor: integer }
              levels:
                silver: { threshold: 100 }
                gold: { threshold: 1000, benefits: { factor: 2 } }
              crossing-order: split
            """,
            "earning.drl", """
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
            rule "Welcome to a level"
            when
                $reached : Action( type == "level-reached" )
            then
                earn.points( $reached, policy.welcome );
            end
            """,
            "redemption.drl", """
            rule "A pound a point"
            when
                $order : Order()
            then
                redeem.points( 1 ).worth( policy.pound ).off( $order ).named( "points" );
            end
            """,
            "tiers.drl", """
            rule "Levels"
            when
                Level( $level : name, $threshold : threshold )
            then
                tier.level( $level ).needs( "spent", $threshold );
            end
            """);

    private static List<String> problems(String scenario) {
        Map<String, String> files = new TreeMap<>(POLICY);
        files.put("scenarios/a.yaml", scenario);
        return Loyalty.create().policies().check(PolicySource.text(files)).stream()
                .filter(Diagnostic::isError)
                .map(fault -> fault.toString().replaceFirst("^scenarios/a.yaml:", ""))
                .toList();
    }

    @Test
    void redeemEarnAndLiftAsOneDecision() {
        assertThat(problems("""
                scenario: From nothing to gold
                given: { at: 2026-03-02T12:00 }
                steps:
                  - checkout: { order: { total: 120.00 } }
                    then:
                      awards: { points: 170 }
                      tier: silver
                      outcome: upgraded
                      reached: [silver]
                      next: { gold: { spent: 880.00 } }
                      fired: [Points, Welcome to a level]
                      silent: [Double]
                      balance: { points: { active: 170 } }
                  - checkout: { order: { id: o2, total: 1000.00 }, wish: { points: 20 points } }
                    then:
                      awards: { points: 1130 }
                      redeemed: { points: 20 }
                      discount: 20.00
                      tier: gold
                      fired: [Double]
                  - cancel: { of: "o2#redemption" }
                    then: { given-back: { points: 20 } }
                  - return: { of: o2 }
                    then: { reversed: { points: 1080 } }
                  - wait: 1 day
                  - assess: {}
                    then: { tier: silver }
                """)).isEmpty();
    }

    @Test
    void canBeDeclined() {
        assertThat(problems("""
                scenario: Nothing to spend
                steps:
                  - checkout: { order: { total: 120.00 }, wish: { points: 20 points } }
                    then: { awards: none, declined: not-enough-units, tier: none, balance: { points: { active: 0 } } }
                """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ order: { total: 120.00 } }|{ awards: { points: 120 } }|awards of points: expected 120, was 170"
                        + " (Points: 120, Welcome to a level: 50).",
                "{ order: { total: 120.00 } }|{ awards: { points: 170 }, tier: gold }|tier: expected gold, was silver.",
                "{ order: { total: 120.00 } }|{ awards: { points: 170 }, silent: [Points] }|rule \"Points\": expected"
                        + " silent, was fired.",
                "{ order: { total: 1.00 }, wish: { points: most } }|{ awards: { points: 1 } }|the redemption: expected"
                        + " accepted, was declined",
            })
    void tellWhatIsDifferent(String checkout, String then, String problem) {
        assertThat(problems("scenario: test\nsteps:\n  - checkout: %s\n    then: %s\n".formatted(checkout, then)))
                .anySatisfy(text -> assertThat(text).contains("step 1: " + problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ wish: { points: most } }|{ awards: none }|missing-key: checkout of step 1 needs \"order\".",
                "{ order: { total: 1.00 } }|{ tier: none }|missing-key: then of step 1 needs \"awards\".",
                "{ order: { total: 1.00 } }|{ awards: none, redeemed: none }|conflicting-keys: redeemed of then of step 1 is"
                        + " of what is redeemed, and nothing is wished for. Maybe wish: …?",
                "{ order: { total: 1.00 } }|{ awards: none, tier: glod }|unknown-level: tier of then of step 1 is \"glod\"",
            })
    void tellWhatIsWrong(String checkout, String then, String fault) {
        assertThat(problems("scenario: test\nsteps:\n  - checkout: %s\n    then: %s\n".formatted(checkout, then)))
                .anySatisfy(text -> assertThat(text).contains(fault));
    }
}
