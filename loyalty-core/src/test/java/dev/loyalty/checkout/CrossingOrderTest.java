package dev.loyalty.checkout;

import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.gbp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.loyalty.checkout.CheckoutDecision.Completed;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.Fate;
import dev.loyalty.earning.LevelPortion;
import dev.loyalty.earning.SettledProposal;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.Share;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An order that leads to a higher level and is split: up to the line by the old level, from there on by the new one. */
class CrossingOrderTest {

    static final String DEFINITION = """
            id: acme
            title: Split where the line is crossed
            zone: Europe/London
            currency: GBP
            accounts:
              points: { unit: points }
            measures:
              spent: { sum: amount, of: order }
              orders: { count: order }
            limits:
              once: { per: member, period: ever, at-most: 1 time }
              daily: { per: member, period: day, at-most: 250 points }
            groups:
              offers: { choose: best }
            parameters:
              one: { type: integer, value: 1 }
              two: { type: integer, value: 2 }
              pound: { type: money, value: 1.00 }
              steps: { type: money, value: 7.00 }
              silver: { type: money, value: 100.00 }
              gold: { type: money, value: 300.00 }
            tiers:
              benefits: { factor: decimal, bonus: integer }
              levels:
                gold: { threshold: policy.gold, benefits: { factor: 3, bonus: 30 } }
                silver: { threshold: policy.silver, benefits: { factor: 2, bonus: 20 } }
              crossing-order: split
            """;

    static final String BASE = """
            rule "A point for every pound"
            when
                $order : Order( total > 0 )
            then
                earn.points( $order, policy.one ).per( policy.pound );
            end
            """;

    static final String FACTOR = """
            rule "The factor of the level"
            when
                $order : Order()
                Level( held, $factor : factor )
            then
                earn.multiply( $order, $factor );
            end
            """;

    static final String BY_SPENDING = """
            rule "Levels by what was spent"
            when
                Level( $level : name, $threshold : threshold )
            then
                tier.level( $level ).needs( "spent", $threshold );
            end
            """;

    static Till till(String... earning) {
        return policy(DEFINITION, BY_SPENDING, earning);
    }

    static Till policy(String definition, String tiers, String... earning) {
        return new Till(
                Map.of("policy.yaml", definition, "earning.drl", String.join("\n", earning), "tiers.drl", tiers));
    }

    static Order order(String id, String... amounts) {
        Line[] lines = new Line[amounts.length];
        for (int i = 0; i < amounts.length; i++) {
            lines[i] = Line.of(String.valueOf(i + 1), "SKU" + i, gbp(amounts[i]));
        }
        return Order.of(id, NOON, List.of(lines));
    }

    private static List<LevelPortion> portions(Completed completed) {
        return Objects.requireNonNull(completed.earning().split()).portions();
    }

    private static LevelPortion from(String money, String level) {
        return new LevelPortion(level, Fraction.parse(money));
    }

    @Test
    @DisplayName("EC-T7: 4,900 + 200 where points lead to the level: 100 at the old one, 100 at double")
    void dividesAtTheThresholdOfPointsThatTheOrderEarns() {
        String definition = DEFINITION
                .replace("spent: { sum: amount, of: order }", "spent: { sum: awarded, account: points }")
                .replace("value: 300.00", "value: 5000.00")
                .replace("factor: 2", "factor: 1")
                .replace("factor: 3", "factor: 2");
        Till till = policy(definition, BY_SPENDING, BASE, FACTOR);
        till.buy("o1", "4900.00");
        Completed crossing = till.buy("o2", "200.00");
        assertThat(portions(crossing)).containsExactly(from("0", "silver"), from("100", "gold"));
        assertThat(crossing.earning().awarded("points")).isEqualTo(300);
        assertThat(crossing.tier().level()).isEqualTo("gold");
        assertThat(till.buy("o3", "10.00").earning().awarded("points")).isEqualTo(20);
    }

    @Test
    @DisplayName("EC-T7: an order that crosses two lines is split in three")
    void dividesAtEachThreshold() {
        Completed completed = till(BASE, FACTOR).buy("o1", "400.00");
        assertThat(portions(completed))
                .containsExactly(new LevelPortion(null, Fraction.ZERO), from("100", "silver"), from("300", "gold"));
        assertThat(completed.earning().awarded("points")).isEqualTo(100 + 200 * 2 + 100 * 3);
    }

    @Test
    @DisplayName("EC-T7: the line in which the threshold lies is divided, those before and after it are not")
    void dividesTheLineThatCrosses() {
        Completed completed = till(BASE, FACTOR).buy(order("o1", "60.00", "140.00", "50.00"));
        Award factor = completed.earning().awards().stream()
                .filter(award -> award.rule().equals("The factor of the level"))
                .findFirst()
                .orElseThrow();
        assertThat(factor.shares()).containsExactly(new Share("2", 100), new Share("3", 50));
        assertThat(completed.earning().awarded("points")).isEqualTo(100 + 150 * 2);
    }

    @Test
    @DisplayName("EC-T7: exactly the threshold is reached, but nothing of the order is left for it")
    void isWholeWhereTheLineIsReachedWithTheLastPenny() {
        Completed completed = till(BASE, FACTOR).buy("o1", "100.00");
        assertThat(completed.earning().split()).isNull();
        assertThat(completed.earning().awarded("points")).isEqualTo(100);
        assertThat(completed.tier().level()).isEqualTo("silver");
    }

    @Test
    void isWholeWhereTheOrderCrossesNothing() {
        Till till = till(BASE, FACTOR);
        assertThat(till.buy("o1", "99.00").earning().split()).isNull();
        till.buy("o2", "2.00");
        Completed third = till.buy("o3", "50.00");
        assertThat(third.earning().split()).isNull();
        assertThat(third.earning().awarded("points")).isEqualTo(100);
    }

    @Test
    @DisplayName("EC-T7: what is counted, not summed, is reached by the whole order, which earns at the old level")
    void isWholeWhereTheLevelNeedsACount() {
        String byOrders = BY_SPENDING.replace("\"spent\", $threshold", "\"orders\", policy.two");
        Till till = policy(DEFINITION, byOrders, BASE, FACTOR);
        till.buy("o1", "10.00");
        Completed second = till.buy("o2", "100.00");
        assertThat(second.tier().level()).isEqualTo("gold");
        assertThat(second.earning().split()).isNull();
        assertThat(second.earning().awarded("points")).isEqualTo(100);
    }

    @Test
    @DisplayName("EC-T7: where a level needs two things, it begins with the later one")
    void beginsWhereTheLastOfAllNeedsIsMet() {
        String both = BY_SPENDING.replace(
                ".needs( \"spent\", $threshold )", ".needs( \"spent\", $threshold ).needs( \"earned\", policy.gold )");
        String definition = DEFINITION.replace("measures:", "measures:\n  earned: { sum: awarded, account: points }");
        Completed completed = policy(definition, both, BASE).buy("o1", "400.00");
        assertThat(portions(completed)).containsExactly(new LevelPortion(null, Fraction.ZERO), from("300", "gold"));
    }

    @Test
    @DisplayName("EC-T7: a fixed amount goes by the level at which its order or line begins")
    void givesFixedAmountsByTheLevelOfTheBeginning() {
        String forOrder = """
                rule "Bonus of the level"
                when
                    $order : Order()
                    Level( held, $bonus : bonus )
                then
                    earn.points( $order, $bonus );
                end
                """;
        String forLines = """
                rule "Bonus of the level for each line"
                when
                    $line : Line( earning )
                    Level( held, $bonus : bonus )
                then
                    earn.points( $line, $bonus );
                end
                """;
        Till till = till(forOrder, forLines);
        EarningDecision first = till.buy(order("o1", "60.00", "60.00", "60.00")).earning();
        assertThat(first.awards()).hasSize(1);
        assertThat(first.awards().get(0).line()).isEqualTo("3");
        assertThat(first.awarded("points")).isEqualTo(20);
        assertThat(first.proposals())
                .filteredOn(proposal -> proposal.fate() == Fate.UNMET)
                .extracting(SettledProposal::rule, SettledProposal::line)
                .contains(tuple("Bonus of the level", null));
        assertThat(till.buy("o2", "200.00").earning().awarded("points")).isEqualTo(20 + 20);
    }

    @Test
    @DisplayName(
            "EC-T7: what goes by complete steps is counted for the whole, rounded once, and the portions sum to it")
    void roundsOnce() {
        String steps = BASE.replace(".per( policy.pound )", ".perFull( policy.steps )");
        EarningDecision decision = till(steps).buy("o1", "250.00").earning();
        assertThat(decision.awarded("points")).isEqualTo(35);
        assertThat(decision.awards()).hasSize(1);
        assertThat(decision.proposals())
                .extracting(SettledProposal::basis)
                .containsExactly(Fraction.parse("100"), Fraction.parse("150"));
        assertThat(decision.proposals().stream().map(SettledProposal::asked).reduce(Fraction.ZERO, Fraction::plus))
                .isEqualTo(Fraction.of(35));
    }

    @Test
    @DisplayName("EC-T7: a limit of times counts both portions once")
    void countsTimesOnce() {
        String once = BASE.replace("policy.pound )", "policy.pound ).limitedBy( \"once\" )");
        Till till = till(once);
        Completed first = till.buy("o1", "200.00");
        assertThat(portions(first)).hasSize(2);
        assertThat(first.earning().awarded("points")).isEqualTo(200);
        assertThat(first.ledger().used().values()).containsExactly(1L);
        assertThat(till.buy("o2", "200.00").earning().awarded("points")).isZero();
    }

    @Test
    @DisplayName("EC-T7: a limit of points cuts both portions together")
    void limitsBothPortionsTogether() {
        String limited = BASE.replace("policy.pound )", "policy.pound ).limitedBy( \"daily\" )");
        assertThat(till(limited, FACTOR).buy("o1", "200.00").earning().awarded("points"))
                .isEqualTo(250);
        String whole = DEFINITION.replace("at-most: 250 points", "at-most: 250 points, overflow: refuse");
        assertThat(policy(whole, BY_SPENDING, limited, FACTOR)
                        .buy("o1", "200.00")
                        .earning()
                        .awarded("points"))
                .isZero();
    }

    @Test
    @DisplayName("EC-T7: groups choose within each portion")
    void choosesWithinAPortion() {
        String plain = """
                rule "Twice for all"
                when
                    $order : Order()
                then
                    earn.points( $order, policy.two ).per( policy.pound ).inGroup( "offers" );
                end
                """;
        String level = """
                rule "The factor of the level a pound"
                when
                    $order : Order()
                    Level( held, $factor : factor )
                then
                    earn.points( $order, $factor ).per( policy.pound ).inGroup( "offers" ).priority( policy.one );
                end
                """;
        EarningDecision decision = till(plain, level).buy("o1", "400.00").earning();
        assertThat(decision.awarded("points")).isEqualTo(100 * 2 + 200 * 2 + 100 * 3);
        assertThat(decision.proposals())
                .filteredOn(proposal -> proposal.fate() == Fate.OUTDONE)
                .extracting(SettledProposal::rule, SettledProposal::portion)
                .containsExactly(tuple("Twice for all", 2), tuple("Twice for all", 3));
    }

    @Test
    @DisplayName("EC-T7: the explanation names both portions, and its steps sum to what was awarded")
    void explainsThePortions() {
        EarningDecision decision = till(BASE, FACTOR).buy("o1", "200.00").earning();
        assertThat(decision.explanation().text())
                .contains("without a level, up to 100.00: 1 per 1.00 of 100.00")
                .contains("as silver, from 100.00 on: 1 per 1.00 of 100.00")
                .contains("as silver, from 100.00 on: times 2")
                .contains("the order leads to level silver after 100.00 of what counts")
                .contains("= points                                                           300");
    }
}
