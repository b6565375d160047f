package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.earn;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.earning.Texts.PER_LINE;
import static dev.loyalty.earning.Texts.forLines;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.granted;
import static dev.loyalty.earning.Texts.rule;
import static dev.loyalty.earning.Texts.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.model.Attributes;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Order;
import dev.loyalty.model.Tender;
import java.math.BigDecimal;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasisTest {

    private static final String ALL_ITEMS = forLines("Ten per item", "earn.points( $line, policy.ten )");
    private static final String EVERY_LINE = rule("Ten per line", "$line : Line()", "earn.points( $line, policy.ten )");

    private static Line line(String id, LineKind kind, String total) {
        return Line.builder(id, "sku-" + id, gbp(total)).kind(kind).build();
    }

    private static Order of(Line... lines) {
        return Order.of("o1", NOON, List.of(lines));
    }

    private static String kinds(String kinds) {
        return with("ten", "integer", "10") + "switches: { earning-kinds: [" + kinds + "] }\n";
    }

    @ParameterizedTest
    @CsvSource({
        "included, merchandise, 120",
        "excluded, merchandise, 100",
        "included, 'merchandise, shipping', 126",
        "excluded, 'merchandise, shipping', 105"
    })
    @DisplayName("EC-B1: one order has four values, by tax and shipping")
    void countsTaxAndShippingAsThePolicySays(String tax, String kinds, long points) {
        var loyalty =
                loyalty(DEFINITION + "switches: { tax: " + tax + ", earning-kinds: [" + kinds + "] }\n", ONE_PER_POUND);
        Order order = of(
                Line.builder("1", "A", gbp("130.00"))
                        .discount(gbp("10.00"))
                        .tax(gbp("20.00"))
                        .build(),
                Line.builder("2", "POST", gbp("6.00"))
                        .kind(LineKind.SHIPPING)
                        .tax(gbp("1.00"))
                        .build());

        assertThat(earn(loyalty, order).awarded("points")).isEqualTo(points);
    }

    @Test
    @DisplayName("EC-B2: a gift card of 50 sold and then spent on 50 earns 50 in total")
    void earnsOnceOnAGiftCard() {
        Texts.Account account = new Texts.Account(loyalty(DEFINITION, ONE_PER_POUND));

        EarningDecision sale = account.earn(of(line("1", LineKind.GIFT_CARD, "50.00")));
        EarningDecision use = account.earn(new Order(
                "o2",
                NOON,
                CurrencyUnit.of("GBP"),
                List.of(line("1", LineKind.MERCHANDISE, "50.00")),
                List.of(new Tender("gift-card", gbp("50.00"))),
                Attributes.none()));

        assertThat(sale.awarded("points")).isZero();
        assertThat(sale.warnings()).containsExactly("lines of kind gift-card do not earn");
        assertThat(use.awarded("points")).isEqualTo(50);
        assertThat(account.total()).isEqualTo(50);
    }

    @Test
    @DisplayName("EC-B5: a discount line is no item, even where it counts")
    void neverTakesAReductionForAnItem() {
        var loyalty = loyalty(
                kinds("merchandise"),
                ALL_ITEMS,
                EVERY_LINE,
                rule(
                        "Six items",
                        "$order : Order( lineCount > policy.points * 5 )",
                        "earn.points( $order, policy.ten )"));
        Order order = of(
                line("1", LineKind.MERCHANDISE, "10.00"),
                line("2", LineKind.MERCHANDISE, "10.00"),
                line("3", LineKind.MERCHANDISE, "10.00"),
                line("4", LineKind.MERCHANDISE, "10.00"),
                line("5", LineKind.MERCHANDISE, "10.00"),
                line("6", LineKind.DISCOUNT, "-5.00"));

        EarningDecision decision = earn(loyalty, order);

        assertThat(granted(decision, "Ten per item")).isEqualTo(50);
        assertThat(granted(decision, "Ten per line")).isEqualTo(50);
        assertThat(granted(decision, "Six items")).isZero();
    }

    @Test
    @DisplayName("EC-B9: a discount line lowers the order, shared over its items")
    void sharesAReductionOverTheItems() {
        EarningDecision decision = earn(
                loyalty(kinds("merchandise"), ONE_PER_POUND),
                of(
                        line("1", LineKind.MERCHANDISE, "50.00"),
                        line("2", LineKind.MERCHANDISE, "50.00"),
                        line("3", LineKind.DISCOUNT, "-10.00")));

        assertThat(decision.awarded("points")).isEqualTo(90);
        assertThat(decision.awards().get(0).shares())
                .extracting(share -> share.line() + ":" + share.units())
                .containsExactly("1:45", "2:45");
    }

    @ParameterizedTest
    @CsvSource({"-20.00", "-10.01"})
    @DisplayName("EC-B9: a cart below zero earns nothing, by no rule")
    void earnsNothingBelowZero(String correction) {
        EarningDecision decision = earn(
                loyalty(
                        kinds("merchandise"),
                        ONE_PER_POUND,
                        forLines("Per line", PER_LINE),
                        EVERY_LINE,
                        forOrder("Bonus", "earn.points( $order, policy.ten )")),
                of(line("1", LineKind.MERCHANDISE, "10.00"), line("2", LineKind.DISCOUNT, correction)));

        assertThat(decision.awards()).isEmpty();
        assertThat(decision.proposals()).allMatch(proposal -> proposal.fate() == Fate.NOTHING);
    }

    @Test
    @DisplayName("EC-B9: a returned unit in a new order lowers it and earns nothing itself")
    void lowersTheOrderByANegativeLine() {
        EarningDecision decision = earn(
                loyalty(kinds("merchandise"), ONE_PER_POUND, EVERY_LINE),
                of(
                        line("1", LineKind.MERCHANDISE, "30.00"),
                        Line.builder("2", "B", gbp("-20.00")).quantity(-1).build()));

        assertThat(granted(decision, "One point per pound")).isEqualTo(10);
        assertThat(granted(decision, "Ten per line")).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tip", "deposit", "donation", "fee", "gift-wrap", "shipping"})
    @DisplayName("EC-B11: kinds that the policy does not list do not earn and warn")
    void warnsOfKindsThatDoNotEarn(String kind) {
        EarningDecision decision = earn(
                loyalty(kinds("merchandise"), ONE_PER_POUND, ALL_ITEMS),
                of(line("1", LineKind.MERCHANDISE, "10.00"), line("2", new LineKind(kind), "5.00")));

        assertThat(granted(decision, "One point per pound")).isEqualTo(10);
        assertThat(granted(decision, "Ten per item")).isEqualTo(10);
        assertThat(decision.warnings()).containsExactly("lines of kind " + kind + " do not earn");
    }

    @Test
    void earnsNothingForAnOrderWithoutLinesThatEarn() {
        var loyalty =
                loyalty(kinds("merchandise"), ONE_PER_POUND, forOrder("Bonus", "earn.points( $order, policy.ten )"));
        Order empty = new Order("o1", NOON, CurrencyUnit.of("GBP"), List.of(), List.of(), Attributes.none());

        assertThat(earn(loyalty, empty).awards()).isEmpty();
        assertThat(earn(loyalty, of(line("1", LineKind.TIP, "5.00"))).awards()).isEmpty();
        assertThat(earn(loyalty, of(line("1", LineKind.TIP, "5.00"))).proposals())
                .allMatch(proposal -> proposal.fate() == Fate.NOTHING);
    }

    @Test
    void sharesABonusOfAFreeOrderEquallyOverItsLines() {
        Texts.Account account = new Texts.Account(
                loyalty(kinds("merchandise"), forOrder("Bonus", "earn.points( $order, policy.ten )")));

        EarningDecision decision = account.earn(order("o1", "0.00", "0.00"));

        assertThat(decision.awarded("points")).isEqualTo(10);
        assertThat(account.reverse("r1", NOON, decision, "2", 1).reversed("points"))
                .isEqualTo(5);
    }

    @Test
    void earnsForPartsOfAUnit() {
        Texts.Account account = new Texts.Account(loyalty(DEFINITION, ONE_PER_POUND));
        EarningDecision decision = account.earn(of(Line.builder("1", "CHEESE", gbp("7.50"))
                .quantity(new BigDecimal("0.750"))
                .unitPrice(new BigDecimal("9.99999"))
                .build()));

        assertThat(decision.awarded("points")).isEqualTo(7);
        assertThat(account.reverseRest("r1", NOON, decision).reversed("points")).isEqualTo(7);
    }
}
