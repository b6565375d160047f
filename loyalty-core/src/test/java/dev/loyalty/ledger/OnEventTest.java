package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.MEMBER;
import static dev.loyalty.ledger.Books.NEVER;
import static dev.loyalty.ledger.Books.POINTS;
import static dev.loyalty.ledger.Books.PROGRAMME;
import static dev.loyalty.ledger.Books.active;
import static dev.loyalty.ledger.Books.booking;
import static dev.loyalty.ledger.Books.day;
import static dev.loyalty.ledger.Books.daysAfterActivation;
import static dev.loyalty.ledger.Books.issue;
import static dev.loyalty.ledger.Books.lastDay;
import static dev.loyalty.ledger.Books.ledger;
import static dev.loyalty.ledger.Books.lot;
import static dev.loyalty.ledger.Books.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lots that wait for an event. */
class OnEventTest {

    private static final Instant APPROVED = day("2026-01-10");

    private static LedgerSnapshot waitingLedger(LotTerms terms) {
        return ledger(Entry.issue(lot("photo"), 50, terms));
    }

    private static LedgerSnapshot activated(LedgerSnapshot ledger, Instant at) {
        Lot lot = ledger.lot(lot("photo")).orElseThrow();
        return ledger.after(List.of(Entry.activate(lot.id(), at, lot.terms().activated(at))));
    }

    @Test
    void isPendingUntilTheEventAndActiveFromThenOn() {
        LedgerSnapshot ledger = waitingLedger(waiting("2026-01-01", NEVER));

        assertThat(ledger.balance(POINTS, day("2030-01-01")).pending()).isEqualTo(50);

        LedgerSnapshot approved = activated(ledger, APPROVED);
        assertThat(approved.balance(POINTS, APPROVED.minusNanos(1)).pending()).isEqualTo(50);
        assertThat(approved.balance(POINTS, APPROVED).active()).isEqualTo(50);
        assertThat(approved.lots()).hasSize(1);
        assertThat(approved.lot(lot("photo")).orElseThrow().terms().isWaiting()).isFalse();
    }

    @Test
    @DisplayName("EC-D12: an expiry that is counted from activation is fixed by the event")
    void fixesTheExpiryThatIsCountedFromActivation() {
        LedgerSnapshot ledger = waitingLedger(waiting("2026-01-01", daysAfterActivation(30)));

        assertThat(ledger.balance(POINTS, day("2030-01-01")).pending()).isEqualTo(50);
        assertThat(activated(ledger, APPROVED).lot(lot("photo")).orElseThrow().expiry())
                .isEqualTo(lastDay("2026-02-09"));
    }

    @Test
    void keepsAnExpiryThatWasKnownBefore() {
        LedgerSnapshot ledger = waitingLedger(waiting("2026-01-01", lastDay("2026-01-31")));

        assertThat(activated(ledger, APPROVED).lot(lot("photo")).orElseThrow().expiry())
                .isEqualTo(lastDay("2026-01-31"));
        assertThat(ledger.balance(POINTS, day("2026-02-01")).pending()).isZero();
    }

    @Test
    void isLostAtTheDeadlineWhetherItIsBookedOrNot() {
        LedgerSnapshot ledger = waitingLedger(waiting("2026-01-01", lastDay("2026-01-31"), daysAfterActivation(365)));

        assertThat(ledger.balance(POINTS, day("2026-02-01").minusNanos(1)).pending())
                .isEqualTo(50);
        assertThat(ledger.balance(POINTS, day("2026-02-01")).total()).isZero();
        assertThat(ledger.expiring(POINTS, day("2026-01-01"), day("2026-03-01")))
                .containsExactly(new ExpiringUnits(day("2026-02-01"), 50));
        assertThat(LedgerArithmetic.expire(ledger, PROGRAMME, day("2027-01-01")))
                .hasValueSatisfying(receipt -> assertThat(receipt.booking().entries())
                        .containsExactly(Entry.expire(lot("photo"), 50, day("2026-02-01"))));
    }

    @Test
    void forgetsTheDeadlineOnceTheEventHasHappened() {
        LedgerSnapshot ledger = waitingLedger(waiting("2026-01-01", lastDay("2026-01-31"), NEVER));

        assertThat(activated(ledger, APPROVED)
                        .balance(POINTS, day("2030-01-01"))
                        .active())
                .isEqualTo(50);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> activated(ledger, day("2026-02-01")))
                .withMessageContaining("2026-02-01")
                .withMessageContaining("Maybe the event came too late?");
    }

    @Test
    void cannotHappenBeforeTheUnitsWereEarned() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> waiting("2026-01-01", NEVER).activated(day("2025-12-31")))
                .withMessageContaining("\"approval\"")
                .withMessageContaining("2025-12-31")
                .withMessageContaining("Maybe the two times were exchanged?");
    }

    @Test
    void happensOnce() {
        LedgerSnapshot approved = activated(waitingLedger(waiting("2026-01-01", NEVER)), APPROVED);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> activated(approved, APPROVED))
                .withMessageContaining("waits for no event");
        LotTerms terms = waiting("2026-01-01", NEVER).activated(APPROVED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> approved.after(List.of(Entry.activate(lot("photo"), APPROVED, terms))))
                .withMessageContaining("Maybe it was activated before?");
    }

    @Test
    void changesNothingButTheTermsThatWait() {
        LedgerSnapshot ledger = waitingLedger(waiting("2026-01-01", NEVER));
        LotTerms ofAnotherLot = waiting("2026-01-02", NEVER).activated(APPROVED);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.after(List.of(Entry.activate(lot("photo"), APPROVED, ofAnotherLot))))
                .withMessageContaining("do not activate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LotTerms(day("2026-01-01"), new Activation.At(APPROVED), daysAfterActivation(30)))
                .withMessageContaining("Maybe Expiry.activated is missing?");
    }

    @Test
    @DisplayName("EC-N2: a credit repays debt at once, also while it waits for an event")
    void repaysDebtWhileItWaits() {
        LedgerSnapshot owing = ledger(Entry.owe(EntryKind.REVERSED, POINTS, 20, day("2026-01-01")));

        LedgerSnapshot ledger = issue(owing, "photo", 50, waiting("2026-01-01", NEVER));

        assertThat(ledger.debt(POINTS)).isZero();
        assertThat(ledger.balance(POINTS, day("2026-01-02")).pending()).isEqualTo(30);
        assertThat(activated(ledger, APPROVED).balance(POINTS, APPROVED).active())
                .isEqualTo(30);
    }

    @Test
    void isRebuiltFromItsBookings() {
        LotTerms terms = waiting("2026-01-01", lastDay("2026-01-31"), daysAfterActivation(30));
        Booking earned = booking("photo", Entry.issue(lot("photo"), 50, terms));
        Booking approved = booking("approved", Entry.activate(lot("photo"), APPROVED, terms.activated(APPROVED)));
        Booking spent = booking("spent", Entry.take(EntryKind.REDEEMED, lot("photo"), 20, day("2026-01-20")));

        LedgerSnapshot kept =
                LedgerSnapshot.empty(MEMBER).plus(earned).plus(approved).plus(spent);

        assertThat(LedgerSnapshot.rebuild(MEMBER, List.of(earned, approved, spent)))
                .isEqualTo(kept);
        assertThat(kept.balance(POINTS, day("2026-01-20")).active()).isEqualTo(30);
    }

    @Test
    void isSpentAfterWhatExpires() {
        Lot waits = Lot.issued(lot("a"), 1, waiting("2026-01-01", NEVER));
        Lot ends = Lot.issued(lot("b"), 1, active("2026-01-02", lastDay("2026-06-01")));

        assertThat(Lot.SPENDING_ORDER.compare(ends, waits)).isNegative();
    }
}
