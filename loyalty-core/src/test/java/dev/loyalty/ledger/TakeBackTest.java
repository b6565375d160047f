package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.MEMBER;
import static dev.loyalty.ledger.Books.NEVER;
import static dev.loyalty.ledger.Books.POINTS;
import static dev.loyalty.ledger.Books.active;
import static dev.loyalty.ledger.Books.day;
import static dev.loyalty.ledger.Books.lastDay;
import static dev.loyalty.ledger.Books.ledger;
import static dev.loyalty.ledger.Books.lot;
import static dev.loyalty.ledger.Books.pendingUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TakeBackTest {

    private static final Instant AT = day("2026-02-10");

    private static TakenBack takeBack(LedgerSnapshot ledger, long units, Clawback mode, LotId... own) {
        return LedgerArithmetic.takeBack(ledger, new TakeBack(POINTS, units, List.of(own), 0, AT, mode));
    }

    private static Entry reversed(String event, long units) {
        return Entry.take(EntryKind.REVERSED, lot(event), units, AT);
    }

    private static Entry outstanding(String event, long units) {
        return Entry.outstanding(EntryKind.REVERSED, lot(event), units, AT);
    }

    private static Entry spent(String event, long units) {
        return Entry.take(EntryKind.REDEEMED, lot(event), units, day("2026-01-20"));
    }

    @Test
    @DisplayName("EC-F10: pending of that order first, then its active lots, then other active, then other pending")
    void takesOwnPendingThenOwnActiveThenOthers() {
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("ownActive"), 10, active("2026-01-01", lastDay("2026-03-01"))),
                Entry.issue(lot("ownPending"), 10, pendingUntil("2026-03-01", "2026-01-01", NEVER)),
                Entry.issue(lot("ownSpent"), 10, active("2026-01-01", NEVER)),
                spent("ownSpent", 10),
                Entry.issue(lot("otherPending"), 4, pendingUntil("2026-03-01", "2026-01-01", lastDay("2026-03-02"))),
                Entry.issue(lot("otherNever"), 2, active("2026-01-01", NEVER)),
                Entry.issue(lot("otherSoon"), 2, active("2026-01-05", lastDay("2026-03-01"))));

        TakenBack all = takeBack(ledger, 30, Clawback.UNLIMITED, lot("ownActive"), lot("ownSpent"), lot("ownPending"));

        assertThat(all.entries())
                .containsExactly(
                        reversed("ownPending", 10),
                        reversed("ownActive", 10),
                        reversed("otherSoon", 2),
                        reversed("otherNever", 2),
                        reversed("otherPending", 4),
                        Entry.owe(EntryKind.REVERSED, POINTS, 2, AT));
        assertThat(all).isEqualTo(new TakenBack(all.entries(), 28, 0, 0, 2));
    }

    @Test
    @DisplayName("EC-F10: other lots of the same event go before those of other events, pending first")
    void takesFromLotsOfTheSameEventBeforeStrangers() {
        LotId activeSibling = new LotId("own", POINTS, 2);
        LotId pendingSibling = new LotId("own", POINTS, 3);
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("own"), 10, active("2026-01-01", NEVER)),
                spent("own", 10),
                Entry.issue(activeSibling, 3, active("2026-01-01", NEVER)),
                Entry.issue(pendingSibling, 2, pendingUntil("2026-03-01", "2026-01-01", NEVER)),
                Entry.issue(lot("stranger"), 5, active("2026-01-01", lastDay("2026-03-01"))));

        assertThat(takeBack(ledger, 7, Clawback.UNLIMITED, lot("own")).entries())
                .containsExactly(
                        Entry.take(EntryKind.REVERSED, pendingSibling, 2, AT),
                        Entry.take(EntryKind.REVERSED, activeSibling, 3, AT),
                        reversed("stranger", 2));
    }

    @Test
    @DisplayName("EC-F9: a refund within the return window touches only pending units")
    void refundInPendingTouchesOnlyPending() {
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("o1"), 50, pendingUntil("2026-03-01", "2026-01-01", NEVER)),
                Entry.issue(lot("o2"), 50, active("2026-01-01", NEVER)));

        assertThat(takeBack(ledger, 20, Clawback.UNLIMITED, lot("o1")).entries())
                .containsExactly(reversed("o1", 20));
    }

    @Test
    @DisplayName("EC-F6: unlimited goes negative, within balance stops at zero, pending only takes neither")
    void modesDifferInWhatWasSpent() {
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("own"), 100, active("2026-01-01", NEVER)),
                spent("own", 60),
                Entry.issue(lot("other"), 25, active("2026-01-01", NEVER)));

        TakenBack unlimited = takeBack(ledger, 100, Clawback.UNLIMITED, lot("own"));
        TakenBack within = takeBack(ledger, 100, Clawback.WITHIN_BALANCE, lot("own"));
        TakenBack pendingOnly = takeBack(ledger, 100, Clawback.PENDING_ONLY, lot("own"));

        assertThat(unlimited)
                .isEqualTo(new TakenBack(
                        List.of(
                                reversed("own", 40),
                                reversed("other", 25),
                                Entry.owe(EntryKind.REVERSED, POINTS, 35, AT)),
                        65,
                        0,
                        0,
                        35));
        assertThat(within)
                .isEqualTo(new TakenBack(
                        List.of(reversed("own", 40), reversed("other", 25), outstanding("own", 35)), 65, 0, 35, 0));
        assertThat(pendingOnly).isEqualTo(new TakenBack(List.of(), 0, 0, 100, 0));
        assertThat(ledger.after(unlimited.entries()).balance(POINTS, AT)).isEqualTo(new Balance(POINTS, AT, 0, 0, 35));
        assertThat(ledger.after(within.entries()).balance(POINTS, AT)).isEqualTo(new Balance(POINTS, AT, 0, 0, 0));
    }

    @Test
    void pendingOnlyTakesOwnPendingAndTellsTheExpired() {
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("pending"), 10, pendingUntil("2026-03-01", "2026-01-01", NEVER)),
                Entry.issue(lot("active"), 10, active("2026-01-01", NEVER)),
                Entry.issue(lot("past"), 10, active("2026-01-01", lastDay("2026-01-31"))),
                Entry.issue(lot("other"), 10, pendingUntil("2026-03-01", "2026-01-01", NEVER)));

        TakenBack taken = takeBack(ledger, 30, Clawback.PENDING_ONLY, lot("pending"), lot("active"), lot("past"));

        assertThat(taken).isEqualTo(new TakenBack(List.of(reversed("pending", 10)), 10, 10, 10, 0));
    }

    @Test
    void expiredUnitsAreNotTakenAgainBookedOrNot() {
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("booked"), 30, active("2026-01-01", lastDay("2026-01-31"))),
                Entry.expire(lot("booked"), 30, day("2026-02-01")),
                Entry.issue(lot("past"), 20, active("2026-01-01", lastDay("2026-02-09"))),
                Entry.issue(lot("other"), 500, active("2026-01-01", NEVER)));

        assertThat(takeBack(ledger, 50, Clawback.UNLIMITED, lot("booked"), lot("past")))
                .isEqualTo(new TakenBack(List.of(), 0, 50, 0, 0));
    }

    @Test
    void whatIsThereIsTakenFirstThenExpiredThenSpent() {
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("a"), 40, active("2026-01-01", lastDay("2026-01-31"))),
                spent("a", 30),
                Entry.expire(lot("a"), 10, day("2026-02-01")),
                Entry.issue(lot("b"), 20, active("2026-01-01", NEVER)));

        assertThat(takeBack(ledger, 20, Clawback.UNLIMITED, lot("a"), lot("b")).alreadyExpired())
                .isZero();
        assertThat(takeBack(ledger, 28, Clawback.UNLIMITED, lot("a"), lot("b")).alreadyExpired())
                .isEqualTo(8);
        TakenBack all = takeBack(ledger, 60, Clawback.UNLIMITED, lot("a"), lot("b"));
        assertThat(all.taken()).isEqualTo(20);
        assertThat(all.alreadyExpired()).isEqualTo(10);
        assertThat(all.owed()).isEqualTo(30);
    }

    @Test
    void expiredUnitsCountOnceOverSeveralReversals() {
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("own"), 100, active("2026-01-01", lastDay("2026-01-31"))),
                spent("own", 60),
                Entry.expire(lot("own"), 40, day("2026-02-01")));
        List<LotId> own = List.of(lot("own"));

        TakenBack first = LedgerArithmetic.takeBack(ledger, new TakeBack(POINTS, 50, own, 0, AT, Clawback.UNLIMITED));
        TakenBack second = LedgerArithmetic.takeBack(
                ledger.after(first.entries()),
                new TakeBack(POINTS, 50, own, first.alreadyExpired(), AT, Clawback.UNLIMITED));

        assertThat(first.alreadyExpired()).isEqualTo(40);
        assertThat(first.owed()).isEqualTo(10);
        assertThat(second.alreadyExpired()).isZero();
        assertThat(second.owed()).isEqualTo(50);
    }

    @Test
    void anOwnLotNamedTwiceCountsOnce() {
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("own"), 10, active("2026-01-01", NEVER)),
                Entry.issue(lot("past"), 10, active("2026-01-01", lastDay("2026-01-31"))));

        TakenBack taken =
                takeBack(ledger, 40, Clawback.WITHIN_BALANCE, lot("own"), lot("own"), lot("past"), lot("past"));

        assertThat(taken)
                .isEqualTo(new TakenBack(List.of(reversed("own", 10), outstanding("past", 20)), 10, 10, 20, 0));
    }

    @Test
    void otherAccountsAreNotTouched() {
        LotId credit = new LotId("o1", "credit", 1);
        LedgerSnapshot ledger = ledger(Entry.issue(credit, 100, active("2026-01-01", NEVER)));

        assertThat(takeBack(ledger, 10, Clawback.UNLIMITED).entries())
                .containsExactly(Entry.owe(EntryKind.REVERSED, POINTS, 10, AT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> takeBack(ledger, 10, Clawback.UNLIMITED, credit))
                .withMessageContaining("credit lot 1")
                .withMessageContaining("\"points\"");
    }

    @Test
    void nothingAskedNothingTaken() {
        LedgerSnapshot ledger = ledger(Entry.issue(lot("own"), 10, active("2026-01-01", NEVER)));

        assertThat(takeBack(ledger, 0, Clawback.UNLIMITED, lot("own"))).isEqualTo(new TakenBack(List.of(), 0, 0, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> takeBack(ledger, -1, Clawback.UNLIMITED, lot("own")))
                .withMessageContaining("TakeBack.units");
    }

    @Test
    void missingOwnLotIsRefusedWithAHint() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> takeBack(LedgerSnapshot.empty(MEMBER), 1, Clawback.UNLIMITED, lot("o7")))
                .withMessageContaining("\"o7\"")
                .withMessageContaining(
                        "Maybe the snapshot was trimmed: a reversal needs the lots of its original receipt.");
    }
}
