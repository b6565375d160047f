package dev.loyalty.measure;

import static dev.loyalty.measure.Shop.EARNED;
import static dev.loyalty.measure.Shop.LAST;
import static dev.loyalty.measure.Shop.ORDERS;
import static dev.loyalty.measure.Shop.SPENT;
import static dev.loyalty.measure.Shop.UNITS;
import static dev.loyalty.measure.Shop.buy;
import static dev.loyalty.measure.Shop.giveBack;
import static dev.loyalty.measure.Shop.giveBackAll;
import static dev.loyalty.measure.Shop.history;
import static dev.loyalty.measure.Shop.line;
import static dev.loyalty.measure.Shop.time;
import static dev.loyalty.measure.Shop.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.policy.definition.Aggregate;
import dev.loyalty.policy.definition.DistinctField;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.reversal.ReversalDecision;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MeasureReturnsTest {

    private static final String LATER = "2026-12-31T12:00:00Z";

    @Test
    @DisplayName("EC-T3: only the part that came back leaves, to the last penny")
    void onlyThePartThatCameBackLeaves() {
        EarningDecision order = buy(
                "o1",
                "2026-01-10T12:00:00Z",
                line("1", "A", "100.00").quantity(3).build());
        ReversalDecision first = giveBack("r1", "2026-01-11T12:00:00Z", order, List.of(), Map.of("1", "1"));
        ReversalDecision second = giveBack("r2", "2026-01-12T12:00:00Z", order, List.of(first), Map.of("1", "1"));
        ReversalDecision third =
                giveBack("r3", "2026-01-13T12:00:00Z", order, List.of(first, second), Map.of("1", "1"));
        MemberHistory history = history().plus(List.of(third, order, first, second));

        assertThat(values(history, "2026-01-11T12:00:00Z", SPENT, UNITS, EARNED, ORDERS))
                .isEqualTo(expected("66.67", "2", 67, 1));
        assertThat(values(history, "2026-01-12T12:00:00Z", SPENT, UNITS, EARNED, ORDERS))
                .isEqualTo(expected("33.34", "1", 34, 1));
        assertThat(values(history, "2026-01-13T12:00:00Z", SPENT, UNITS, EARNED, ORDERS))
                .isEqualTo(expected("0", "0", 0, 0));
    }

    @Test
    @DisplayName("EC-T3: an order counts as long as an item is kept")
    void anOrderCountsAsLongAsAnItemIsKept() {
        Measure categories = Measure.of("categories", new Aggregate.Distinct(DistinctField.CATEGORY));
        EarningDecision order = buy(
                "o1",
                "2026-01-10T12:00:00Z",
                line("1", "A", "60.00").category("bags").build(),
                line("2", "B", "40.00").category("tents").build());
        ReversalDecision bag = giveBack("r1", "2026-01-11T12:00:00Z", order, List.of(), Map.of("1", "1"));
        ReversalDecision rest = giveBackAll("r2", "2026-01-12T12:00:00Z", order, List.of(bag));
        MemberHistory history = history().plus(List.of(order, bag));

        assertThat(values(history, LATER, SPENT, ORDERS, categories).values())
                .containsEntry("spent", new BigDecimal("40"))
                .containsEntry("orders", 1L)
                .containsEntry("categories", 1L);
        assertThat(values(history.plus(rest), LATER, ORDERS, categories, LAST))
                .isEqualTo(MeasureValues.none().with("orders", 0).with("categories", 0));
    }

    @Test
    void quantitiesAreDecimal() {
        EarningDecision cloth = buy(
                "o1",
                "2026-01-10T12:00:00Z",
                line("1", "CLOTH", "10.00").quantity(new BigDecimal("2.5")).build());
        ReversalDecision piece = giveBack("r1", "2026-01-11T12:00:00Z", cloth, List.of(), Map.of("1", "0.75"));

        assertThat(values(history().plus(List.of(cloth, piece)), LATER, SPENT, UNITS))
                .isEqualTo(MeasureValues.none()
                        .with("spent", new BigDecimal("7.00"))
                        .with("units", new BigDecimal("1.75")));
    }

    @Test
    void aReturnOfEverythingLeavesNothingOfAnOrderWithAReduction() {
        EarningDecision order = buy(
                "o1",
                "2026-01-10T12:00:00Z",
                line("1", "A", "60.00").build(),
                line("2", "REWARD", "-20.00").build());
        ReversalDecision item = giveBack("r1", "2026-01-11T12:00:00Z", order, List.of(), Map.of("1", "1"));

        assertThat(values(history().plus(List.of(order, item)), LATER, SPENT, UNITS, ORDERS))
                .isEqualTo(MeasureValues.none()
                        .with("spent", BigDecimal.ZERO)
                        .with("units", BigDecimal.ZERO)
                        .with("orders", 0));
    }

    @Test
    void aReturnOfAForgottenOrderChangesNothing() {
        EarningDecision order = buy("o1", "2026-01-10T12:00:00Z", "10.00");
        ReversalDecision back = giveBackAll("r1", "2026-03-11T12:00:00Z", order, List.of());
        MemberHistory forgotten = history().plus(order).forget(time("2026-02-01T00:00:00Z"));

        assertThat(values(forgotten.plus(back), LATER, SPENT, EARNED, ORDERS))
                .isEqualTo(values(history(), LATER, SPENT, EARNED, ORDERS));
        assertThat(history().plus(List.of(back, order)).forget(time("2026-02-01T00:00:00Z")))
                .isEqualTo(forgotten.plus(back));
        assertThat(forgotten.plus(back).forget(time("2026-04-01T00:00:00Z")).reversals())
                .isEmpty();
    }

    private static MeasureValues expected(String spent, String units, long earned, long orders) {
        return MeasureValues.none()
                .with("spent", new BigDecimal(spent))
                .with("units", new BigDecimal(units))
                .with("earned", earned)
                .with("orders", orders);
    }
}
