package dev.loyalty.policy;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.earn;
import static dev.loyalty.Fixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DerivationTest {

    private static final String DECLARATIONS = """
            declare Large end
            declare Small end
            declare Plain end
            """;

    /** Three stages: large orders are derived, what is not large is small, what is neither earns. */
    private static final List<String> THREE_STAGES = List.of("""
            rule "Large orders are large"
            when
                Order( total >= policy.large )
            then
                insert( new Large() );
            end
            """, """
            rule "What is not large is small"
            when
                not Large()
            then
                insert( new Small() );
            end
            """, """
            rule "What is not small is plain"
            when
                not Small()
            then
                insert( new Plain() );
            end
            """, """
            rule "Points for small orders"
            when
                $order : Order()
                Small()
            then
                earn.points( $order, policy.points );
            end
            """, """
            rule "Points for plain orders"
            when
                $order : Order()
                exists Plain()
            then
                earn.points( $order, policy.points ).priority( 1 );
            end
            """);

    private static final String WITH_LARGE = DEFINITION + "  large: { type: money, value: 100.00 }\n";

    @Test
    void runsALaterStageOnlyWhenTheEarlierOnesHaveSettled() {
        Loyalty loyalty = Fixture.loyalty(WITH_LARGE, DECLARATIONS + String.join("", THREE_STAGES));
        assertThat(rulesThatFired(loyalty, "99.99")).containsExactly("Points for small orders");
        assertThat(rulesThatFired(loyalty, "100.00")).containsExactly("Points for plain orders");
    }

    @Test
    @DisplayName("EC-K9: the order of rules and files does not change what is derived")
    void doesNotDependOnTheOrderOfRulesOrFiles() {
        Random random = new Random(1);
        for (int round = 0; round < 12; round++) {
            List<String> shuffled = new ArrayList<>(THREE_STAGES);
            Collections.shuffle(shuffled, random);
            int cut = random.nextInt(shuffled.size());
            Loyalty loyalty = Fixture.loyalty(
                    WITH_LARGE,
                    String.join("", shuffled.subList(0, cut)) + DECLARATIONS,
                    String.join("", shuffled.subList(cut, shuffled.size())));
            assertThat(rulesThatFired(loyalty, "99.99")).containsExactly("Points for small orders");
            assertThat(rulesThatFired(loyalty, "100.00")).containsExactly("Points for plain orders");
        }
    }

    @Test
    void refusesRulesThatWaitForEachOther() {
        List<Diagnostic> faults = Fixture.faults(DEFINITION, """
                declare Large end
                declare Small end
                rule "Large" when not Small() then insert( new Large() ); end
                rule "Small" when not Large() then insert( new Small() ); end
                """);
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(DiagnosticCode.DERIVATION_CYCLE);
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.message()).contains("\"Large\", \"Small\"");
        });
    }

    @Test
    void acceptsRulesThatFeedEachOtherWithoutLookingAtAllFacts() {
        assertThat(Fixture.faults(DEFINITION, """
                        declare Large end
                        rule "Large stays large" when Large() then insert( new Large() ); end
                        """)).isEmpty();
    }

    @Test
    void refusesARuleThatDerivesAndProposes() {
        List<Diagnostic> faults = Fixture.faults(DEFINITION, """
                declare Large end
                rule "Both"
                when
                    $order : Order()
                then
                    insert( new Large() );
                    earn.points( $order, policy.points );
                end
                """);
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(DiagnosticCode.DERIVE_AND_PROPOSE);
            assertThat(fault.line()).isEqualTo(7);
            assertThat(fault.message()).isEqualTo("this rule derives Large and proposes.");
        });
    }

    @Test
    @DisplayName("EC-K6: rules that feed each other for ever are an error with the last rule's name, not a hang")
    void stopsRulesThatFeedThemselves() {
        Loyalty loyalty = Fixture.loyalty(DEFINITION, """
                declare Step
                  number : long
                end
                rule "First step" when Order() then insert( new Step( 1 ) ); end
                rule "Next step" when Step( $number : number ) then insert( new Step( $number + 1 ) ); end
                """);
        assertThatThrownBy(() -> earn(loyalty, order("o1", "1.00")))
                .hasMessageContaining(
                        "rule \"Next step\" was stopped at earning/a.drl:5, looking at Step( 10000 ): more than 10000 derived facts.")
                .hasMessageContaining("\"Next step\"");
        assertThat(loyalty.policies().live("acme")).isNotNull();
    }

    private static List<String> rulesThatFired(Loyalty loyalty, String total) {
        EarningDecision decision = earn(loyalty, order("o1", total));
        return decision.proposals().stream().map(proposal -> proposal.rule()).toList();
    }
}
