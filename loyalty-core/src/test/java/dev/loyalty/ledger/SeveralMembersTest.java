package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.MEMBER;
import static dev.loyalty.ledger.Books.NEVER;
import static dev.loyalty.ledger.Books.POINTS;
import static dev.loyalty.ledger.Books.PROGRAMME;
import static dev.loyalty.ledger.Books.active;
import static dev.loyalty.ledger.Books.bookingOf;
import static dev.loyalty.ledger.Books.day;
import static dev.loyalty.ledger.Books.lot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loyalty.ledger.Books.SharedReceipt;
import dev.loyalty.ledger.Books.TestReceipt;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One decision that changes the ledgers of two members, as a referral or a transfer does. */
class SeveralMembersTest {

    private static final String FRIEND = "leo";
    private static final LimitKey BUDGET = new LimitKey("budget", PROGRAMME, LimitPeriod.EVER);

    private final InMemoryLedger store = new InMemoryLedger();

    private static Booking reward(String member, String event, long units) {
        return bookingOf(member, event, Entry.issue(lot(event), units, active("2026-01-01", NEVER)));
    }

    private static Booking with(Booking booking, Expectation expectation) {
        List<LimitUse> uses = expectation instanceof Expectation.CapacityLeft capacity
                ? List.of(new LimitUse(capacity.key(), capacity.adds()))
                : List.of();
        return new Booking(booking.key(), booking.entries(), uses, List.of(expectation));
    }

    private long spendable(String member) {
        return store.snapshot(PROGRAMME, member)
                .balance(POINTS, day("2026-01-02"))
                .active();
    }

    private static Receipt referral(String body, Booking... bookings) {
        return new SharedReceipt(List.of(bookings), body);
    }

    @Test
    void bothLedgersAreBookedTogether() {
        Receipt receipt = referral("h", reward(MEMBER, "r1", 50), reward(FRIEND, "r1", 20));

        CommitResult result = store.commit(receipt);

        assertThat(result).isEqualTo(new CommitResult.Committed(store.snapshot(PROGRAMME, MEMBER)));
        assertThat(spendable(MEMBER)).isEqualTo(50);
        assertThat(spendable(FRIEND)).isEqualTo(20);
        assertThat(store.snapshot(PROGRAMME, FRIEND).revision()).isEqualTo(1);
    }

    @Test
    void nothingIsBookedIfTheLedgerOfTheOtherMemberChanged() {
        Expectation unchanged = new Expectation.LedgerUnchanged(FRIEND, 7);
        Receipt receipt = referral("h", reward(MEMBER, "r1", 50), with(reward(FRIEND, "r1", 20), unchanged));

        assertThat(store.commit(receipt)).isEqualTo(new CommitResult.Stale(unchanged));
        assertThat(spendable(MEMBER)).isZero();
        assertThat(store.receipt(receipt.key())).isEmpty();
    }

    @Test
    void nothingIsBookedIfTheOtherBookingIsNotPossible() {
        Entry impossible = Entry.take(EntryKind.REDEEMED, lot("none"), 1, day("2026-01-01"));
        Receipt receipt = referral("h", reward(MEMBER, "r1", 50), bookingOf(FRIEND, "r1", impossible));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.commit(receipt))
                .withMessageContaining("none");
        assertThat(spendable(MEMBER)).isZero();
    }

    @Test
    void bothCountAgainstASharedBudget() {
        Expectation capacity = new Expectation.CapacityLeft(BUDGET, 60, 100);
        Receipt receipt =
                referral("h", with(reward(MEMBER, "r1", 60), capacity), with(reward(FRIEND, "r1", 60), capacity));

        assertThat(store.commit(receipt)).isEqualTo(new CommitResult.Stale(capacity));
        assertThat(store.snapshot(PROGRAMME, MEMBER).used(BUDGET)).isZero();
    }

    @Test
    void isFoundAndReplayedByTheKeyOfEitherMember() {
        Receipt receipt = referral("h", reward(MEMBER, "r1", 50), reward(FRIEND, "r1", 20));
        store.commit(receipt);

        assertThat(store.receipt(receipt.key().of(FRIEND))).containsSame(receipt);
        assertThat(store.commit(receipt)).isEqualTo(new CommitResult.Replayed(receipt));
        assertThat(store.commit(referral("other", reward(FRIEND, "r1", 20), reward("zoe", "r1", 50))))
                .isEqualTo(new CommitResult.Conflict(receipt));
        assertThat(spendable("zoe")).isZero();
    }

    @Test
    void eachLedgerIsRebuiltFromItsOwnBookings() {
        Receipt referral = referral("h", reward(MEMBER, "r1", 50), reward(FRIEND, "r1", 20));
        Receipt own = new TestReceipt(reward(FRIEND, "r2", 5), "h");
        List<Booking> all =
                List.of(referral.bookings().get(0), referral.bookings().get(1), own.booking());
        store.commit(referral);
        store.commit(own);

        assertThat(LedgerSnapshot.rebuild(MEMBER, all)).isEqualTo(store.snapshot(PROGRAMME, MEMBER));
        assertThat(LedgerSnapshot.rebuild(FRIEND, all)).isEqualTo(store.snapshot(PROGRAMME, FRIEND));
        assertThat(LedgerSnapshot.empty(FRIEND).plus(referral).plus(own)).isEqualTo(store.snapshot(PROGRAMME, FRIEND));
    }

    @Test
    void aReceiptChangesOnlyTheLedgersItBooks() {
        Receipt receipt = new TestReceipt(reward(MEMBER, "r1", 50), "h");

        assertThat(receipt.bookings()).containsExactly(receipt.booking());
        assertThat(receipt.bookingOf(FRIEND)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LedgerSnapshot.empty(FRIEND).plus(receipt))
                .withMessageContaining(FRIEND)
                .withMessageContaining("Maybe snapshots");
    }

    @Test
    void refusesBookingsThatDoNotBelongTogether() {
        assertRefused(List.of(), "empty");
        assertRefused(List.of(reward(MEMBER, "r1", 1), reward(MEMBER, "r1", 2)), "twice");
        assertRefused(List.of(reward(MEMBER, "r1", 1), reward(FRIEND, "r2", 2)), "two calls");
    }

    private static void assertRefused(List<Booking> bookings, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Booking.together(bookings))
                .withMessageContaining(words)
                .withMessageContaining("Maybe");
    }
}
