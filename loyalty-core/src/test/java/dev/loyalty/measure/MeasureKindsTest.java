package dev.loyalty.measure;

import static dev.loyalty.measure.Shop.EARNED;
import static dev.loyalty.measure.Shop.FIRST;
import static dev.loyalty.measure.Shop.LAST;
import static dev.loyalty.measure.Shop.ORDERS;
import static dev.loyalty.measure.Shop.SPENT;
import static dev.loyalty.measure.Shop.SPENT_ON_LINES;
import static dev.loyalty.measure.Shop.UNITS;
import static dev.loyalty.measure.Shop.action;
import static dev.loyalty.measure.Shop.buy;
import static dev.loyalty.measure.Shop.history;
import static dev.loyalty.measure.Shop.line;
import static dev.loyalty.measure.Shop.time;
import static dev.loyalty.measure.Shop.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Order;
import dev.loyalty.policy.definition.Aggregate;
import dev.loyalty.policy.definition.DistinctField;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.MeasureFilter;
import dev.loyalty.policy.definition.MeasureSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MeasureKindsTest {

    private static final String LATER = "2026-12-31T12:00:00Z";

    @Test
    void isZeroOrAbsentForAMemberOfWhomNothingIsKnown() {
        MeasureValues values = values(history(), LATER, SPENT, UNITS, ORDERS, EARNED, FIRST, LAST);

        assertThat(values)
                .isEqualTo(MeasureValues.none()
                        .with("spent", BigDecimal.ZERO)
                        .with("units", BigDecimal.ZERO)
                        .with("orders", 0)
                        .with("earned", 0));
        assertThat(values.date("last")).isNull();
    }

    @Test
    void sumsCountsAndDatesOrders() {
        MemberHistory history = history()
                .plus(buy("o1", "2026-01-10T12:00:00Z", "19.99"))
                .plus(buy(
                        "o2",
                        "2026-03-02T12:00:00Z",
                        line("1", "A", "60.00").quantity(3).build(),
                        line("2", "B", "0.51").build()));

        MeasureValues values = values(history, LATER, SPENT, SPENT_ON_LINES, UNITS, ORDERS, EARNED, FIRST, LAST);

        assertThat(values.decimal("spent")).isEqualTo(new BigDecimal("80.5"));
        assertThat(values.decimal("lines")).isEqualTo(new BigDecimal("80.5"));
        assertThat(values.decimal("units")).isEqualTo(new BigDecimal("5"));
        assertThat(values.whole("orders")).isEqualTo(2);
        assertThat(values.whole("earned")).isEqualTo(19 + 60);
        assertThat(values.date("first")).isEqualTo(LocalDate.of(2026, 1, 10));
        assertThat(values.date("last")).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void looksOnlyAtLinesThatTheFilterAccepts() {
        MemberHistory history = history()
                .plus(buy(
                        "o1",
                        "2026-01-10T12:00:00Z",
                        line("1", "TENT", "100.00").category("outdoor/tents").build(),
                        line("2", "BAG", "20.00").category("bags").quantity(2).build(),
                        line("3", "BAGGY", "7.00").category("bagsy").build(),
                        line("4", "X", "5.00").build()))
                .plus(buy(
                        "o2",
                        "2026-02-10T12:00:00Z",
                        line("1", "BAG", "10.00").category("bags").build()));

        assertThat(values(history, LATER, UNITS.where(MeasureFilter.ALL.categories("bags")))
                        .decimal("units"))
                .isEqualTo("3");
        assertThat(values(history, LATER, SPENT_ON_LINES.where(MeasureFilter.ALL.categories("bags", "outdoor")))
                        .decimal("lines"))
                .isEqualTo("130");
        assertThat(values(history, LATER, SPENT_ON_LINES.where(MeasureFilter.ALL.skus("X")))
                        .decimal("lines"))
                .isEqualTo("5");
        assertThat(values(history, LATER, ORDERS.where(MeasureFilter.ALL.categories("outdoor")))
                        .whole("orders"))
                .isEqualTo(1);
        assertThat(values(history, LATER, LAST.where(MeasureFilter.ALL.categories("outdoor")))
                        .date("last"))
                .isEqualTo(LocalDate.of(2026, 1, 10));
    }

    @Test
    void countsDifferentCategoriesAndProductsOfPaidLines() {
        Measure categories = Measure.of("categories", new Aggregate.Distinct(DistinctField.CATEGORY));
        Measure products = Measure.of("products", new Aggregate.Distinct(DistinctField.SKU));
        MemberHistory history = history()
                .plus(buy(
                        "o1",
                        "2026-01-10T12:00:00Z",
                        line("1", "A", "1.00").category("bags").build(),
                        line("2", "B", "1.00").category("bags").build(),
                        line("3", "A", "1.00").category("tents").build(),
                        line("4", "FREE", "0.00").category("gifts").build(),
                        line("5", "C", "1.00").build()));

        MeasureValues values = values(history, LATER, categories, products);

        assertThat(values.whole("categories")).isEqualTo(2);
        assertThat(values.whole("products")).isEqualTo(3);
    }

    @Test
    void countsActionsByTypeAndSubject() {
        MemberHistory history = history(
                action("a1", "2026-01-05T12:00:00Z", "video", "v1"),
                action("a2", "2026-01-06T12:00:00Z", "video", "v2"),
                action("a3", "2026-01-07T12:00:00Z", "video", "v1"),
                action("a4", "2026-01-08T12:00:00Z", "review", null));
        Measure actions = Measure.of("actions", new Aggregate.Count(MeasureSource.ACTION));
        Measure subjects = Measure.of("subjects", new Aggregate.Distinct(DistinctField.SUBJECT));
        Measure types = Measure.of("types", new Aggregate.Distinct(DistinctField.TYPE));
        Measure first = Measure.of("firstReview", new Aggregate.First(MeasureSource.ACTION))
                .where(MeasureFilter.ALL.types("review"));
        Measure videos =
                Measure.of("videos", new Aggregate.Count(MeasureSource.ACTION)).where(MeasureFilter.ALL.types("video"));
        Measure moments = Measure.of("moments", new Aggregate.Count(MeasureSource.MOMENT));

        MeasureValues values = values(history, LATER, actions, videos, subjects, types, first, moments, ORDERS);

        assertThat(values)
                .isEqualTo(MeasureValues.none()
                        .with("actions", 4)
                        .with("videos", 3)
                        .with("subjects", 2)
                        .with("types", 2)
                        .with("firstReview", LocalDate.of(2026, 1, 8))
                        .with("moments", 0)
                        .with("orders", 0));
    }

    @Test
    @DisplayName("EC-B5, EC-B12: reductions and free goods are no units, an order below zero counts as zero")
    void reductionsLowerTheItemsAndAreNone() {
        MemberHistory history = history()
                .plus(buy(
                        "o1",
                        "2026-01-10T12:00:00Z",
                        line("1", "A", "50.00").quantity(5).build(),
                        line("2", "REWARD", "-20.00").build(),
                        line("3", "FREE", "0.00").build()))
                .plus(buy(
                        "o2",
                        "2026-01-11T12:00:00Z",
                        line("1", "CORRECTION", "-80.00").build()));

        MeasureValues values = values(history, LATER, SPENT, SPENT_ON_LINES, UNITS, ORDERS);

        assertThat(values.decimal("spent")).isEqualTo("30");
        assertThat(values.decimal("lines")).isEqualTo("30");
        assertThat(values.decimal("units")).isEqualTo("5");
        assertThat(values.whole("orders")).isEqualTo(1);
    }

    @Test
    void anOrderOfFreeGoodsIsAnOrder() {
        MemberHistory history = history().plus(buy("o1", "2026-01-10T12:00:00Z", "0.00"));

        assertThat(values(history, LATER, ORDERS).whole("orders")).isEqualTo(1);
    }

    @Test
    void countsWhatCountedByTheSwitchesOfTheReceipt() {
        Loyalty net = Fixture.loyalty(
                Fixture.DEFINITION + "switches: { tax: excluded, earning-kinds: [merchandise, fee] }\n",
                Fixture.ONE_PER_POUND);
        Order order = Order.of(
                "o1",
                time("2026-01-10T12:00:00Z"),
                List.of(
                        line("1", "A", "120.00")
                                .discount(Fixture.gbp("20.00"))
                                .tax(Fixture.gbp("16.67"))
                                .build(),
                        line("2", "F", "3.00").kind(LineKind.FEE).build(),
                        line("3", "S", "5.00").kind(LineKind.SHIPPING).build()));

        MeasureValues gross = values(history().plus(buy(order)), LATER, SPENT, UNITS);
        MeasureValues netted = values(history().plus(buy(net, order)), LATER, SPENT, UNITS);

        assertThat(gross.decimal("spent")).isEqualTo("100");
        assertThat(gross.decimal("units")).isEqualTo("1");
        assertThat(netted.decimal("spent")).isEqualTo("86.33");
        assertThat(netted.decimal("units")).isEqualTo("2");
    }

    @Test
    @DisplayName("EC-B2: an order of nothing that earns is none")
    void anOrderOfNothingThatEarnsIsNone() {
        MemberHistory history = history()
                .plus(buy(
                        "o1",
                        "2026-01-10T12:00:00Z",
                        line("1", "CARD", "50.00").kind(LineKind.GIFT_CARD).build()));

        assertThat(values(history, LATER, ORDERS, SPENT))
                .isEqualTo(MeasureValues.none().with("orders", 0).with("spent", BigDecimal.ZERO));
    }
}
