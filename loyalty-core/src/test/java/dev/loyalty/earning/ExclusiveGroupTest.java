package dev.loyalty.earning;

import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.earning.Texts.PER_ORDER;
import static dev.loyalty.earning.Texts.forLines;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.granted;
import static dev.loyalty.earning.Texts.rule;
import static dev.loyalty.earning.Texts.settled;
import static dev.loyalty.earning.Texts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.model.Fraction;
import dev.loyalty.policy.PolicyFailedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExclusiveGroupTest {

    private static final String BASE =
            with(with(with("ten", "integer", "10"), "twenty", "integer", "20"), "one", "integer", "1");
    private static final String LIMITS = """
            limits:
              once: { per: member, period: ever, at-most: 1 time }
              five: { per: member, period: ever, at-most: 5 points }
              whole: { per: member, period: ever, at-most: 5 points, overflow: refuse }
            """;

    private static String group(String choice) {
        return BASE + "groups:\n  promo: { choose: " + choice + " }\n";
    }

    private static String points(String parameter, String more) {
        return "earn.points( $order, policy." + parameter + " ).inGroup( \"promo\" )" + more;
    }

    private static String linePoints(String parameter, String more) {
        return "earn.points( $line, policy." + parameter + " ).inGroup( \"promo\" )" + more;
    }

    @ParameterizedTest
    @CsvSource({
        "best, Twenty",
        "priority, Ten",
        "'first, order: [\"Ten\", \"Twenty\"]', Ten",
        "'first, order: [\"Twenty\"]', Twenty"
    })
    void choosesOne(String choice, String winner) {
        Loyalty loyalty = loyalty(
                group(choice),
                forOrder("Ten", points("ten", ".priority( policy.one )")),
                forOrder("Twenty", points("twenty", "")));

        EarningDecision decision = Fixture.earn(loyalty, order("o1", "1.00"));

        String loser = winner.equals("Ten") ? "Twenty" : "Ten";
        assertThat(settled(decision, winner).fate()).isEqualTo(Fate.GRANTED);
        assertThat(settled(decision, loser).fate()).isEqualTo(Fate.OUTDONE);
        assertThat(settled(decision, loser).because()).isEqualTo("promo");
        assertThat(decision.awarded("points")).isEqualTo(winner.equals("Ten") ? 10 : 20);
    }

    @Test
    void grantsAllOfAGroupOfAll() {
        Loyalty loyalty = loyalty(
                group("all").replace("points: { unit: points }", "points: { unit: points }\n  gift: { unit: money }"),
                forOrder("Ten", points("ten", "")),
                forOrder("Twenty", points("twenty", "")),
                forOrder("Money", "earn.credit( $order, policy.one ).inGroup( \"promo\" )"));

        EarningDecision decision = Fixture.earn(loyalty, order("o1", "1.00"));

        assertThat(decision.awarded("points")).isEqualTo(30);
        assertThat(decision.awarded("gift")).isEqualTo(100);
    }

    @Test
    void letsEachLineChooseForItself() {
        Loyalty loyalty = loyalty(
                group("best"),
                forLines("Flat", linePoints("ten", "")),
                forLines("By price", linePoints("one", ".per( policy.pound )")));

        EarningDecision decision = Fixture.earn(loyalty, order("o1", "5.00", "15.00", "10.00"));

        assertThat(settled(decision, "Flat", "1").granted()).isEqualTo(10);
        assertThat(settled(decision, "By price", "2").granted()).isEqualTo(15);
        assertThat(settled(decision, "By price", "3").granted())
                .as("ties fall by name")
                .isEqualTo(10);
        assertThat(settled(decision, "Flat", "3").fate()).isEqualTo(Fate.OUTDONE);
    }

    @Test
    void choosesOnceWhereOneProposalIsForTheOrder() {
        Loyalty loyalty = loyalty(
                group("best"),
                forLines("Per line", linePoints("ten", "")),
                forOrder("Per order", points("twenty", "")));

        assertThat(Fixture.earn(loyalty, order("o1", "1.00")).awarded("points")).isEqualTo(20);
        assertThat(Fixture.earn(loyalty, order("o1", "1.00", "1.00", "1.00")).awarded("points"))
                .isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({"best", "priority", "'first, order: [\"Once\", \"Other\"]'"})
    @DisplayName("EC-C7: an exhausted candidate gives way to the next, and both are reported")
    void givesWayWhenExhausted(String choice) {
        Texts.Account account = new Texts.Account(loyalty(
                group(choice) + LIMITS,
                forOrder("Once", points("twenty", ".limitedBy( \"once\" ).priority( policy.one )")),
                forOrder("Other", points("ten", ""))));

        assertThat(account.earn(order("o1", "1.00")).awarded("points")).isEqualTo(20);
        EarningDecision second = account.earn(order("o2", "1.00"));

        assertThat(second.awarded("points")).isEqualTo(10);
        assertThat(settled(second, "Once").fate()).isEqualTo(Fate.EXHAUSTED);
        assertThat(settled(second, "Once").because()).isEqualTo("once");
        assertThat(settled(second, "Other").fate()).isEqualTo(Fate.GRANTED);
    }

    @ParameterizedTest
    @CsvSource({"best", "priority", "'first, order: [\"Once\", \"Other\"]'"})
    @DisplayName("EC-C7: a candidate that runs out within the order gives way on the other lines")
    void givesWayWhenUsedUpByAnEarlierLine(String choice) {
        EarningDecision decision = Fixture.earn(
                loyalty(
                        group(choice) + LIMITS,
                        forLines("Once", linePoints("twenty", ".limitedBy( \"once\" ).priority( policy.one )")),
                        forLines("Other", linePoints("ten", ""))),
                order("o1", "1.00", "1.00", "1.00"));

        assertThat(settled(decision, "Once", "1").granted()).isEqualTo(20);
        assertThat(settled(decision, "Once", "2").fate()).isEqualTo(Fate.REFUSED);
        assertThat(settled(decision, "Other", "1").fate()).isEqualTo(Fate.OUTDONE);
        assertThat(settled(decision, "Other", "2").granted()).isEqualTo(10);
        assertThat(settled(decision, "Other", "3").granted()).isEqualTo(10);
        assertThat(decision.awarded("points")).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({"best", "priority", "'first, order: [\"Too large\", \"Other\"]'"})
    @DisplayName("EC-C7: a candidate that its limit refuses gives way")
    void givesWayWhenRefused(String choice) {
        EarningDecision decision = Fixture.earn(
                loyalty(
                        group(choice) + LIMITS,
                        forOrder("Too large", points("twenty", ".limitedBy( \"whole\" ).priority( policy.one )")),
                        forOrder("Other", points("ten", ""))),
                order("o1", "1.00"));

        assertThat(decision.awarded("points")).isEqualTo(10);
        assertThat(settled(decision, "Too large").granted()).isZero();
        assertThat(settled(decision, "Other").fate()).isEqualTo(Fate.GRANTED);
    }

    @Test
    void comparesWhatWouldBeGrantedWithinLimits() {
        EarningDecision decision = Fixture.earn(
                loyalty(
                        group("best") + LIMITS,
                        forOrder("Cut to five", points("twenty", ".limitedBy( \"five\" )")),
                        forOrder("Other", points("ten", ""))),
                order("o1", "1.00"));

        assertThat(granted(decision, "Other")).isEqualTo(10);
        assertThat(settled(decision, "Cut to five").fate()).isEqualTo(Fate.OUTDONE);
    }

    @Test
    void comparesAmountsAsTheyWouldBeRounded() {
        EarningDecision decision = Fixture.earn(
                loyalty(
                        group("best") + "switches: { rounding-place: line }\n",
                        forLines("Per line", linePoints("one", ".per( policy.pound )")),
                        forOrder("Flat", points("ten", ""))),
                order("o1", "3.90", "3.90", "3.90"));

        // 11.70 on the lines, but 9 after rounding each of them.
        assertThat(granted(decision, "Flat")).isEqualTo(10);
    }

    @Test
    void comparesAmountsWithWhatMultipliersAdd() {
        EarningDecision decision = Fixture.earn(
                loyalty(
                        with(group("best"), "factor", "decimal", "3"),
                        forOrder("Rate", points("one", ".per( policy.pound )")),
                        forOrder("Flat", points("ten", "")),
                        forOrder("Triple", "earn.multiply( $order, policy.factor )")),
                order("o1", "4.00"));

        assertThat(decision.awarded("points")).isEqualTo(12);
        assertThat(settled(decision, "Flat").fate()).isEqualTo(Fate.OUTDONE);
    }

    @Test
    void choosesTheMultiplierThatAddsMostNotTheOneOfTheHighestFactor() {
        String multiply = "earn.multiply( %s, policy.%s ).inGroup( \"promo\" )";
        EarningDecision decision = Fixture.earn(
                loyalty(
                        with(with(group("best"), "three", "integer", "3"), "two", "integer", "2"),
                        forOrder("Base", PER_ORDER),
                        rule("Triple B", "$line : Line( sku == \"B\" )", multiply.formatted("$line", "three")),
                        forOrder("Double all", multiply.formatted("$order", "two"))),
                order("o1", "100.00", "10.00"));

        assertThat(granted(decision, "Double all")).isEqualTo(110);
        assertThat(settled(decision, "Triple B").fate()).isEqualTo(Fate.OUTDONE);
        assertThat(settled(decision, "Triple B").asked())
                .as("what it would have added")
                .isEqualTo(Fraction.of(20));
    }

    @Test
    void refusesToCompareAmountsWithMultipliers() {
        Loyalty loyalty = loyalty(
                Texts.with(group("best"), "name", "text", "promo"),
                forOrder("Flat", points("ten", "")),
                forOrder("Double", "earn.multiply( $order, policy.ten ).inGroup( policy.name )"));

        assertThatThrownBy(() -> Fixture.earn(loyalty, order("o1", "1.00")))
                .isInstanceOf(PolicyFailedException.class)
                .hasMessageContaining("promo")
                .hasMessageContaining("Flat")
                .hasMessageContaining("Double");
    }

    @Test
    @DisplayName("EC-K9: ties fall by priority, then by rule name")
    void breaksTiesByPriorityThenName() {
        EarningDecision byName = Fixture.earn(
                loyalty(group("best"), forOrder("Zebra", points("ten", "")), forOrder("Ant", points("ten", ""))),
                order("o1", "1.00"));
        EarningDecision byPriority = Fixture.earn(
                loyalty(
                        group("best"),
                        forOrder("Zebra", points("ten", ".priority( policy.one )")),
                        forOrder("Ant", points("ten", ""))),
                order("o1", "1.00"));

        assertThat(granted(byName, "Ant")).isEqualTo(10);
        assertThat(granted(byPriority, "Zebra")).isEqualTo(10);
    }
}
