package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.NEVER;
import static dev.loyalty.ledger.Books.active;
import static dev.loyalty.ledger.Books.day;
import static dev.loyalty.ledger.Books.lastDay;
import static dev.loyalty.ledger.Books.lot;
import static dev.loyalty.ledger.Books.pendingUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LotTest {

    @Test
    @DisplayName("EC-D7: a lot that is activated by a day waits for its start, midnight or not")
    void activationWaitsForTheStartOfTheDay() {
        Activation activation = new Activation.StartOf(LocalDate.parse("2018-11-04"), ZoneId.of("America/Sao_Paulo"));

        assertThat(activation.instant()).contains(Instant.parse("2018-11-04T03:00:00Z"));
        assertThat(activation.hasPassed(Instant.parse("2018-11-04T02:59:59Z"))).isFalse();
        assertThat(activation.hasPassed(Instant.parse("2018-11-04T03:00:00Z"))).isTrue();
    }

    @Test
    void isPendingThenActiveThenExpired() {
        Lot lot = Lot.issued(lot("o1"), 50, pendingUntil("2026-01-15", "2026-01-01", lastDay("2026-01-31")));

        assertState(lot, day("2026-01-15").minusNanos(1), true, false, false);
        assertState(lot, day("2026-01-15"), false, true, false);
        assertState(lot, day("2026-02-01").minusNanos(1), false, true, false);
        assertState(lot, day("2026-02-01"), false, false, true);
    }

    @Test
    void expiresEvenIfItWasNeverActivated() {
        Lot lot = Lot.issued(lot("o1"), 50, pendingUntil("2026-03-01", "2026-01-01", lastDay("2026-01-31")));

        assertState(lot, day("2026-02-01"), false, false, true);
    }

    private static void assertState(Lot lot, Instant at, boolean pending, boolean active, boolean expired) {
        assertThat(lot.pendingAt(at)).isEqualTo(pending);
        assertThat(lot.activeAt(at)).isEqualTo(active);
        assertThat(lot.expiredAt(at)).isEqualTo(expired);
        assertThat(lot.unitsExpiredAt(at)).isEqualTo(expired ? lot.left() : 0);
    }

    @Test
    @DisplayName("EC-N1: nearest expiry first, never-expiring last, tie by earning time, then id")
    void spendsNearestExpiryFirst() {
        Lot old = Lot.issued(lot("a"), 1, active("2025-01-01", NEVER));
        Lot soon = Lot.issued(lot("d"), 1, active("2026-01-03", lastDay("2026-02-01")));
        Lot later = Lot.issued(lot("e"), 1, active("2026-01-02", lastDay("2026-06-01")));
        Lot laterNewer = Lot.issued(lot("b"), 1, active("2026-01-04", lastDay("2026-06-01")));
        Lot laterNewerById = Lot.issued(lot("c"), 1, active("2026-01-04", lastDay("2026-06-01")));

        assertThat(Stream.of(laterNewerById, old, laterNewer, later, soon).sorted(Lot.SPENDING_ORDER))
                .containsExactly(soon, later, laterNewer, laterNewerById, old);
    }

    @Test
    void refusesMoreLeftAndExpiredThanIssued() {
        LotTerms terms = active("2026-01-01", NEVER);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lot(lot("o1"), 10, 6, 5, terms.earnedAt(), terms.activation(), terms.expiry()))
                .withMessageContaining("Lot.left 6")
                .withMessageContaining("Lot.expired 5")
                .withMessageContaining("o1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lot(
                        lot("o1"),
                        10,
                        Long.MAX_VALUE,
                        Long.MAX_VALUE,
                        terms.earnedAt(),
                        terms.activation(),
                        terms.expiry()));
    }

    @Test
    void refusesUnitsThatAreNotPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lot.issued(lot("o1"), 0, active("2026-01-01", NEVER)))
                .withMessageContaining("Lot.issued")
                .withMessageContaining("0");
    }

    @Test
    void idsAreOrderedByEventThenAccountThenNumber() {
        LotId first = new LotId("a", "points", 2);
        LotId second = new LotId("b", "credit", 1);
        LotId third = new LotId("b", "points", 9);
        LotId fourth = new LotId("b", "points", 10);

        assertThat(Stream.of(fourth, second, third, first).sorted()).containsExactly(first, second, third, fourth);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LotId("a", "points", 0))
                .withMessageContaining("LotId.number");
    }

    @Test
    void refusesAnExpiryThatWaitsForAnActivationThatIsKnown() {
        Expiry waiting = new Expiry.AfterActivation(new ExpiryRule.Never(), ZoneOffset.UTC);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Lot(lot("o1"), 10, 10, 0, day("2026-01-01"), new Activation.At(day("2026-01-01")), waiting))
                .withMessageContaining("Maybe Expiry.activated is missing?");
    }
}
