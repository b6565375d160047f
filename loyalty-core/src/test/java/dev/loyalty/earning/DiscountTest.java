package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.earn;
import static dev.loyalty.Fixture.faults;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.earning.Texts.granted;
import static dev.loyalty.earning.Texts.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Order;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.definition.Switches;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscountTest {

    private static final String BAGS =
            rule("Bags", "$line : Line( isIn( \"bags\" ) )", "earn.points( $line, policy.points ).per( policy.pound )");

    private static Line bags(String id, String total) {
        return Line.builder(id, "BAG", gbp(total)).category("bags").build();
    }

    private static Line of(String id, LineKind kind, String total) {
        return Line.builder(id, "sku-" + id, gbp(total)).kind(kind).build();
    }

    private static Order order(Line... lines) {
        return Order.of("o1", NOON, List.of(lines));
    }

    private static String discounts(String choice) {
        return DEFINITION + "switches: { discounts: " + choice + " }\n";
    }

    @ParameterizedTest
    @CsvSource({"shared, 90, 180", "order, 100, 180", "ignored, 100, 200"})
    @DisplayName("EC-B6: a discount of ten per cent lowers a category of 100 in 200, or only the order, or nothing")
    void lowersLinesOrTheOrderAsThePolicySays(String choice, long bags, long all) {
        EarningDecision decision = earn(
                loyalty(discounts(choice), ONE_PER_POUND, BAGS),
                order(
                        bags("1", "100.00"),
                        of("2", LineKind.MERCHANDISE, "100.00"),
                        of("3", LineKind.DISCOUNT, "-20.00")));

        assertThat(granted(decision, "Bags")).isEqualTo(bags);
        assertThat(granted(decision, "One point per pound")).isEqualTo(all);
    }

    @Test
    @DisplayName("EC-B6: left to itself, points are for what was paid")
    void sharesUnlessToldOtherwise() {
        EarningDecision decision = earn(
                loyalty(DEFINITION, ONE_PER_POUND, BAGS),
                order(bags("1", "100.00"), of("2", LineKind.DISCOUNT, "-10.00")));

        assertThat(granted(decision, "Bags")).isEqualTo(90);
        assertThat(granted(decision, "One point per pound")).isEqualTo(90);
        assertThat(decision.warnings()).isEmpty();
        assertThat(decision.counted()).containsOnlyKeys("1").containsEntry("1", gbp("90.00"));
    }

    @Test
    void saysThatADiscountWasIgnored() {
        EarningDecision decision = earn(
                loyalty(discounts("ignored"), ONE_PER_POUND),
                order(bags("1", "100.00"), of("2", LineKind.DISCOUNT, "-10.00")));

        assertThat(decision.warnings()).containsExactly("lines of kind discount do not lower what counts");
    }

    @Test
    @DisplayName("EC-B6: a discount on the order is for shipping too; one on a line is for that line")
    void sharesOverLinesThatDoNotEarnToo() {
        var loyalty = loyalty(DEFINITION, ONE_PER_POUND);
        Line shipping = of("2", LineKind.SHIPPING, "20.00");

        assertThat(earn(loyalty, order(bags("1", "80.00"), shipping, of("3", LineKind.DISCOUNT, "-10.00")))
                        .awarded("points"))
                .isEqualTo(72);
        assertThat(earn(
                                loyalty,
                                order(
                                        Line.builder("1", "BAG", gbp("80.00"))
                                                .discount(gbp("10.00"))
                                                .build(),
                                        shipping))
                        .awarded("points"))
                .isEqualTo(70);
    }

    @Test
    @DisplayName("EC-R7: a discount of 10.00 on three equal lines takes 3.34, 3.33 and 3.33")
    void sharesToThePenny() {
        EarningDecision decision = earn(
                loyalty(DEFINITION, ONE_PER_POUND),
                order(
                        bags("1", "10.00"),
                        bags("2", "10.00"),
                        bags("3", "10.00"),
                        of("4", LineKind.DISCOUNT, "-10.00")));

        assertThat(decision.counted().values()).containsExactlyInAnyOrder(gbp("6.67"), gbp("6.67"), gbp("6.66"));
        assertThat(decision.awarded("points")).isEqualTo(20);
    }

    @Test
    @DisplayName("EC-B9: a unit that comes back in exchange lowers the items, not shipping")
    void takesCorrectionsOffTheItems() {
        EarningDecision decision = earn(
                loyalty(DEFINITION, ONE_PER_POUND, BAGS),
                order(
                        bags("1", "30.00"),
                        Line.builder("2", "BAG", gbp("-20.00")).quantity(-1).build(),
                        of("3", LineKind.SHIPPING, "10.00")));

        assertThat(granted(decision, "One point per pound")).isEqualTo(10);
        assertThat(granted(decision, "Bags")).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared", "order"})
    @DisplayName("EC-B9: discounts never take more than there is")
    void neverGoesBelowZero(String choice) {
        var loyalty = loyalty(discounts(choice), ONE_PER_POUND, BAGS);

        assertThat(earn(loyalty, order(bags("1", "6.00"), of("2", LineKind.DISCOUNT, "-9.00")))
                        .awards())
                .isEmpty();
        assertThat(earn(loyalty, order(of("2", LineKind.DISCOUNT, "-20.00"))).awards())
                .isEmpty();
    }

    @Test
    @DisplayName("EC-B5: a discount can not be made a kind that earns")
    void refusesDiscountsAmongTheKindsThatEarn() {
        assertThat(faults(DEFINITION + "switches: { earning-kinds: [merchandise, discount] }\n", ONE_PER_POUND))
                .extracting(Diagnostic::toString)
                .containsExactly("policy.yaml:10:42 error unknown-value: an entry of earning-kinds of switches is"
                        + " \"discount\", never what earns. Maybe delete it? What discounts lower is the switch"
                        + " \"discounts\".");
        assertThatThrownBy(() ->
                        Switches.builder().earningKinds(List.of("discount")).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe");
    }
}
