package dev.loyalty.explanation;

import static dev.loyalty.Fixture.earn;
import static dev.loyalty.Fixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Fraction;
import dev.loyalty.receipt.ReceiptJson;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final String POLICY = """
            id: acme
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points }
            limits:
              daily: { per: member, period: day, at-most: 25 points }
            groups:
              promotions: { choose: best }
            parameters:
              points: { type: integer, value: 1 }
              pound: { type: money, value: 1.00 }
              two: { type: integer, value: 2 }
              three: { type: integer, value: 3 }
              bonus: { type: integer, value: 100 }
            """;

    private static final String RULES = """
            rule "A point for each pound"
            when
                $order : Order()
            then
                earn.points( $order, policy.points ).per( policy.pound );
            end
            rule "Double"
            when
                $order : Order()
            then
                earn.multiply( $order, policy.two ).inGroup( "promotions" );
            end
            rule "Triple"
            when
                $order : Order()
            then
                earn.multiply( $order, policy.three ).inGroup( "promotions" );
            end
            rule "Bonus"
            when
                $order : Order()
            then
                earn.points( $order, policy.bonus ).limitedBy( "daily" );
            end
            """;

    private final Loyalty loyalty = Fixture.loyalty(POLICY, RULES);

    @Test
    void saysHowEachNumberCameAbout() {
        EarningDecision decision = earn(loyalty, order("o1", "19.99"));
        assertThat(decision.explanation().text()).isEqualTo("""
                        Earned for o1 by %s
                          A point for each pound
                            1 per 1.00 of 19.99                                            19.99
                            rounded floor for each rule                                    -0.99
                          Bonus
                            100 as a fixed amount                                            100
                            limit "daily" had no more left                                   -75
                          Double
                            times 2                                                        19.99
                            another rule of group "promotions" gives more or goes first   -19.99
                          Triple
                            times 3                                                           38
                          = points                                                            82
                        """.formatted(decision.version()));
    }

    @Test
    void namesTheRulesThatStayedSilent() {
        EarningDecision decision = earn(Fixture.loyalty(POLICY, """
                declare Large end
                rule "Gold" when Member( tier == "gold" ) $order : Order() then earn.points( $order, policy.two ); end
                rule "Large" when Order( total > policy.bonus ) then insert( new Large() ); end
                rule "Any" when Order() then insert( new Large() ); end
                rule "For large ones" when $order : Order() Large() then earn.points( $order, policy.two ); end
                rule "Fruitless" when $order : Order() then earn.points( $order, policy.points ).per( policy.bonus ); end
                """), order("o1", "19.99"));
        assertThat(decision.silent()).containsExactly("Gold", "Large");
        assertThat(decision.explanation().silent()).containsExactly("Gold", "Large");
        assertThat(decision.explanation().text()).endsWith("""
                  = points                                                             2
                  silent: Gold
                  silent: Large
                """);
        assertThat(ReceiptJson.read(ReceiptJson.write(decision), EarningDecision.class)
                        .explanation())
                .isEqualTo(decision.explanation());
    }

    @Test
    void addsUpToWhatWasAwarded() {
        EarningDecision decision = earn(loyalty, order("o1", "19.99", "5.55"));
        assertThat(decision.explanation().sum("points")).isEqualTo(Fraction.of(decision.awarded("points")));
    }

    @Test
    void explainsAStoredReceiptAsItWasMade() {
        EarningDecision decision = earn(loyalty, order("o1", "19.99"));
        EarningDecision stored = ReceiptJson.read(ReceiptJson.write(decision), EarningDecision.class);
        assertThat(stored.explanation()).isEqualTo(decision.explanation());
    }

    @Test
    void saysWhenALimitWasUsedUpBefore() {
        EarningDecision first = earn(loyalty, order("o1", "1.00"));
        EarningDecision second =
                earn(loyalty, order("o2", "1.00"), LedgerSnapshot.empty("m1").plus(first.booking()));
        assertThat(second.explanation().steps())
                .filteredOn(step -> step.rule().equals("Bonus"))
                .extracting(Step::kind, step -> step.units().toString(), Step::because)
                .containsExactly(
                        tuple(StepKind.ASKED, "100", "100 as a fixed amount"),
                        tuple(StepKind.EXHAUSTED, "-100", "limit \"daily\" had nothing left"));
    }
}
