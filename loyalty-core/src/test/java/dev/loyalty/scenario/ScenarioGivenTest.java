package dev.loyalty.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.policy.PolicySource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Donations, recognitions and levels for a time, in scenarios. */
class ScenarioGivenTest {

    private static final String RULES = """
            rule "Woodland"
            when
                $order : Order()
            then
                earn.donation( $order, "woodland", policy.share ).per( policy.pound );
            end

            rule "Honours"
            when
                $order : Order( total >= policy.large )
            then
                earn.recognition( $order, "ring" );
                earn.tierGift( $order, "gold" ).lasting( policy.taste );
            end
            """;

    private static PolicySource policy(String steps) {
        return PolicySource.text(Map.of(
                "policy.yaml",
                Fixture.DEFINITION + """
                          share: { type: decimal, value: 0.05 }
                          large: { type: money, value: 100.00 }
                          taste: { type: span, value: 1 month }
                        """,
                "earning.drl",
                RULES,
                "scenarios/a.yaml",
                "scenario: test\nsteps:\n" + steps));
    }

    private static List<String> mismatches(String steps) {
        return ScenarioRunner.run(policy(steps)).scenarios().get(0).mismatches().stream()
                .map(mismatch -> mismatch.toString().substring("scenarios/a.yaml:".length()))
                .toList();
    }

    @Test
    void aStepExpectsWhatIsGivenAndAReturnWhatStays() {
        assertThat(mismatches("""
                  - order: { at: 2026-03-02T12:00, total: 100.00 }
                    then:
                      awards: none
                      donated: { woodland: 5.00 }
                      recognised: [ring]
                      tier-gifts: { gold: 2026-04-02 }
                      fired: [Woodland, Honours]
                  - return: { of: order-1 }
                    then: { reversed: none, not-undone: [woodland, ring, gold] }
                  - order: { total: 0.01 }
                    then: { awards: none, donated: none, recognised: none, tier-gifts: none, silent: [Honours] }
                  - return: { of: order-2 }
                    then: { reversed: none, not-undone: none }
                """)).isEmpty();
    }

    @Test
    void whatIsOtherwiseIsToldWithItsPlace() {
        assertThat(mismatches("""
                  - order: { at: 2026-03-02T12:00, total: 50.00 }
                    then:
                      awards: none
                      donated: { library: 2.50, woodland: 2.49 }
                      recognised: [ring]
                      tier-gifts: { gold: 2026-04-02 }
                """))
                .containsExactly(
                        "6:7 step 1: donated: expected library: 2.50, woodland: 2.49, was woodland: 2.50.",
                        "7:7 step 1: recognised: expected ring, was none.",
                        "8:7 step 1: tier-gifts: expected gold: 2026-04-02, was none.");
    }

    @Test
    void whatCannotBeReadIsTold() {
        List<String> faults = Proof.texts(Loyalty.create().policies().publish(policy("""
                  - order: { total: 50.00 }
                    then: { awards: none, donated: { woodland: much }, recognised: ring, tier-gifts: { gold: soon } }
                """)));

        assertThat(faults).hasSize(3);
        assertThat(String.join("\n", faults)).contains("much", "Maybe [ring]?", "soon");
    }
}
