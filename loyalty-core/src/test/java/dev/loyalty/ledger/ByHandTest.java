package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.NEVER;
import static dev.loyalty.ledger.Books.POINTS;
import static dev.loyalty.ledger.Books.active;
import static dev.loyalty.ledger.Books.day;
import static dev.loyalty.ledger.Books.joined;
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

/** Lots opened, units taken, debt repaid and terms changed by anything but an order. */
class ByHandTest {

    private static final Instant AT = day("2026-02-10");

    private static final LedgerSnapshot LEDGER = ledger(
            Entry.issue(lot("never"), 10, active("2026-01-01", NEVER)),
            Entry.issue(lot("soon"), 10, active("2026-01-01", lastDay("2026-02-28"))),
            Entry.issue(lot("waiting"), 10, pendingUntil("2026-02-11", "2026-01-01", lastDay("2026-02-20"))),
            Entry.issue(lot("gone"), 10, active("2025-11-01", lastDay("2026-02-09"))));

    private static Entry adjusted(String event, long units) {
        return Entry.take(EntryKind.ADJUSTED, lot(event), units, AT);
    }

    @Test
    @DisplayName("EC-N2: a lot that is opened by hand repays debt like one that is earned")
    void openedLotRepaysDebt() {
        LedgerSnapshot indebted = ledger(Entry.owe(EntryKind.REVERSED, POINTS, 30, day("2026-01-01")));
        LotTerms terms = active("2026-01-15", NEVER);

        assertThat(LedgerArithmetic.open(indebted, EntryKind.ADJUSTED, lot("a1"), 100, AT, terms))
                .containsExactlyElementsOf(joined(
                        List.of(Entry.open(EntryKind.ADJUSTED, lot("a1"), 100, AT, terms)),
                        Entry.repay(lot("a1"), 30, AT)));
        assertThat(LedgerArithmetic.open(
                        indebted, EntryKind.IMPORTED, lot("a1"), 100, AT, active("2025-01-15", lastDay("2026-02-09"))))
                .as("past")
                .hasSize(1);
    }

    @Test
    void opensNoLotTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LedgerArithmetic.open(
                        LEDGER, EntryKind.ADJUSTED, lot("soon"), 1, AT, active("2026-02-10", NEVER)))
                .withMessageContaining("already issued");
    }

    @Test
    void takesActiveUnitsThenPendingOnesThenMakesDebt() {
        TakenBack taken = LedgerArithmetic.takeByHand(LEDGER, POINTS, 35, AT, Clawback.UNLIMITED);

        assertThat(taken.entries())
                .containsExactly(
                        adjusted("soon", 10),
                        adjusted("never", 10),
                        adjusted("waiting", 10),
                        Entry.owe(EntryKind.ADJUSTED, POINTS, 5, AT));
        assertThat(LedgerArithmetic.takeByHand(LEDGER, POINTS, 35, AT, Clawback.WITHIN_BALANCE)
                        .notTaken())
                .isEqualTo(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LedgerArithmetic.takeByHand(LEDGER, POINTS, 0, AT, Clawback.UNLIMITED))
                .withMessageContaining("units taken");
    }

    @Test
    void repaysDebtFromActiveUnitsThenFromPendingOnes() {
        LedgerSnapshot indebted = LEDGER.after(List.of(Entry.owe(EntryKind.MERGED, POINTS, 25, AT)));

        assertThat(LedgerArithmetic.repay(indebted, POINTS, AT))
                .containsExactlyElementsOf(joined(
                        Entry.repay(lot("soon"), 10, AT),
                        Entry.repay(lot("never"), 10, AT),
                        Entry.repay(lot("waiting"), 5, AT)));
        assertThat(LedgerArithmetic.repay(LEDGER, POINTS, AT)).isEmpty();
        assertThat(LedgerArithmetic.repay(
                        LEDGER.after(List.of(Entry.owe(EntryKind.MERGED, POINTS, 99, AT))), POINTS, AT))
                .as("the lot that is past repays nothing")
                .hasSize(6);
    }

    @Test
    @DisplayName("EC-D11: an extension gives a lot another expiry and leaves everything else")
    void extensionChangesOnlyTheExpiry() {
        Lot soon = LEDGER.lot(lot("soon")).orElseThrow();
        Entry extended = Entry.extend(lot("soon"), AT, soon.terms().with(lastDay("2026-12-31")));

        LedgerSnapshot after = LEDGER.after(List.of(extended));

        assertThat(after.lot(lot("soon")))
                .contains(new Lot(lot("soon"), 10, 10, 0, day("2026-01-01"), soon.activation(), lastDay("2026-12-31")));
        assertThat(after.balance(POINTS, AT)).isEqualTo(LEDGER.balance(POINTS, AT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LEDGER.after(
                        List.of(Entry.extend(lot("soon"), AT, active("2026-01-02", lastDay("2026-12-31"))))))
                .withMessageContaining("change more than the expiry")
                .withMessageContaining("Maybe");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LEDGER.after(List.of(Entry.extend(lot("none"), AT, soon.terms()))))
                .withMessageContaining("not in the ledger");
    }

    @Test
    @DisplayName("EC-N7: a merged lot keeps what it went through, so that later reversals find it as it was")
    void mergedLotKeepsItsPast() {
        LotTerms terms = active("2026-01-01", lastDay("2026-03-31"));
        Lot closed = new Lot(lot("closed"), 100, 0, 30, terms.earnedAt(), terms.activation(), terms.expiry());
        Lot open = new Lot(lot("open"), 50, 20, 10, terms.earnedAt(), terms.activation(), terms.expiry());

        LedgerSnapshot after = ledger(Entry.merge(lot("closed"), closed, AT), Entry.merge(lot("open"), open, AT));

        assertThat(after.lots()).containsExactly(closed, open);
    }
}
