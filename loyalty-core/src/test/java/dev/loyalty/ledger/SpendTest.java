package dev.loyalty.ledger;

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

class SpendTest {

    private static final Instant AT = day("2026-02-10");

    private static final LedgerSnapshot LEDGER = ledger(
            Entry.issue(lot("never"), 10, active("2025-12-01", NEVER)),
            Entry.issue(lot("later"), 10, active("2026-01-01", lastDay("2026-06-30"))),
            Entry.issue(lot("b-soon"), 10, active("2026-01-03", lastDay("2026-02-28"))),
            Entry.issue(lot("a-soon"), 10, active("2026-01-03", lastDay("2026-02-28"))),
            Entry.issue(lot("older-soon"), 10, active("2026-01-02", lastDay("2026-02-28"))),
            Entry.issue(lot("gone"), 10, active("2025-11-01", lastDay("2026-02-09"))),
            Entry.issue(lot("waiting"), 10, pendingUntil("2026-02-11", "2026-01-01", lastDay("2026-02-20"))));

    private static List<Entry> spent(LedgerSnapshot ledger, long units, SpendingOrder order) {
        Spending spending = LedgerArithmetic.spend(ledger, POINTS, units, AT, order);
        assertThat(spending).isInstanceOf(Spending.Spent.class);
        return ((Spending.Spent) spending).entries();
    }

    private static Entry taken(String event, long units) {
        return Entry.take(EntryKind.REDEEMED, lot(event), units, AT);
    }

    @Test
    @DisplayName("EC-N1: nearest expiry first, never-expiring last, ties by earning time, then lot id")
    void usesTheNearestExpiryFirst() {
        assertThat(spent(LEDGER, 45, SpendingOrder.NEAREST_EXPIRY))
                .containsExactly(
                        taken("older-soon", 10),
                        taken("a-soon", 10),
                        taken("b-soon", 10),
                        taken("later", 10),
                        taken("never", 5));
    }

    @Test
    void usesTheOldestFirstIfTheAccountSaysSo() {
        assertThat(spent(LEDGER, 35, SpendingOrder.OLDEST))
                .containsExactly(taken("never", 10), taken("later", 10), taken("older-soon", 10), taken("a-soon", 5));
    }

    @Test
    void spendsNeitherPendingNorExpiredUnits() {
        assertThat(spent(LEDGER, 50, SpendingOrder.NEAREST_EXPIRY)).hasSize(5);
        assertThat(LedgerArithmetic.spend(LEDGER, POINTS, 51, AT, SpendingOrder.NEAREST_EXPIRY))
                .isEqualTo(new Spending.NotEnough(51, 50));
    }

    @Test
    void tellsHowManyAreMissing() {
        Spending.NotEnough notEnough = new Spending.NotEnough(120, 50);

        assertThat(notEnough.missing()).isEqualTo(70);
        assertThat(LedgerArithmetic.spend(LEDGER, "credit", 1, AT, SpendingOrder.OLDEST))
                .isEqualTo(new Spending.NotEnough(1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Spending.NotEnough(50, 50))
                .withMessageContaining("Maybe");
    }

    @Test
    void spendsNothingOfUnitsThatDebtNeeds() {
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("o1"), 50, active("2026-01-01", lastDay("2026-03-31"))),
                Entry.owe(EntryKind.REVERSED, POINTS, 30, day("2026-04-05")));

        assertThat(LedgerArithmetic.spend(ledger, POINTS, 21, AT, SpendingOrder.NEAREST_EXPIRY))
                .isEqualTo(new Spending.NotEnough(21, 20));
    }

    @Test
    void nothingIsSpentWithoutEntries() {
        assertThat(spent(LEDGER, 0, SpendingOrder.NEAREST_EXPIRY)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LedgerArithmetic.spend(LEDGER, POINTS, -1, AT, SpendingOrder.NEAREST_EXPIRY))
                .withMessageContaining("-1");
    }
}
