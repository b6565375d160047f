package dev.loyalty.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.internal.json.CanonicalJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureValuesTest {

    private static final MeasureValues VALUES = MeasureValues.none()
            .with("spent", new BigDecimal("1250.50"))
            .with("last", LocalDate.of(2026, 2, 28))
            .with("orders", 12);

    @Test
    void areSortedByNameAndComparedByValue() {
        assertThat(VALUES.values().keySet()).containsExactly("last", "orders", "spent");
        assertThat(VALUES)
                .isEqualTo(MeasureValues.of(
                        Map.of("orders", 12L, "spent", new BigDecimal("1250.5"), "last", LocalDate.of(2026, 2, 28))))
                .hasSameHashCodeAs(VALUES.with("spent", new BigDecimal("1250.500")));
        assertThat(MeasureValues.none().with("big", new BigDecimal("1E+3")).decimal("big"))
                .isEqualTo(new BigDecimal("1000"));
        assertThatThrownBy(() -> VALUES.values().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void haveTypes() {
        assertThat(VALUES.decimal("spent")).isEqualTo("1250.5");
        assertThat(VALUES.whole("orders")).isEqualTo(12);
        assertThat(VALUES.date("last")).isEqualTo("2026-02-28");
        assertThat(VALUES.date("first")).isNull();
        assertThatThrownBy(() -> VALUES.decimal("orders"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("measure \"orders\" has the value 12, a Long, not a BigDecimal");
        assertThatThrownBy(() -> VALUES.whole("order"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no value of measure \"order\"; there are [last, orders, spent].");
        assertThatThrownBy(() -> VALUES.with("rate", 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("Maybe new BigDecimal(\"0.1\")?");
    }

    @Test
    void surviveJson() throws Exception {
        String json = CanonicalJson.write(VALUES);

        assertThat(json)
                .isEqualTo("{\"last\":{\"date\":\"2026-02-28\"},\"orders\":{\"whole\":\"12\"},"
                        + "\"spent\":{\"number\":\"1250.5\"}}");
        assertThat(CanonicalJson.read(json, MeasureValues.class)).isEqualTo(VALUES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":3}", "{\"a\":{\"whole\":\"3.0\"}}", "{\"a\":{}}", "{\"a\":{\"date\":\"3\"}}"})
    void refuseJsonOfOtherForms(String json) {
        assertThatThrownBy(() -> CanonicalJson.read(json, MeasureValues.class))
                .isInstanceOf(com.fasterxml.jackson.core.JsonProcessingException.class);
    }

    @Test
    void fitAPolicyWhenEveryNumberIsThere() {
        VALUES.requireFit(List.of(Shop.SPENT, Shop.ORDERS, Shop.LAST));
        VALUES.requireFit(List.of(Shop.SPENT, Shop.ORDERS, Shop.LAST, Shop.FIRST));
        assertThatThrownBy(() -> VALUES.requireFit(List.of(Shop.SPENT, Shop.ORDERS, Shop.LAST, Shop.EARNED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no value of measure \"earned\"");
        assertThatThrownBy(() -> VALUES.requireFit(List.of(Shop.SPENT, Shop.ORDERS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[last] are not declared");
        assertThatThrownBy(() ->
                        MeasureValues.of(new TreeMap<>(Map.of("spent", 3))).requireFit(List.of(Shop.SPENT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a Long, not a BigDecimal");
    }
}
