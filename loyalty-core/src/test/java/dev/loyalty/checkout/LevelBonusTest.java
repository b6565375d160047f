package dev.loyalty.checkout;

import static dev.loyalty.Fixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.checkout.CheckoutDecision.Completed;
import dev.loyalty.checkout.ReturnDecision.Returned;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Member;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.reversal.WhatCameBack;
import dev.loyalty.tier.TierState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What comes back with an order: what it earned, and what the levels earned that it led to. */
class LevelBonusTest {

    private static final String EARNING = """
            rule "A point for every pound"
            when
                $order : Order( total > 0 )
            then
                earn.points( $order, policy.one ).per( policy.pound );
            end

            rule "Points for reaching a level"
            when
                $reached : Action( type == "level-reached" )
            then
                earn.points( $reached, policy.welcome );
            end
            """;

    private static Till till(String measure, String switches) {
        return new Till(Map.of(
                "policy.yaml", """
                id: acme
                title: Bonuses of levels
                zone: Europe/London
                currency: GBP
                accounts:
                  points: { unit: points }
                measures:
                  counted: { sum: %s }
                parameters:
                  one: { type: integer, value: 1 }
                  pound: { type: money, value: 1.00 }
                  welcome: { type: integer, value: 50 }
                tiers:
                  levels: { silver: { threshold: 100 }, gold: { threshold: 300 } }
                  kept: 12 months
                """.formatted(measure) + switches.indent(2), "earning.drl", EARNING, "tiers.drl", """
                rule "Levels"
                when
                    Level( $level : name, $threshold : threshold )
                then
                    tier.level( $level ).needs( "counted", $threshold );
                end
                """));
    }

    private static Till bySpending(String switches) {
        return till("amount, of: order", switches);
    }

    @Test
    @DisplayName("EC-T4: by default, what a level earned stays when a return undoes it")
    void keepsWhatTheLevelEarned() {
        Till till = bySpending("returns: recheck");
        Completed first = till.buy("o1", "120.00");
        Returned returned = till.giveBack(first.earning(), first.levelEarnings().get(0));
        assertThat(returned.tier().level()).isNull();
        assertThat(returned.levelReversals()).isEmpty();
        assertThat(till.points()).isEqualTo(50);
    }

    @Test
    @DisplayName("EC-T4: by switch it is taken back, as a reversal of its own that names the level")
    void takesBackWhatTheLevelEarned() {
        Till till = bySpending("returns: recheck\nbonuses: take-back");
        Completed first = till.buy("o1", "120.00");
        Returned returned = till.giveBack(first.earning(), first.levelEarnings().get(0));
        assertThat(returned.reversal().reversed("points")).isEqualTo(120);
        assertThat(returned.levelReversals()).hasSize(1);
        ReversalDecision bonus = returned.levelReversals().get(0);
        assertThat(bonus.key().event()).isEqualTo("return-o1#level:silver");
        assertThat(bonus.activity()).isEqualTo("o1#level:silver");
        assertThat(bonus.reversed("points")).isEqualTo(50);
        assertThat(bonus.explanation().text()).contains("Points for reaching a level");
        assertThat(till.points()).isZero();
    }

    @Test
    @DisplayName("EC-T4: nothing of it comes back while the level is kept")
    void keepsTheBonusWithTheLevel() {
        Till till = bySpending("returns: recheck\nbonuses: take-back");
        Completed first = till.buy("o1", "120.00");
        Completed second = till.buy("o2", "150.00");
        Returned returned =
                till.giveBack(second.earning(), first.levelEarnings().get(0));
        assertThat(returned.tier().level()).isEqualTo("silver");
        assertThat(returned.levelReversals()).isEmpty();
        assertThat(till.points()).isEqualTo(120 + 50);
    }

    @Test
    @DisplayName("EC-T4: the bonus that is taken back can be what kept the next level")
    void looksAgainWhereTheBonusCounted() {
        Till till = till("awarded, account: points", "returns: recheck\nbonuses: take-back");
        Completed first = till.buy("o1", "30.00");
        Completed second = till.buy("o2", "230.00");
        assertThat(second.tier().level()).as("260, and 50 for silver").isEqualTo("gold");
        List<EarningDecision> bonuses = second.levelEarnings();
        assertThat(bonuses).hasSize(2);
        Completed third = till.buy("o3", "1.00");

        Returned returned = till.giveBack(second.earning(), bonuses.get(0), bonuses.get(1));

        assertThat(returned.levelReversals())
                .extracting(reversal -> reversal.key().event())
                .containsExactly("return-o2#level:gold", "return-o2#level:silver");
        assertThat(returned.tier().level()).isNull();
        assertThat(till.points()).isEqualTo(first.awarded("points") + third.awarded("points"));
    }

    @Test
    @DisplayName("EC-T4: a return costs no more levels than the policy says, and no more bonuses")
    void takesBackNoMoreThanTheLevelsThatWereLost() {
        Till till = bySpending("returns: at most 1 level\nbonuses: take-back");
        Completed first = till.buy("o1", "320.00");
        List<EarningDecision> bonuses = first.levelEarnings();
        Returned returned = till.giveBack(first.earning(), bonuses.get(0), bonuses.get(1));
        assertThat(returned.tier().level()).isEqualTo("silver");
        assertThat(returned.levelReversals())
                .extracting(ReversalDecision::activity)
                .containsExactly("o1#level:gold");
        assertThat(till.points()).isEqualTo(50);
    }

    @Test
    void isDeclinedIfTheReceiptIsNotFound() {
        ReversalRequest unknown = new ReversalRequest(
                "r1", NOON, List.of(), List.of(), new WhatCameBack.Everything(), LedgerSnapshot.empty("m1"));
        assertThat(bySpending("")
                        .loyalty()
                        .giveBack(
                                "acme",
                                new ReturnRequest(
                                        unknown,
                                        Member.of("m1"),
                                        TierState.none("m1"),
                                        CheckoutPast.none(),
                                        List.of())))
                .isInstanceOf(ReturnDecision.Declined.class);
    }

    @Test
    void refusesAReceiptThatIsNotOfALevel() {
        Till till = bySpending("returns: recheck");
        Completed first = till.buy("o1", "120.00");
        assertThatThrownBy(() -> till.giveBack(first.earning(), first.earning()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the receipt of o1 is not of a level")
                .hasMessageContaining("Maybe Completed.levelEarnings()");
    }
}
