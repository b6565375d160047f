package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.earn;
import static dev.loyalty.Fixture.loyalty;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Loyalty;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.measure.MemberHistory;
import dev.loyalty.model.ExchangeRate;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import dev.loyalty.model.Tender;
import dev.loyalty.receipt.ReceiptJson;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {

    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    private static final String ROUNDED = DEFINITION + "switches: { conversion: rounded, rounding-mode: ceiling }\n";

    private static Order order(String rate, String... totals) {
        List<Line> lines = new ArrayList<>();
        for (String total : totals) {
            lines.add(Line.of(String.valueOf(lines.size() + 1), "A", Money.parse(total)));
        }
        return Order.of("o1", NOON, lines).withRate(new ExchangeRate(GBP, new BigDecimal(rate)));
    }

    private static String basis(String definition, Order order) {
        return String.valueOf(Texts.settled(earn(loyalty(definition, ONE_PER_POUND), order), "One point per pound")
                .basis());
    }

    @ParameterizedTest
    @CsvSource({"GBP 100.00, 1", "ZAR 1700.00, 0.0588235294117647", "JPY 18976, 0.00527", "BHD 47.170, 2.12"})
    @DisplayName("EC-M1: the same worth in another currency earns the same points, by the rate that the order brings")
    void convertsByTheRateOfTheOrder(String total, String rate) {
        Loyalty merchant = loyalty(DEFINITION + "switches: { rounding-mode: half-up }\n", ONE_PER_POUND);
        Order order = Order.of("o1", NOON, List.of(Line.of("1", "A", Money.parse(total))));
        if (!order.currency().equals(GBP)) {
            order = order.withRate(new ExchangeRate(GBP, new BigDecimal(rate)));
        }
        assertThat(earn(merchant, order).awarded("points")).isEqualTo(100);
    }

    @Test
    @DisplayName("EC-M1: without a rate to the programme's currency an order is refused, with the reason")
    void refusesWhatItCannotConvert() {
        Loyalty merchant = loyalty(DEFINITION, ONE_PER_POUND);
        Order euro = Order.of("o1", NOON, List.of(Line.of("1", "A", Money.parse("EUR 10.00"))));
        assertThatThrownBy(() -> earn(merchant, euro))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("order o1 is in EUR and brings no rate, but programme acme counts in GBP."
                        + " Maybe order.withRate( … ) with the rate to GBP that the order was made at?");
        Order toDollars = euro.withRate(new ExchangeRate(CurrencyUnit.of("USD"), new BigDecimal("1.1")));
        assertThatThrownBy(() -> earn(merchant, toDollars))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "order o1 is in EUR and brings a rate to USD, but programme acme counts in GBP.");
    }

    @Test
    void refusesRatesThatSayNothing() {
        for (String factor : List.of("0", "-1.1")) {
            assertThatThrownBy(() -> new ExchangeRate(GBP, new BigDecimal(factor)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(factor)
                    .hasMessageContaining("Maybe");
        }
        assertThatThrownBy(() -> order("1", "GBP 1.00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rate to GBP itself");
    }

    @ParameterizedTest
    @CsvSource({
        "EUR 12.34, 0.85123, 10.5041782, 10.5",
        "EUR 20.00, 0.8512, 17.024, 17.02",
        "JPY 1, 0.00527, 0.00527, 0.01",
        "JPY 1, 0.00427, 0.00427, 0"
    })
    @DisplayName("EC-M3: what is converted is rounded to minor units before it earns only if the policy says so")
    void roundsWhatWasConvertedIfThePolicySaysSo(String total, String rate, String exact, String rounded) {
        assertThat(basis(DEFINITION, order(rate, total))).isEqualTo(exact);
        assertThat(basis(ROUNDED, order(rate, total))).isEqualTo(rounded);
    }

    @Test
    @DisplayName("EC-M3: the explanation names the conversion and how it was rounded")
    void explainsTheConversion() {
        Order order = order("0.8512", "EUR 20.00");
        assertThat(earn(loyalty(DEFINITION, ONE_PER_POUND), order).explanation().notes())
                .containsExactly("EUR 20.00 count as GBP 17.024: EUR 1 is GBP 0.8512");
        EarningDecision rounded = earn(loyalty(ROUNDED, ONE_PER_POUND), order);
        assertThat(rounded.explanation().notes())
                .containsExactly("EUR 20.00 count as GBP 17.02, rounded: EUR 1 is GBP 0.8512");
        assertThat(ReceiptJson.read(ReceiptJson.write(rounded), EarningDecision.class)
                        .explanation())
                .isEqualTo(rounded.explanation());
    }

    @Test
    @DisplayName("EC-M3: lines sum to the order, converted exactly or rounded")
    void sumsTheLinesToTheOrder() {
        Order order = order("0.333", "EUR 0.10", "EUR 0.10", "EUR 0.10");
        for (String definition : List.of(DEFINITION, ROUNDED)) {
            EarningDecision decision =
                    earn(loyalty(definition, ONE_PER_POUND, Texts.forLines("Lines", Texts.PER_LINE)), order);
            Fraction lines = decision.proposals().stream()
                    .filter(proposal -> proposal.rule().equals("Lines"))
                    .map(SettledProposal::basis)
                    .reduce(Fraction.ZERO, Fraction::plus);
            assertThat(Texts.settled(decision, "One point per pound").basis()).isEqualTo(lines);
            assertThat(decision.counted().values().stream().reduce(Money.zero(GBP), Money::plus))
                    .isEqualTo(Money.parse("GBP 0.10"));
        }
    }

    @Test
    @DisplayName("EC-M5: rules see every amount of the order in the programme's currency")
    void showsRulesTheProgrammesCurrency() {
        String definition = Texts.with(Texts.with(DEFINITION, "limit", "money", "8.50"), "price", "money", "4.25");
        Loyalty merchant = loyalty(
                definition,
                Texts.rule("Order", "$order : Order( total == policy.limit )", Texts.PER_ORDER),
                Texts.rule(
                        "Line", "$line : Line( amount == policy.limit, unitPrice == policy.price )", Texts.PER_LINE));
        Order order = Order.of(
                        "o1",
                        NOON,
                        List.of(Line.builder("1", "A", Money.parse("EUR 10.00"))
                                .quantity(2)
                                .unitPrice(new BigDecimal("5.00"))
                                .build()))
                .withRate(new ExchangeRate(GBP, new BigDecimal("0.85")));
        EarningDecision decision = earn(merchant, order);
        assertThat(Texts.granted(decision, "Order")).isEqualTo(8);
        assertThat(Texts.granted(decision, "Line")).isEqualTo(8);
        assertThat(decision.silent()).isEmpty();
    }

    @Test
    @DisplayName("EC-M1: discounts and tenders are counted in the order's currency, and what is left is converted")
    void convertsWhatIsLeft() {
        Order euro = order("0.5", "EUR 80.00", "EUR 20.00");
        Order order = new Order(
                euro.id(),
                euro.at(),
                euro.currency(),
                euro.lines(),
                List.of(new Tender("points", Money.parse("EUR 25.00"))),
                euro.attributes(),
                euro.rate());
        EarningDecision decision = earn(loyalty(DEFINITION, ONE_PER_POUND), order);
        assertThat(decision.awarded("points")).isEqualTo(37);
        assertThat(decision.warnings()).containsExactly("EUR 25.00 paid by points does not earn");
        assertThat(decision.counted().values()).containsExactly(Money.parse("GBP 30.00"), Money.parse("GBP 7.50"));
    }

    @Test
    @DisplayName("EC-M4: what comes back is counted at the rate of the purchase, and undoes exactly what it brought")
    void takesBackByTheRateOfTheReceipt() {
        Loyalty merchant = loyalty(DEFINITION, ONE_PER_POUND);
        Order order = Order.of(
                        "o1",
                        NOON,
                        List.of(Line.builder("1", "A", Money.parse("ZAR 1700.00"))
                                .quantity(2)
                                .build()))
                .withRate(new ExchangeRate(GBP, new BigDecimal("0.0588236")));
        EarningDecision bought = earn(merchant, order);
        EarningDecision receipt = ReceiptJson.read(ReceiptJson.write(bought), EarningDecision.class);
        LedgerSnapshot ledger = LedgerSnapshot.empty("m1").plus(bought.booking());
        ReversalDecision half = merchant.reverse(
                        ReversalRequest.ofLine("r1", NOON.plusSeconds(60), receipt, List.of(), "1", 1, ledger))
                .orThrow();
        ReversalDecision rest = merchant.reverse(ReversalRequest.ofRest(
                        "r2", NOON.plusSeconds(90), receipt, List.of(half), ledger.plus(half.booking())))
                .orThrow();
        assertThat(bought.awarded("points")).isEqualTo(100);
        assertThat(half.reversed("points")).isEqualTo(50);
        assertThat(rest.reversed("points")).isEqualTo(50);
    }

    @Test
    @DisplayName("EC-M1: measures of the past count what was converted")
    void countsThePastInTheProgrammesCurrency() {
        Loyalty merchant = loyalty(
                DEFINITION + "measures: { spent: { sum: amount, of: order } }\n",
                Texts.rule("Spent", "$order : Order() History( spent >= policy.pound )", Texts.PER_ORDER));
        var policy = merchant.policies().live("acme").definition();
        MemberHistory history = MemberHistory.empty("acme", "m1");
        Order order = order("0.85123", "EUR 12.34");
        EarningDecision decision = merchant.earn(new EarningRequest(
                "acme",
                dev.loyalty.model.Member.of("m1"),
                order,
                LedgerSnapshot.empty("m1"),
                history.values(policy.measures().values(), NOON, policy.zone(), "o1")));
        history = history.plus(decision);
        assertThat(history.values(policy.measures().values(), NOON.plusSeconds(1), policy.zone(), "o2")
                        .values())
                .containsEntry("spent", new BigDecimal("10.5"));
    }

    @Test
    void saysWhenAConvertedAmountIsTooLargeToCount() {
        Order order = order("99999999999999999999", "EUR 1000.00");
        assertThatThrownBy(() -> earn(loyalty(ROUNDED, ONE_PER_POUND), order))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order o1")
                .hasMessageContaining("Maybe");
    }
}
