package dev.loyalty.measure;

import static dev.loyalty.measure.Shop.EARNED;
import static dev.loyalty.measure.Shop.FIRST;
import static dev.loyalty.measure.Shop.LONDON;
import static dev.loyalty.measure.Shop.SPENT;
import static dev.loyalty.measure.Shop.buy;
import static dev.loyalty.measure.Shop.history;
import static dev.loyalty.measure.Shop.time;
import static dev.loyalty.measure.Shop.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Fixture;
import dev.loyalty.Loyalty;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.ExpiryReceipt;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.model.Order;
import dev.loyalty.model.PeriodUnit;
import dev.loyalty.policy.definition.Aggregate;
import dev.loyalty.policy.definition.Measure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MemberHistoryTest {

    private static final String LATER = "2026-12-31T12:00:00Z";

    @Test
    @DisplayName("EC-D8: the event that asks and later ones do not count; those of the same instant do")
    void leavesTheEventItselfAndLaterOnesOut() {
        MemberHistory history = history()
                .plus(buy("o1", "2026-01-10T12:00:00Z", "1.00"))
                .plus(buy("o2", "2026-01-10T12:00:00Z", "10.00"))
                .plus(buy("o3", "2026-01-10T12:00:00.000000001Z", "100.00"));

        assertThat(history.values(List.of(SPENT), time("2026-01-10T12:00:00Z"), LONDON, "o2")
                        .decimal("spent"))
                .isEqualTo("1");
        assertThat(values(history, "2026-01-10T12:00:00Z", SPENT).decimal("spent"))
                .isEqualTo("11");
    }

    @Test
    @DisplayName(
            "EC-D8: of two events at half past one of the hour that clocks show twice, the earlier instant is the past")
    void sortsTheHourThatClocksShowTwiceByItsInstants() {
        MemberHistory history = history()
                .plus(buy("winter", "2026-10-25T01:30:00Z", "10.00"))
                .plus(buy("summer", "2026-10-25T00:30:00Z", "1.00"));

        assertThat(time("2026-10-25T00:30:00Z").atZone(LONDON).toLocalDateTime())
                .isEqualTo(time("2026-10-25T01:30:00Z").atZone(LONDON).toLocalDateTime());
        assertThat(history.values(List.of(SPENT), time("2026-10-25T01:30:00Z"), LONDON, "winter")
                        .decimal("spent"))
                .isEqualTo("1");
        assertThat(history.values(List.of(SPENT), time("2026-10-25T00:30:00Z"), LONDON, "summer")
                        .decimal("spent"))
                .isEqualTo("0");
    }

    @Test
    void addingAReceiptTwiceChangesNothing() {
        EarningDecision receipt = buy("o1", "2026-01-10T12:00:00Z", "10.00");
        MemberHistory once = history().plus(receipt);

        assertThat(once.plus(receipt)).isEqualTo(once);
        assertThat(history().plus(List.of(receipt, receipt))).isEqualTo(once);
    }

    @Test
    void refusesTwoDifferentReceiptsOfOneKey() {
        MemberHistory history = history().plus(buy("o1", "2026-01-10T12:00:00Z", "10.00"));

        assertThatThrownBy(() -> history.plus(buy("o1", "2026-01-10T12:00:00Z", "11.00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("event=o1")
                .hasMessageEndingWith("Maybe an event id was used again for something else?");
    }

    @Test
    void refusesReceiptsOfOthers() {
        EarningDecision receipt = buy("o1", "2026-01-10T12:00:00Z", "10.00");

        assertThatThrownBy(() -> MemberHistory.empty("acme", "m2").plus(receipt))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not of member \"m2\" of programme \"acme\"");
        assertThatThrownBy(() -> MemberHistory.empty("other", "m1").plus(receipt))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("EC-M5: amounts of two currencies are never added")
    void refusesASecondCurrency() {
        Loyalty yen = Fixture.loyalty(Fixture.DEFINITION.replace("GBP", "JPY").replace("1.00", "1"), """
                rule "One point per yen"
                when
                    $order : Order()
                then
                    earn.points( $order, policy.points ).per( policy.pound );
                end
                """);
        EarningDecision inYen = buy(
                yen,
                Order.of(
                        "o2",
                        time("2026-01-10T12:00:00Z"),
                        List.of(dev.loyalty.model.Line.of("1", "A", Money.parse("JPY 1000")))));
        MemberHistory history = history().plus(buy("o1", "2026-01-10T12:00:00Z", "10.00"));

        assertThat(values(history().plus(inYen), LATER, SPENT).decimal("spent")).isEqualTo("1000");
        assertThatThrownBy(() -> history.plus(inYen))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("counts in JPY, the member's history in GBP");
    }

    @Test
    @DisplayName("EC-T5: spending or losing points does not lower what was earned")
    void receiptsOfRedemptionAndExpiryChangeNothing() {
        IdempotencyKey run = new IdempotencyKey("acme", "m1", "run", Calculation.EXPIRY);
        IdempotencyKey spend = new IdempotencyKey("acme", "m1", "spend", Calculation.REDEMPTION);
        MemberHistory history = history().plus(buy("o1", "2026-01-10T12:00:00Z", "10.00"));

        MemberHistory after =
                history.plus(List.of(new ExpiryReceipt(booking(run)), new OtherReceipt("redemption", booking(spend))));

        assertThat(after).isEqualTo(history);
        assertThat(values(after, LATER, EARNED, Measure.of("other", new Aggregate.Awarded("other"))))
                .isEqualTo(MeasureValues.none().with("earned", 10).with("other", 0));
    }

    private record OtherReceipt(String bodyHash, Booking booking) implements Receipt {}

    private static Booking booking(IdempotencyKey key) {
        return new Booking(key, List.of(), List.of(), List.of());
    }

    @Test
    void forgetsForGood() {
        EarningDecision old = buy("o1", "2025-12-31T23:59:59Z", "10.00");
        MemberHistory history = history().plus(old).plus(buy("o2", "2026-01-01T00:00:00Z", "5.00"));

        MemberHistory shorter = history.forget(time("2026-01-01T00:00:00Z"));

        assertThat(shorter.activities()).hasSize(1);
        assertThat(values(shorter, LATER, SPENT, FIRST))
                .isEqualTo(MeasureValues.none()
                        .with("spent", new BigDecimal("5"))
                        .with("first", LocalDate.of(2026, 1, 1)));
        assertThat(shorter.plus(old)).isEqualTo(shorter);
        assertThat(shorter.forget(time("2025-01-01T00:00:00Z"))).isEqualTo(shorter);
    }

    @Test
    void aMeasureSaysFromWhereItNeedsThePast() {
        MemberHistory history = history()
                .plus(buy("o1", "2025-12-31T23:59:59Z", "10.00"))
                .plus(buy("o2", "2026-05-01T00:00:00Z", "5.00"));
        Measure thisYear = SPENT.in(PeriodUnit.YEAR);
        MemberHistory shorter =
                history.forget(thisYear.start(time(LATER), LONDON).orElseThrow());

        assertThat(shorter.activities()).hasSize(1);
        assertThat(values(shorter, LATER, thisYear)).isEqualTo(values(history, LATER, thisYear));
        assertThat(SPENT.start(time(LATER), LONDON)).isEmpty();
    }
}
