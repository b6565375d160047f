package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.NEVER;
import static dev.loyalty.ledger.Books.POINTS;
import static dev.loyalty.ledger.Books.PROGRAMME;
import static dev.loyalty.ledger.Books.active;
import static dev.loyalty.ledger.Books.day;
import static dev.loyalty.ledger.Books.issue;
import static dev.loyalty.ledger.Books.lastDay;
import static dev.loyalty.ledger.Books.ledger;
import static dev.loyalty.ledger.Books.lot;
import static dev.loyalty.ledger.Books.pendingUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One order of all that happens at midnight of 1 March: what ends is gone, what begins is there, then what is booked. */
class SameInstantTest {

    private static final Instant MIDNIGHT = day("2026-03-01");

    private static final LedgerSnapshot LEDGER = ledger(
            Entry.issue(lot("ends"), 10, active("2026-01-01", lastDay("2026-02-28"))),
            Entry.issue(lot("begins"), 20, pendingUntil("2026-03-01", "2026-02-01", NEVER)),
            Entry.issue(lot("neither"), 40, pendingUntil("2026-03-01", "2026-02-01", lastDay("2026-02-28"))));

    private static LedgerSnapshot expired(LedgerSnapshot ledger) {
        return LedgerArithmetic.expire(ledger, PROGRAMME, MIDNIGHT)
                .map(ledger::plus)
                .orElse(ledger);
    }

    private static List<Entry> spend(LedgerSnapshot ledger, long units) {
        return ((Spending.Spent) LedgerArithmetic.spend(ledger, POINTS, units, MIDNIGHT, SpendingOrder.NEAREST_EXPIRY))
                .entries();
    }

    @Test
    @DisplayName("EC-D3: what ends at an instant is gone, what begins is there, and what does both never was")
    void whatEndsIsGoneAndWhatBeginsIsThere() {
        assertThat(LEDGER.balance(POINTS, MIDNIGHT)).isEqualTo(new Balance(POINTS, MIDNIGHT, 0, 20, 0));
        assertThat(spend(LEDGER, 20)).containsExactly(Entry.take(EntryKind.REDEEMED, lot("begins"), 20, MIDNIGHT));
    }

    @Test
    @DisplayName("EC-D15: whether expiry is booked before or after what happens at the same instant does not matter")
    void theRunMayComeBeforeOrAfter() {
        LedgerSnapshot runFirst = expired(LEDGER);
        runFirst = runFirst.after(spend(runFirst, 15));
        LedgerSnapshot runLast = expired(LEDGER.after(spend(LEDGER, 15)));

        assertThat(runFirst).isEqualTo(runLast);
    }

    @Test
    void whatIsBookedAtTheSameInstantCountsInTheOrderOfBooking() {
        LedgerSnapshot indebted = LEDGER.after(List.of(Entry.owe(EntryKind.REVERSED, POINTS, 5, MIDNIGHT)));
        LedgerSnapshot earned = issue(LEDGER, "new", 5, active("2026-03-01", NEVER));

        assertThat(issue(indebted, "new", 5, active("2026-03-01", NEVER)).debt(POINTS))
                .as("a return before an order: the order repays")
                .isZero();
        assertThat(earned.after(List.of(Entry.owe(EntryKind.REVERSED, POINTS, 5, MIDNIGHT)))
                        .balance(POINTS, MIDNIGHT)
                        .total())
                .as("whichever comes first, the sum is the same")
                .isEqualTo(issue(indebted, "new", 5, active("2026-03-01", NEVER))
                        .balance(POINTS, MIDNIGHT)
                        .total());
    }
}
