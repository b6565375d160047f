package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.MEMBER;
import static dev.loyalty.ledger.Books.NEVER;
import static dev.loyalty.ledger.Books.POINTS;
import static dev.loyalty.ledger.Books.active;
import static dev.loyalty.ledger.Books.booking;
import static dev.loyalty.ledger.Books.bookingOf;
import static dev.loyalty.ledger.Books.day;
import static dev.loyalty.ledger.Books.key;
import static dev.loyalty.ledger.Books.lastDay;
import static dev.loyalty.ledger.Books.lot;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineageTest {

    private static final Instant SPENT = day("2026-02-10");
    private static final Instant BACK = day("2026-02-12");

    private final List<Booking> bookings = new ArrayList<>();
    private LedgerSnapshot ledger = LedgerSnapshot.empty(MEMBER);

    @BeforeEach
    void redeemsWhatTwoOrdersEarned() {
        book(booking("order-7", Entry.issue(lot("order-7"), 50, active("2026-01-01", lastDay("2026-03-31")))));
        book(booking("order-9", Entry.issue(lot("order-9"), 70, active("2026-01-05", NEVER))));
        book(redemption(spend(80)));
    }

    private void book(Booking booking) {
        bookings.add(booking);
        ledger = ledger.plus(booking);
    }

    private List<Entry> spend(long units) {
        return ((Spending.Spent) LedgerArithmetic.spend(ledger, POINTS, units, SPENT, SpendingOrder.NEAREST_EXPIRY))
                .entries();
    }

    private static Booking redemption(List<Entry> entries) {
        return new Booking(key("gift", Calculation.REDEMPTION), entries, List.of(), List.of());
    }

    private Lineage lineage() {
        return Lineage.of(MEMBER, bookings);
    }

    @Test
    void tellsWhichLotsPaidForARedemption() {
        assertThat(lineage().paidFor(key("gift", Calculation.REDEMPTION)))
                .containsExactly(new Lineage.Part(lot("order-7"), 50), new Lineage.Part(lot("order-9"), 30));
        assertThat(lineage().paidFor(key("order-7", Calculation.EARNING))).isEmpty();
        assertThat(lineage().paidFor(key("other", Calculation.REDEMPTION))).isEmpty();
    }

    @Test
    void aLotThatARedemptionUsedTwiceIsOnePart() {
        Booking twice = redemption(Books.joined(spend(10), spend(5)));

        assertThat(Lineage.of(MEMBER, List.of(twice)).paidFor(twice.key()))
                .containsExactly(new Lineage.Part(lot("order-9"), 15));
    }

    @Test
    void tellsTheStoryOfALotWhichAddsUpToWhatIsLeft() {
        GivenBack back =
                LedgerArithmetic.giveBack(ledger, new GiveBack(bookings.get(2).entries(), 0, 45, BACK, null));
        book(new Booking(key("cancel", Calculation.REVERSAL), back.entries(), List.of(), List.of()));

        List<Lineage.Event> story = lineage().storyOf(lot("order-7"));

        assertThat(story).extracting(event -> event.by().event()).containsExactly("order-7", "gift", "cancel");
        assertThat(story).extracting(event -> event.entry().units()).containsExactly(50L, -50L, 15L);
        assertThat(ledger.lot(lot("order-7")))
                .hasValueSatisfying(left -> assertThat(left.left()).isEqualTo(15));
        assertThat(lineage().storyOf(lot("none"))).isEmpty();
    }

    @Test
    void leavesOutOtherMembersAndDebt() {
        book(booking("r1", Entry.owe(EntryKind.REVERSED, POINTS, 5, SPENT)));
        bookings.add(bookingOf("leo", "order-7", Entry.issue(lot("order-7"), 1, active("2026-01-01", NEVER))));

        assertThat(lineage().storyOf(lot("order-7"))).hasSize(2);
    }
}
