package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.earn;
import static dev.loyalty.Fixture.faults;
import static dev.loyalty.Fixture.gbp;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.earning.Texts.PER_LINE;
import static dev.loyalty.earning.Texts.forLines;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.granted;
import static dev.loyalty.earning.Texts.rule;
import static dev.loyalty.earning.Texts.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.Line;
import dev.loyalty.model.LineKind;
import dev.loyalty.model.Order;
import dev.loyalty.model.Tender;
import dev.loyalty.policy.Diagnostic;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenderTest {

    private static final String BAGS =
            rule("Bags", "$line : Line( isIn( \"bags\" ) )", "earn.points( $line, policy.points ).per( policy.pound )");

    private static String without(String tenders) {
        return DEFINITION + "switches: { excluded-tenders: " + tenders + " }\n";
    }

    private static Line line(String id, String category, String total) {
        return Line.builder(id, "sku-" + id, gbp(total)).category(category).build();
    }

    private static Order paid(List<Line> lines, Tender... tenders) {
        return new Order("o1", NOON, CurrencyUnit.of("GBP"), lines, List.of(tenders), Attributes.none());
    }

    private static Order hundred(Tender... tenders) {
        return paid(List.of(Line.of("1", "A", gbp("100.00"))), tenders);
    }

    private static Tender by(String kind, String amount) {
        return new Tender(kind, gbp(amount));
    }

    @ParameterizedTest
    @CsvSource({"none, 100", "[credit], 60", "'[credit, points]', 60", "[points], 100"})
    @DisplayName("EC-B3: the part paid by credit earns or not, as the policy says")
    void earnsOnCreditAsThePolicySays(String excluded, long points) {
        EarningDecision decision = earn(
                loyalty(without(excluded), ONE_PER_POUND, forLines("Per line", PER_LINE)),
                hundred(by("credit", "40.00"), by("card", "60.00")));

        assertThat(granted(decision, "One point per pound")).isEqualTo(points);
        assertThat(granted(decision, "Per line")).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"none, 100", "[points], 50"})
    @DisplayName("EC-B4: the part paid with points earns or not, as the policy says")
    void earnsOnPointsAsThePolicySays(String excluded, long points) {
        assertThat(earn(loyalty(without(excluded), ONE_PER_POUND), hundred(by("points", "50.00")))
                        .awarded("points"))
                .isEqualTo(points);
    }

    @Test
    @DisplayName(
            "EC-B4: left to itself, what is paid with points does not earn, and what gift cards and credit pay does")
    void excludesPointsUnlessToldOtherwise() {
        EarningDecision decision = earn(
                loyalty(DEFINITION, ONE_PER_POUND),
                hundred(by("points", "20.00"), by("points", "10.00"), by("gift-card", "30.00"), by("credit", "40.00")));

        assertThat(decision.awarded("points")).isEqualTo(70);
        assertThat(decision.warnings()).containsExactly("GBP 30.00 paid by points does not earn");
        assertThat(decision.explanation().text()).contains("note: GBP 30.00 paid by points does not earn");
    }

    @Test
    @DisplayName(
            "EC-B4: a tender pays for every line by its value, so that rules and returns of one category stay right")
    void sharesATenderOverTheLines() {
        Texts.Account account = new Texts.Account(loyalty(without("[points]"), ONE_PER_POUND, BAGS));

        EarningDecision decision = account.earn(
                paid(List.of(line("1", "bags", "75.00"), line("2", "shoes", "25.00")), by("points", "50.00")));

        assertThat(granted(decision, "Bags")).isEqualTo(37);
        assertThat(granted(decision, "One point per pound")).isEqualTo(50);
        assertThat(decision.counted()).containsEntry("1", gbp("37.50")).containsEntry("2", gbp("12.50"));
        assertThat(account.reverse("r1", NOON, decision, "2", 1).reversed("points"))
                .isEqualTo(12);
    }

    @Test
    @DisplayName("EC-R7: the penny that cannot be shared goes to one line, whatever the order of the lines")
    void sharesToThePenny() {
        Loyalty loyalty = loyalty(without("[points]"), ONE_PER_POUND);
        Line one = line("1", "bags", "10.00");
        Line two = line("2", "bags", "10.00");
        Line ten = line("10", "bags", "10.00");

        EarningDecision decision = earn(loyalty, paid(List.of(one, two, ten), by("points", "20.00")));

        assertThat(decision.counted().values()).containsExactlyInAnyOrder(gbp("3.34"), gbp("3.33"), gbp("3.33"));
        assertThat(decision.awarded("points")).isEqualTo(10);
        assertThat(earn(loyalty, paid(List.of(ten, two, one), by("points", "20.00")))
                        .counted())
                .isEqualTo(decision.counted());
    }

    @Test
    @DisplayName("EC-B4: a tender pays for lines that do not earn too, by their value")
    void paysForShippingToo() {
        EarningDecision decision = earn(
                loyalty(without("[points]"), ONE_PER_POUND),
                paid(
                        List.of(
                                Line.of("1", "A", gbp("80.00")),
                                Line.builder("2", "POST", gbp("20.00"))
                                        .kind(LineKind.SHIPPING)
                                        .build()),
                        by("points", "50.00")));

        assertThat(decision.awarded("points")).isEqualTo(40);
    }

    @Test
    @DisplayName("EC-B1, EC-B4: a tender pays for tax too; without tax, the same part of the lines counts")
    void paysForTaxToo() {
        EarningDecision decision = earn(
                loyalty(DEFINITION + "switches: { tax: excluded, excluded-tenders: [points] }\n", ONE_PER_POUND),
                paid(
                        List.of(Line.builder("1", "A", gbp("120.00"))
                                .tax(gbp("20.00"))
                                .build()),
                        by("points", "60.00")));

        assertThat(decision.awarded("points")).isEqualTo(50);
    }

    @Test
    @DisplayName("EC-B7: discounts come first, then payments: 100 less 10 per cent, 50 by gift card, counts 40")
    void takesDiscountsBeforePayments() {
        EarningDecision decision = earn(
                loyalty(without("[gift-card]"), ONE_PER_POUND, BAGS),
                paid(
                        List.of(
                                line("1", "bags", "100.00"),
                                Line.builder("2", "TEN-OFF", gbp("-10.00"))
                                        .kind(LineKind.DISCOUNT)
                                        .build()),
                        by("gift-card", "50.00")));

        assertThat(granted(decision, "One point per pound")).isEqualTo(40);
        assertThat(granted(decision, "Bags")).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({"none, 1", "[points], 0"})
    @DisplayName("EC-B13: a least amount of 50 is met by 60 with 20 by points where points are payment like any other")
    void judgesThresholdsByWhatCounts(String excluded, long bonus) {
        String definition = with(without(excluded), "least", "money", "50.00");
        Loyalty loyalty = loyalty(
                definition,
                rule("Bonus", "$order : Order( total >= policy.least )", "earn.points( $order, policy.points )"));

        assertThat(earn(loyalty, paid(List.of(Line.of("1", "A", gbp("60.00"))), by("points", "20.00")))
                        .awarded("points"))
                .isEqualTo(bonus);
    }

    @ParameterizedTest
    @CsvSource({"100.00", "100.01", "250.00"})
    void earnsNothingPerPoundWhenAllIsPaidByExcludedTenders(String points) {
        EarningDecision decision = earn(
                loyalty(
                        without("[points]"),
                        ONE_PER_POUND,
                        forLines("Per line", PER_LINE),
                        forOrder("Bonus", "earn.points( $order, policy.points )")),
                hundred(by("points", points)));

        assertThat(granted(decision, "One point per pound")).isZero();
        assertThat(granted(decision, "Per line")).isZero();
        assertThat(granted(decision, "Bonus")).isEqualTo(1);
    }

    @Test
    void ignoresTendersOfAFreeOrder() {
        EarningDecision decision = earn(
                loyalty(without("[points]"), forOrder("Bonus", "earn.points( $order, policy.points )")),
                paid(List.of(Line.of("1", "A", gbp("0.00"))), by("points", "5.00")));

        assertThat(decision.awarded("points")).isEqualTo(1);
        assertThat(decision.warnings()).isEmpty();
    }

    @Test
    @DisplayName("EC-B2: gift cards that earn when sold and when they pay are a warning; one of the two is none")
    void warnsOfGiftCardsThatEarnTwice() {
        String sold = DEFINITION + "switches: { earning-kinds: [merchandise, gift-card]%s }\n";

        assertThat(warnings(sold.formatted("")))
                .containsExactly("policy.yaml:10:13 warning earns-twice: Gift cards earn when they are sold, and again"
                        + " when they pay. Maybe excluded-tenders: [gift-card]?");
        assertThat(warnings(sold.formatted(", excluded-tenders: [gift-card]"))).isEmpty();
        assertThat(warnings(DEFINITION)).isEmpty();
    }

    private static List<String> warnings(String definition) {
        return Loyalty.create().policies().check(Fixture.policy(definition, ONE_PER_POUND)).stream()
                .map(Diagnostic::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'[points, points]', duplicate-entry",
        "[], empty-section",
        "points, wrong-shape",
        "'[\" \"]', invalid-value"
    })
    void refusesListsThatSayNothing(String excluded, String code) {
        assertThat(faults(without(excluded), ONE_PER_POUND))
                .extracting(fault -> fault.code().id())
                .containsExactly(code);
    }
}
