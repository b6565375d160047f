package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loyalty.receipt.LedgerJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExpiryTest {

    @Test
    @DisplayName("EC-D3: a last day is included and ends where the next day starts in the zone")
    void lastDayIsIncluded() {
        Expiry expiry = new Expiry.EndOf(LocalDate.parse("2025-12-31"), ZoneId.of("Europe/Berlin"));

        assertThat(expiry.instant()).contains(Instant.parse("2025-12-31T23:00:00Z"));
        assertThat(expiry.isPast(Instant.parse("2025-12-31T22:59:59.999999999Z")))
                .isFalse();
        assertThat(expiry.isPast(Instant.parse("2025-12-31T23:00:00Z"))).isTrue();
    }

    @Test
    @DisplayName("EC-D4: the last day is that of the programme's zone, not of UTC")
    void lastDayIsThatOfTheZone() {
        Expiry expiry = new Expiry.EndOf(LocalDate.parse("2026-06-30"), ZoneId.of("America/Los_Angeles"));

        assertThat(expiry.isPast(Instant.parse("2026-07-01T06:59:59Z"))).isFalse();
        assertThat(expiry.isPast(Instant.parse("2026-07-01T07:00:00Z"))).isTrue();
    }

    @Test
    @DisplayName("EC-D7: the day after the last may start at 01:00")
    void nextDayMayStartAfterMidnight() {
        Expiry expiry = new Expiry.EndOf(LocalDate.parse("2018-11-03"), ZoneId.of("America/Sao_Paulo"));

        assertThat(expiry.instant()).contains(Instant.parse("2018-11-04T03:00:00Z"));
    }

    @Test
    @DisplayName("EC-D9: date and zone are kept, the instant is derived")
    void keepsDateAndZone() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Expiry.EndOf expiry = new Expiry.EndOf(LocalDate.parse("2025-12-31"), zone);

        assertThat(expiry.lastDay()).isEqualTo(LocalDate.parse("2025-12-31"));
        assertThat(expiry.zone()).isEqualTo(zone);
        assertThat(expiry.instant()).contains(Instant.parse("2025-12-31T23:00:00Z"));
        LedgerSnapshot ledger = Books.issue(
                LedgerSnapshot.empty(Books.MEMBER), "o1", 5, LotTerms.activeAtOnce(day("2025-01-01"), expiry));
        assertThat(LedgerJson.write(ledger))
                .as(
                        "what is stored is the day and the zone, and no instant that a change of the zone's rules makes wrong")
                .contains("{\"type\":\"end-of\",\"lastDay\":\"2025-12-31\",\"zone\":\"Europe/Berlin\"}")
                .doesNotContain("2025-12-31T");
    }

    @Test
    @DisplayName("EC-D18: an instant is half-open: usable just before, gone at it")
    void instantIsHalfOpen() {
        Expiry expiry = new Expiry.At(day("2026-02-01"));

        assertThat(expiry.isPast(day("2026-02-01").minusNanos(1))).isFalse();
        assertThat(expiry.isPast(day("2026-02-01"))).isTrue();
    }

    @Test
    void neverIsNeverPast() {
        assertThat(new Expiry.Never().isPast(Instant.MAX)).isFalse();
        assertThat(new Expiry.Never().instant()).isEmpty();
    }

    @Test
    void refusesLastDayOfTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Expiry.EndOf(LocalDate.MAX, ZoneId.of("UTC")))
                .withMessageContaining("Expiry.EndOf.lastDay")
                .withMessageContaining("Maybe Expiry.Never is meant.");
    }
}
