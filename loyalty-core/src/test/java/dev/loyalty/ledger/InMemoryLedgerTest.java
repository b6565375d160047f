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
import static dev.loyalty.ledger.Books.limit;
import static dev.loyalty.ledger.Books.lot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loyalty.ledger.Books.TestReceipt;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InMemoryLedgerTest {

    private static final LimitKey BUDGET = new LimitKey("budget", PROGRAMME, LimitPeriod.EVER);

    private final InMemoryLedger store = new InMemoryLedger();

    private static Booking earning(String event, long units) {
        return booking(event, Entry.issue(lot(event), units, active("2026-01-01", NEVER)));
    }

    private static Receipt spending(String member, String event, long units, long maximum) {
        IdempotencyKey key = new IdempotencyKey(PROGRAMME, member, event, Calculation.EARNING);
        return new TestReceipt(
                new Booking(
                        key,
                        List.of(),
                        List.of(new LimitUse(BUDGET, units)),
                        List.of(new Expectation.CapacityLeft(BUDGET, units, maximum))),
                "h");
    }

    @Test
    void commitsAndKeepsTheReceipt() {
        Receipt receipt = new TestReceipt(earning("o1", 50), "h1");

        CommitResult result = store.commit(receipt);

        LedgerSnapshot expected = LedgerSnapshot.empty(MEMBER).plus(receipt.booking());
        assertThat(result).isEqualTo(new CommitResult.Committed(expected));
        assertThat(store.snapshot(PROGRAMME, MEMBER)).isEqualTo(expected);
        assertThat(store.receipt(receipt.key())).containsSame(receipt);
        assertThat(store.receipt(key("o2", Calculation.EARNING))).isEmpty();
    }

    @Test
    @DisplayName("EC-X2: the same event delivered twice gets the original receipt and books once")
    void sameKeyAndBodyIsReplayed() {
        Receipt receipt = new TestReceipt(earning("o1", 150), "h1");
        store.commit(receipt);

        CommitResult again = store.commit(new TestReceipt(earning("o1", 999), "h1"));

        assertThat(again).isEqualTo(new CommitResult.Replayed(receipt));
        assertThat(store.snapshot(PROGRAMME, MEMBER)
                        .balance(POINTS, day("2026-01-01"))
                        .active())
                .isEqualTo(150);
    }

    @Test
    @DisplayName("EC-X3: the same key with another body is a conflict")
    void sameKeyWithOtherBodyIsAConflict() {
        Receipt receipt = new TestReceipt(earning("o1", 100), "h1");
        store.commit(receipt);

        assertThat(store.commit(new TestReceipt(earning("o1", 200), "h2")))
                .isEqualTo(new CommitResult.Conflict(receipt));
        assertThat(store.snapshot(PROGRAMME, MEMBER).revision()).isEqualTo(1);
    }

    @Test
    @DisplayName("EC-X1: a ledger that changed meanwhile makes the booking stale")
    void changedLedgerIsStale() {
        store.commit(new TestReceipt(earning("o1", 100), "h1"));
        Expectation unchanged = new Expectation.LedgerUnchanged(MEMBER, 0);
        Receipt late = new TestReceipt(
                new Booking(key("o2", Calculation.EARNING), List.of(), List.of(), List.of(unchanged)), "h2");

        assertThat(store.commit(late)).isEqualTo(new CommitResult.Stale(unchanged));
        assertThat(store.receipt(late.key())).isEmpty();
        assertThat(store.snapshot(PROGRAMME, MEMBER).revision()).isEqualTo(1);
    }

    @Test
    void anotherMembersLedgerCanBeExpectedUnchanged() {
        Expectation friendUnchanged = new Expectation.LedgerUnchanged("leo", 1);
        Receipt receipt = new TestReceipt(
                new Booking(key("r1", Calculation.REFERRAL), List.of(), List.of(), List.of(friendUnchanged)), "h");

        assertThat(store.commit(receipt)).isEqualTo(new CommitResult.Stale(friendUnchanged));
        store.commit(spending("leo", "e1", 1, 100));
        assertThat(store.commit(receipt)).isInstanceOf(CommitResult.Committed.class);
    }

    @Test
    @DisplayName("EC-C8: a shared budget is one counter for all members of a programme")
    void budgetIsSharedByMembers() {
        store.commit(spending("mia", "e1", 60, 100));

        assertThat(store.snapshot(PROGRAMME, "leo").used(BUDGET)).isEqualTo(60);
        assertThat(store.snapshot("other", "leo").used(BUDGET)).isZero();
        assertThat(store.commit(spending("leo", "e2", 41, 100)))
                .isEqualTo(new CommitResult.Stale(new Expectation.CapacityLeft(BUDGET, 41, 100)));
        assertThat(store.commit(spending("leo", "e3", 40, 100)))
                .isInstanceOfSatisfying(
                        CommitResult.Committed.class,
                        committed ->
                                assertThat(committed.snapshot().used(BUDGET)).isEqualTo(100));
        assertThat(store.snapshot(PROGRAMME, "mia").used(BUDGET)).isEqualTo(100);
    }

    @Test
    @DisplayName("EC-C4: a reversal frees the shared budget without expecting anything")
    void reversalFreesTheBudget() {
        store.commit(spending("mia", "e1", 60, 100));
        store.commit(new TestReceipt(
                new Booking(key("e1", Calculation.REVERSAL), List.of(), List.of(new LimitUse(BUDGET, -60)), List.of()),
                "h"));

        assertThat(store.snapshot(PROGRAMME, "leo").used(BUDGET)).isZero();
        assertThat(store.commit(spending("leo", "e2", 100, 100))).isInstanceOf(CommitResult.Committed.class);
    }

    @Test
    void ownLimitsAreNotShared() {
        LimitKey own = limit("cap", LimitPeriod.EVER);
        store.commit(new TestReceipt(Books.using("e1", own, 5), "h"));

        assertThat(store.snapshot(PROGRAMME, MEMBER).used(own)).isEqualTo(5);
        assertThat(store.snapshot(PROGRAMME, "leo").used()).isEmpty();
    }

    @Test
    @DisplayName("EC-C6: entries and counts of limits are written together or not at all")
    void allExpectationsHoldOrNothingIsWritten() {
        Expectation unchanged = new Expectation.LedgerUnchanged(MEMBER, 7);
        Receipt receipt = new TestReceipt(
                new Booking(
                        key("e1", Calculation.EARNING),
                        List.of(Entry.issue(lot("e1"), 10, active("2026-01-01", NEVER))),
                        List.of(new LimitUse(BUDGET, 10)),
                        List.of(new Expectation.CapacityLeft(BUDGET, 10, 100), unchanged)),
                "h");

        assertThat(store.commit(receipt)).isEqualTo(new CommitResult.Stale(unchanged));
        assertThat(store.snapshot(PROGRAMME, MEMBER)).isEqualTo(LedgerSnapshot.empty(MEMBER));
        assertThat(store.snapshot(PROGRAMME, MEMBER).used(BUDGET)).isZero();
    }

    @Test
    @DisplayName("EC-X7: a redemption whose answer was lost is sent again, and spends once")
    void aRedemptionThatIsSentAgainSpendsOnce() {
        store.commit(new TestReceipt(earning("o1", 100), "h1"));
        LedgerSnapshot seen = store.snapshot(PROGRAMME, MEMBER);
        Spending.Spent spent = (Spending.Spent)
                LedgerArithmetic.spend(seen, POINTS, 40, day("2026-01-02"), SpendingOrder.NEAREST_EXPIRY);
        Receipt redemption = new TestReceipt(
                new Booking(
                        key("gift", Calculation.REDEMPTION),
                        spent.entries(),
                        List.of(),
                        List.of(new Expectation.LedgerUnchanged(MEMBER, seen.revision()))),
                "h2");
        store.commit(redemption);

        assertThat(store.commit(redemption)).isEqualTo(new CommitResult.Replayed(redemption));
        assertThat(store.snapshot(PROGRAMME, MEMBER)
                        .balance(POINTS, day("2026-01-02"))
                        .active())
                .isEqualTo(60);
    }

    @Test
    void impossibleBookingIsRefusedAndWritesNothing() {
        Receipt receipt = new TestReceipt(
                new Booking(
                        key("e1", Calculation.EARNING),
                        List.of(Entry.take(EntryKind.REDEEMED, lot("e0"), 1, day("2026-01-01"))),
                        List.of(new LimitUse(BUDGET, 10)),
                        List.of(new Expectation.CapacityLeft(BUDGET, 10, 100))),
                "h");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.commit(receipt))
                .withMessageContaining("e0");
        assertThat(store.snapshot(PROGRAMME, MEMBER)).isEqualTo(LedgerSnapshot.empty(MEMBER));
        assertThat(store.receipt(receipt.key())).isEmpty();
    }

    @Test
    @DisplayName("EC-D15: an expiry run is committed like any decision, and once")
    void commitsAnExpiryRun() {
        store.commit(new TestReceipt(
                booking("o1", Entry.issue(lot("o1"), 50, active("2026-01-01", lastDay("2026-01-31")))), "h"));
        ExpiryReceipt run = LedgerArithmetic.expire(store.snapshot(PROGRAMME, MEMBER), PROGRAMME, day("2026-02-01"))
                .orElseThrow();

        assertThat(run.bodyHash())
                .isEqualTo("2026-02-01T00:00:00Z")
                .isEqualTo(run.key().event());
        assertThat(store.commit(run)).isInstanceOf(CommitResult.Committed.class);
        assertThat(store.commit(run)).isEqualTo(new CommitResult.Replayed(run));
        assertThat(store.snapshot(PROGRAMME, MEMBER).lot(lot("o1")))
                .hasValueSatisfying(lot -> assertThat(lot.expired()).isEqualTo(50));
    }
}
