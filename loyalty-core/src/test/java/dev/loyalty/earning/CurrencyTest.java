package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.earn;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.model.Attributes;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrencyTest {

    private static Order order(String money) {
        return Order.of("o1", NOON, List.of(Line.of("1", "A", Money.parse(money))));
    }

    private static String definition(String currency, String step) {
        return DEFINITION.replace("GBP", currency).replace("1.00", step);
    }

    @ParameterizedTest
    @CsvSource({"JPY, 100, JPY 1000, 10", "BHD, 0.100, BHD 1.250, 12", "GBP, 0.10, GBP 1.25, 12"})
    @DisplayName("EC-M2: currencies with no, two and three decimal places earn by their own minor units")
    void knowsMinorUnits(String currency, String step, String total, long points) {
        assertThat(earn(loyalty(definition(currency, step), ONE_PER_POUND), order(total))
                        .awarded("points"))
                .isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"JPY, 100, JPY 1000, 10", "BHD, 1, BHD 1.250, 1250", "GBP, 1, GBP 1.25, 125"})
    @DisplayName("EC-M2: credit is counted in minor units of its currency")
    void creditsMinorUnits(String currency, String step, String total, long units) {
        var loyalty = loyalty(
                definition(currency, step).replace("{ unit: points }", "{ unit: money }"),
                Texts.forOrder("Credit", "earn.credit( $order, policy.points ).per( policy.pound )"));

        assertThat(earn(loyalty, order(total)).awarded("points")).isEqualTo(units);
    }

    @Test
    @DisplayName("EC-M5: an order in another currency is refused, never compared")
    void refusesAnotherCurrency() {
        assertThatThrownBy(() -> earn(loyalty(DEFINITION, ONE_PER_POUND), order("EUR 10.00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EUR")
                .hasMessageContaining("GBP")
                .hasMessageContaining("Maybe");
    }

    @Test
    @DisplayName("EC-M5: one order has one currency")
    void refusesMixedOrders() {
        assertThatThrownBy(() -> Order.of(
                        "o1",
                        NOON,
                        List.of(Line.of("1", "A", gbp("1.00")), Line.of("2", "B", Money.parse("EUR 1.00")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2");
    }

    @ParameterizedTest
    @CsvSource({"XXX", "XAU"})
    @DisplayName("EC-M6: codes without minor unit are no currency of an order")
    void refusesCodesWithoutMinorUnit(String code) {
        assertThatThrownBy(() -> new Order("o1", NOON, CurrencyUnit.of(code), List.of(), List.of(), Attributes.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(code)
                .hasMessageContaining("minor unit");
    }
}
