package dev.loyalty.earning;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.NOON;
import static dev.loyalty.Fixture.loyalty;
import static dev.loyalty.Fixture.order;
import static dev.loyalty.earning.Texts.PER_ORDER;
import static dev.loyalty.earning.Texts.forOrder;
import static dev.loyalty.earning.Texts.granted;
import static dev.loyalty.earning.Texts.rule;
import static dev.loyalty.earning.Texts.settled;
import static dev.loyalty.earning.Texts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.ledger.Balance;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LotId;
import dev.loyalty.model.Line;
import dev.loyalty.model.Order;
import dev.loyalty.policy.Diagnostic;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.receipt.ReceiptJson;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemTest {

    private static final String ITEMS = with(with(DEFINITION, "two", "integer", "2"), "factor", "decimal", "2")
                    .replace("  points: { unit: points }\n", """
                      points: { unit: points }
                      entries: { unit: items }
                      coupons: { unit: items, pending: 1 day, expires: 30 days }
                    """)
            + """
            limits:
              three-a-day: { per: member, period: day, at-most: 3 items }
            """;

    private static final String ENTRIES = """
            rule "Two entries for every full pound"
            when
                $order : Order()
            then
                earn.items( $order, policy.two ).perFull( policy.pound ).limitedBy( "three-a-day" );
            end
            """;

    private static final String COUPON = """
            rule "A coupon for the next visit"
            when
                $order : Order()
            then
                earn.item( $order ).to( "coupons" );
            end
            """;

    @Test
    void issuesACouponAsALotOfItsAccount() {
        Texts.Account account = new Texts.Account(loyalty(ITEMS, COUPON));
        EarningDecision decision = account.earn(order("o1", "9.99"));

        assertThat(decision.awarded("coupons")).isEqualTo(1);
        assertThat(decision.awarded("entries")).isZero();
        assertThat(settled(decision, "A coupon for the next visit").verb()).isEqualTo(Verb.ITEMS);
        assertThat(account.ledger()
                        .lot(new LotId("o1", "coupons", 1))
                        .orElseThrow()
                        .expiry())
                .isEqualTo(new Expiry.EndOf(LocalDate.of(2026, 4, 2), ZoneId.of("Europe/London")));
        assertThat(account.ledger().balance("coupons", NOON)).isEqualTo(new Balance("coupons", NOON, 1, 0, 0));
        assertThat(account.ledger().balance("coupons", NOON.plus(Duration.ofDays(1))))
                .isEqualTo(new Balance("coupons", NOON.plus(Duration.ofDays(1)), 0, 1, 0));
        assertThat(LedgerArithmetic.expire(account.ledger(), "acme", NOON.plus(Duration.ofDays(32))))
                .isPresent();
        assertThat(ReceiptJson.read(ReceiptJson.write(decision))).isEqualTo(decision);
    }

    @Test
    void putsItemsIntoTheFirstAccountOfItemsUpToALimit() {
        Texts.Account account = new Texts.Account(loyalty(ITEMS, ENTRIES));
        EarningDecision first = account.earn(order("o1", "1.99"));
        EarningDecision second = account.earn(order("o2", "5.00"));

        assertThat(first.awarded("entries")).isEqualTo(2);
        assertThat(second.awarded("entries")).isEqualTo(1);
        assertThat(settled(second, "Two entries for every full pound").fate()).isEqualTo(Fate.TRIMMED);
        assertThat(second.explanation().text()).contains("2 per full 1.00 of 5.00", "= entries");
    }

    @Test
    void givesAnItemForEachUnit() {
        Loyalty loyalty = loyalty(
                ITEMS,
                rule("A stamp for each coffee", "$line : Line( sku == \"COFFEE\" )", "earn.item( $line ).perUnit()"));
        Line coffees =
                Line.builder("1", "COFFEE", Fixture.gbp("9.00")).quantity(3).build();

        EarningDecision decision = Fixture.earn(
                loyalty, Order.of("o1", NOON, List.of(coffees, Line.of("2", "CAKE", Fixture.gbp("4.00")))));

        assertThat(decision.awarded("entries")).isEqualTo(3);
    }

    @Test
    void takesItemsBackWithWhatBroughtThem() {
        Texts.Account account = new Texts.Account(loyalty(ITEMS, COUPON, ENTRIES));
        EarningDecision decision = account.earn(order("o1", "2.00"));
        account.reverseRest("back", NOON.plusSeconds(60), decision);

        assertThat(account.total("coupons", NOON.plusSeconds(60))).isZero();
        assertThat(account.total("entries", NOON.plusSeconds(60))).isZero();
        assertThat(account.earn(order("o2", "2.00")).awarded("entries")).isEqualTo(3);
    }

    @Test
    void doesNotMultiplyItems() {
        Loyalty loyalty = loyalty(
                ITEMS,
                ENTRIES,
                forOrder("Base", PER_ORDER),
                forOrder("Double", "earn.multiply( $order, policy.factor )"));

        EarningDecision decision = Fixture.earn(loyalty, order("o1", "1.00"));

        assertThat(decision.awarded("entries")).isEqualTo(2);
        assertThat(granted(decision, "Double")).isEqualTo(1);
    }

    @Test
    void refusesMultipliedItems() {
        assertThat(Fixture.faults(ITEMS, COUPON.replace(".to(", ".multiplied().to(")))
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.UNFIT_WORD);
    }

    @Test
    void refusesItemsInAnAccountOfPoints() {
        Loyalty loyalty =
                loyalty(Texts.with(ITEMS, "name", "text", "points"), COUPON.replace("\"coupons\"", "policy.name"));

        assertThatThrownBy(() -> Fixture.earn(loyalty, order("o1", "1.00")))
                .isInstanceOf(PolicyFailedException.class)
                .hasMessageContaining("cannot put ITEMS into account \"points\", whose unit is POINTS");
    }

    @Test
    void refusesItemsWithoutAnAccountOfItems() {
        assertThat(Fixture.faults(DEFINITION, forOrder("Coupon", "earn.item( $order )")))
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.ACCOUNT_UNIT);
    }

    @Test
    void findsAnAccountThatIsMisspelt() {
        assertThat(Fixture.faults(ITEMS, COUPON.replace("\"coupons\"", "\"coupon\"")))
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.UNKNOWN_ACCOUNT);
    }
}
