package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.MEMBER;
import static dev.loyalty.ledger.Books.NEVER;
import static dev.loyalty.ledger.Books.POINTS;
import static dev.loyalty.ledger.Books.PROGRAMME;
import static dev.loyalty.ledger.Books.active;
import static dev.loyalty.ledger.Books.booking;
import static dev.loyalty.ledger.Books.day;
import static dev.loyalty.ledger.Books.key;
import static dev.loyalty.ledger.Books.lastDay;
import static dev.loyalty.ledger.Books.lot;
import static dev.loyalty.ledger.Books.pendingUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExpireTest {

    private static final LedgerSnapshot LEDGER = LedgerSnapshot.empty(MEMBER)
            .plus(booking(
                    "o",
                    Entry.issue(lot("a"), 4, active("2026-01-01", lastDay("2026-02-28"))),
                    Entry.issue(lot("b"), 8, active("2026-01-01", lastDay("2026-01-31"))),
                    Entry.issue(lot("closed"), 16, active("2026-01-01", lastDay("2026-01-31"))),
                    Entry.take(EntryKind.REDEEMED, lot("closed"), 16, day("2026-01-02")),
                    Entry.issue(lot("waiting"), 32, pendingUntil("2026-06-01", "2026-01-01", lastDay("2026-03-31"))),
                    Entry.issue(lot("never"), 64, active("2026-01-01", NEVER))));

    private static Booking expire(LedgerSnapshot ledger, String day) {
        return LedgerArithmetic.expire(ledger, PROGRAMME, day(day))
                .orElseThrow()
                .booking();
    }

    @Test
    @DisplayName("EC-D15: a late run books each lot at its true expiry")
    void lateRunBooksTheTrueInstants() {
        assertThat(expire(LEDGER, "2027-01-01").entries())
                .containsExactly(
                        Entry.expire(lot("b"), 8, day("2026-02-01")),
                        Entry.expire(lot("a"), 4, day("2026-03-01")),
                        Entry.expire(lot("waiting"), 32, day("2026-04-01")));
    }

    @Test
    @DisplayName("EC-D15: a second run changes nothing")
    void secondRunFindsNothing() {
        LedgerSnapshot after = LEDGER.plus(expire(LEDGER, "2026-03-01"));

        assertThat(LedgerArithmetic.expire(after, PROGRAMME, day("2026-03-01"))).isEmpty();
        assertThat(LedgerArithmetic.expire(after, PROGRAMME, day("2026-01-15"))).isEmpty();
        assertThat(after.lot(lot("a"))).hasValueSatisfying(lot -> {
            assertThat(lot.left()).isZero();
            assertThat(lot.expired()).isEqualTo(4);
        });
    }

    @Test
    @DisplayName("EC-D15: one late run or several in time end in the same lots")
    void lateRunEqualsRunsInTime() {
        LedgerSnapshot first = LEDGER.plus(expire(LEDGER, "2026-02-01"));
        LedgerSnapshot inTime = first.plus(expire(first, "2026-04-01"));

        assertThat(LEDGER.plus(expire(LEDGER, "2027-01-01")).lots()).isEqualTo(inTime.lots());
    }

    @Test
    @DisplayName("EC-D16: the balance is the same before and after the run")
    void bookingChangesNoBalance() {
        Instant at = day("2026-03-01");

        assertThat(LEDGER.plus(expire(LEDGER, "2026-03-01")).balance(POINTS, at))
                .isEqualTo(LEDGER.balance(POINTS, at));
    }

    @Test
    void keyNamesTheRunAndTheLedgerMustBeUnchanged() {
        Booking booking = expire(LEDGER, "2026-02-01");

        assertThat(booking.key()).isEqualTo(key("2026-02-01T00:00:00Z", Calculation.EXPIRY));
        assertThat(booking.expectations())
                .isEqualTo(List.of(new Expectation.LedgerUnchanged(MEMBER, LEDGER.revision())));
        assertThat(booking.uses()).isEmpty();
    }

    @Test
    void nothingPastNothingToBook() {
        assertThat(LedgerArithmetic.expire(LEDGER, PROGRAMME, day("2026-02-01").minusNanos(1)))
                .isEmpty();
    }

    @Test
    void receiptIsOfAnExpiryRun() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExpiryReceipt(booking("e")))
                .withMessageContaining("EARNING");
    }
}
