package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.MEMBER;
import static dev.loyalty.ledger.Books.NEVER;
import static dev.loyalty.ledger.Books.POINTS;
import static dev.loyalty.ledger.Books.PROGRAMME;
import static dev.loyalty.ledger.Books.active;
import static dev.loyalty.ledger.Books.booking;
import static dev.loyalty.ledger.Books.day;
import static dev.loyalty.ledger.Books.days;
import static dev.loyalty.ledger.Books.issue;
import static dev.loyalty.ledger.Books.lastDay;
import static dev.loyalty.ledger.Books.ledger;
import static dev.loyalty.ledger.Books.limit;
import static dev.loyalty.ledger.Books.lot;
import static dev.loyalty.ledger.Books.pendingUntil;
import static dev.loyalty.ledger.Books.using;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loyalty.model.Fraction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LedgerSnapshotTest {

    private static final Instant AT = day("2026-01-10");

    @Test
    void emptyLedgerHoldsNothing() {
        LedgerSnapshot empty = LedgerSnapshot.empty(MEMBER);

        assertThat(empty.balance(POINTS, AT)).isEqualTo(new Balance(POINTS, AT, 0, 0, 0));
        assertThat(empty.expiring(POINTS, AT, Instant.MAX)).isEmpty();
        assertThat(empty.lot(lot("o1"))).isEmpty();
        assertThat(empty.used(limit("cap", LimitPeriod.EVER))).isZero();
    }

    @Test
    void balanceIsPerAccount() {
        LotId credit = new LotId("o1", "credit", 1);
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("o1"), 50, active("2026-01-01", NEVER)),
                Entry.issue(credit, 700, active("2026-01-01", NEVER)));

        assertThat(ledger.balance(POINTS, AT).active()).isEqualTo(50);
        assertThat(ledger.balance("credit", AT).active()).isEqualTo(700);
        assertThat(ledger.lotsOf("credit")).extracting(Lot::id).containsExactly(credit);
    }

    @Test
    @DisplayName("EC-D16: the balance is of its instant, though no expiry was booked")
    void balanceIsOfItsInstant() {
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("o1"), 50, pendingUntil("2026-01-15", "2026-01-01", lastDay("2026-01-31"))),
                Entry.issue(lot("o2"), 7, active("2026-01-01", NEVER)));

        assertThat(ledger.balance(POINTS, AT)).isEqualTo(new Balance(POINTS, AT, 50, 7, 0));
        assertThat(ledger.balance(POINTS, day("2026-01-31")).active()).isEqualTo(57);
        assertThat(ledger.balance(POINTS, day("2026-02-01")))
                .isEqualTo(new Balance(POINTS, day("2026-02-01"), 0, 7, 0));
    }

    @Test
    @DisplayName("EC-N4: active and debt are never both shown, also for an instant before the debt")
    void activeAndDebtAreSetOff() {
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("o1"), 50, active("2026-01-01", lastDay("2026-01-31"))),
                Entry.owe(EntryKind.REVERSED, POINTS, 30, day("2026-02-05")));

        assertThat(ledger.balance(POINTS, day("2026-02-05")))
                .isEqualTo(new Balance(POINTS, day("2026-02-05"), 0, 0, 30));
        assertThat(ledger.balance(POINTS, AT)).isEqualTo(new Balance(POINTS, AT, 0, 20, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Balance(POINTS, AT, 0, 20, 30))
                .withMessageContaining("active 20")
                .withMessageContaining("debt 30");
    }

    @Test
    @DisplayName("EC-N8: what a preview promises is shown apart from what can be spent")
    void promisedUnitsAreApart() {
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("o1"), 50, active("2026-01-01", NEVER)),
                Entry.issue(lot("o2"), 7, pendingUntil("2026-01-15", "2026-01-01", NEVER)));
        LotId credit = new LotId("cart", "credit", 1);
        Receipt cart = new Books.TestReceipt(
                booking(
                        "cart",
                        Entry.issue(lot("cart"), 30, active("2026-01-10", NEVER)),
                        Entry.issue(credit, 500, active("2026-01-10", NEVER)),
                        Entry.take(EntryKind.REDEEMED, lot("o1"), 20, AT)),
                "h");
        Receipt ofOthers = new Books.TestReceipt(
                Books.bookingOf("leo", "r", Entry.issue(lot("r"), 9, active("2026-01-10", NEVER))), "h");

        assertThat(ledger.balance(POINTS, AT, List.of(cart, ofOthers)))
                .isEqualTo(new Balance(POINTS, AT, 7, 50, 0, 0, 30));
        assertThat(ledger.balance(POINTS, AT, List.of(cart)).total()).isEqualTo(57);
        assertThat(ledger.balance(POINTS, AT).promised()).isZero();
    }

    @Test
    void tellsWhatExpiresUntilAnInstant() {
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("gone"), 1, active("2025-12-01", lastDay("2026-01-09"))),
                Entry.issue(lot("b"), 2, active("2026-01-01", lastDay("2026-02-28"))),
                Entry.issue(lot("a"), 4, active("2026-01-01", lastDay("2026-01-31"))),
                Entry.issue(lot("c"), 8, pendingUntil("2026-01-20", "2026-01-01", lastDay("2026-01-31"))),
                Entry.issue(lot("d"), 16, active("2026-01-01", lastDay("2026-03-01"))),
                Entry.issue(lot("e"), 32, active("2026-01-01", NEVER)));

        assertThat(ledger.expiring(POINTS, AT, day("2026-03-01")))
                .containsExactly(new ExpiringUnits(day("2026-02-01"), 12), new ExpiringUnits(day("2026-03-01"), 2));
    }

    @Test
    void isCanonicalWhateverOrderCameIn() {
        Lot one = Lot.issued(lot("a"), 1, active("2026-01-01", NEVER));
        Lot two = Lot.issued(lot("b"), 2, active("2026-01-01", NEVER));
        SortedMap<String, Long> backwards = new TreeMap<>(Collections.reverseOrder());
        backwards.put("credit", 5L);
        backwards.put(POINTS, 0L);

        LedgerSnapshot snapshot = new LedgerSnapshot(MEMBER, 3, List.of(two, one), backwards, new TreeMap<>());

        assertThat(snapshot.lots()).containsExactly(one, two);
        assertThat(snapshot.debts()).containsOnlyKeys("credit");
        assertThat(snapshot)
                .isEqualTo(new LedgerSnapshot(MEMBER, 3, List.of(one, two), snapshot.debts(), snapshot.used()));
    }

    @Test
    void cannotBeChangedFromOutside() {
        SortedMap<String, Long> debts = new TreeMap<>();
        LedgerSnapshot snapshot = new LedgerSnapshot(MEMBER, 0, List.of(), debts, new TreeMap<>());
        debts.put(POINTS, 5L);

        assertThat(snapshot.debt(POINTS)).isZero();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> snapshot.debts().put(POINTS, 5L));
    }

    @Test
    void refusesTheSameLotTwice() {
        Lot lot = Lot.issued(lot("a"), 1, active("2026-01-01", NEVER));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LedgerSnapshot(MEMBER, 0, List.of(lot, lot), new TreeMap<>(), new TreeMap<>()))
                .withMessageContaining("event \"a\"")
                .withMessageContaining("twice");
    }

    @Test
    @DisplayName("EC-X4: a booking is increments on named lots")
    void plusAppliesABooking() {
        LedgerSnapshot before = LedgerSnapshot.empty(MEMBER);

        LedgerSnapshot after = before.plus(booking("o1", Entry.issue(lot("o1"), 50, active("2026-01-01", NEVER))))
                .plus(booking("r1", Entry.take(EntryKind.REDEEMED, lot("o1"), 20, AT)))
                .plus(booking("x1", Entry.expire(lot("o1"), 10, AT)));

        assertThat(after.revision()).isEqualTo(3);
        assertThat(after.lot(lot("o1"))).hasValueSatisfying(lot -> {
            assertThat(lot.issued()).isEqualTo(50);
            assertThat(lot.left()).isEqualTo(20);
            assertThat(lot.expired()).isEqualTo(10);
        });
        assertThat(before).isEqualTo(LedgerSnapshot.empty(MEMBER));
    }

    @Test
    void findsEveryLotAmongMany() {
        LedgerSnapshot ledger = LedgerSnapshot.empty(MEMBER);
        for (int i = 0; i < 17; i++) {
            ledger = issue(ledger, "o" + i, i + 1, active("2026-01-01", NEVER));
        }

        for (int i = 0; i < 17; i++) {
            long units = i + 1L;
            assertThat(ledger.lot(lot("o" + i)))
                    .hasValueSatisfying(lot -> assertThat(lot.issued()).isEqualTo(units));
        }
        assertThat(ledger.lot(lot("o99"))).isEmpty();
    }

    @Test
    void givesBackNoMoreThanWasTaken() {
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("o1"), 50, active("2026-01-01", NEVER)),
                Entry.take(EntryKind.REDEEMED, lot("o1"), 20, AT));
        Entry back = new Entry(EntryKind.REVERSED, POINTS, 20, lot("o1"), AT, null);

        assertThat(ledger.after(List.of(back)).balance(POINTS, AT).active()).isEqualTo(50);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.after(List.of(back, back)))
                .withMessageContaining("o1")
                .withMessageContaining("Maybe it was given back before.");
    }

    @Test
    void refusesBookingsThatAreNotPossible() {
        LedgerSnapshot ledger = ledger(Entry.issue(lot("o1"), 50, active("2026-01-01", NEVER)));

        assertRefused(ledger, Entry.issue(lot("o1"), 1, active("2026-01-01", NEVER)), "o1", "already issued");
        assertRefused(ledger, Entry.take(EntryKind.REDEEMED, lot("o1"), 51, AT), "o1", "-51", "50");
        assertRefused(ledger, Entry.take(EntryKind.REDEEMED, lot("o2"), 1, AT), "o2", "not in the ledger");
        assertRefused(
                ledger.after(List.of(Entry.owe(EntryKind.REVERSED, POINTS, 3, AT))),
                new Entry(EntryKind.ADJUSTED, POINTS, 4, null, AT, null),
                "repay more than the 3 owed in account \"points\"");
    }

    private static void assertRefused(LedgerSnapshot ledger, Entry entry, String... words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.plus(booking("e", entry)))
                .satisfies(refusal ->
                        assertThat(refusal.getMessage()).contains(words).contains("Maybe"));
    }

    @Test
    void refusesBookingOfAnotherMember() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LedgerSnapshot.empty("leo").plus(booking("e")))
                .withMessageContaining(MEMBER)
                .withMessageContaining("leo");
    }

    @Test
    @DisplayName("EC-C4, EC-F15: a reversal frees the limit in the period it was used in")
    void reversalFreesTheLimitOfItsPeriod() {
        LimitKey january = limit("cap", days("2026-01-01", "2026-02-01"));
        LimitKey february = limit("cap", days("2026-02-01", "2026-03-01"));

        LedgerSnapshot ledger = LedgerSnapshot.empty(MEMBER)
                .plus(using("o1", january, 100))
                .plus(using("o2", february, 40))
                .plus(using("r1", january, -100));

        assertThat(ledger.used(january)).isZero();
        assertThat(ledger.used()).containsOnlyKeys(february);
        assertThat(ledger.plus(using("r2", january, -5)).used(january)).isZero();
    }

    @Test
    void forgetsClosedLotsAndEndedPeriods() {
        LimitKey january = limit("cap", days("2026-01-01", "2026-02-01"));
        LimitKey february = limit("cap", days("2026-02-01", "2026-03-01"));
        LimitKey once = limit("welcome", LimitPeriod.EVER);
        LedgerSnapshot ledger = LedgerSnapshot.empty(MEMBER)
                .plus(using("u1", january, 1))
                .plus(using("u2", february, 1))
                .plus(using("u3", once, 1))
                .plus(booking(
                        "o",
                        Entry.issue(lot("closed"), 50, active("2026-01-01", NEVER)),
                        Entry.issue(lot("open"), 50, active("2026-01-01", NEVER)),
                        Entry.issue(lot("closedLater"), 50, active("2026-01-05", NEVER)),
                        Entry.take(EntryKind.REDEEMED, lot("closed"), 50, AT),
                        Entry.take(EntryKind.REDEEMED, lot("closedLater"), 50, AT)));

        LedgerSnapshot trimmed = ledger.forget(day("2026-01-05"), LocalDate.parse("2026-02-01"));

        assertThat(trimmed.lots()).extracting(Lot::id).containsExactly(lot("closedLater"), lot("open"));
        assertThat(trimmed.used()).containsOnlyKeys(february, once);
        assertThat(trimmed.revision()).isEqualTo(ledger.revision());
        assertThat(trimmed.balance(POINTS, AT)).isEqualTo(ledger.balance(POINTS, AT));
    }

    @Test
    void rebuildsWhatWasKept() {
        List<Booking> bookings = List.of(
                booking("o1", Entry.issue(lot("o1"), 50, active("2026-01-01", lastDay("2026-01-31")))),
                booking(
                        "r1",
                        Entry.take(EntryKind.REVERSED, lot("o1"), 50, AT),
                        Entry.owe(EntryKind.REVERSED, POINTS, 10, AT)),
                using("u1", limit("cap", LimitPeriod.EVER), 7));
        LedgerSnapshot kept = LedgerSnapshot.empty(MEMBER);
        for (Booking booking : bookings) {
            kept = kept.plus(booking);
        }

        assertThat(LedgerSnapshot.rebuild(MEMBER, bookings)).isEqualTo(kept).hasSameHashCodeAs(kept);
        assertThat(kept.revision()).isEqualTo(3);
        assertThat(LedgerArithmetic.expire(kept, PROGRAMME, day("2027-01-01"))).isEmpty();
    }

    @Test
    void remaindersAreIncrementsOfWhatIsCarried() {
        RemainderKey one = new RemainderKey(POINTS, 1);
        RemainderKey five = new RemainderKey(POINTS, 5);
        RemainderKey credit = new RemainderKey("credit", 1);
        LedgerSnapshot ledger = LedgerSnapshot.empty(MEMBER)
                .plus(carrying("o1", one, "0.75"))
                .plus(carrying("o2", five, "2.5"))
                .plus(carrying("o3", credit, "0.5"))
                .plus(carrying("o4", one, "-0.25"))
                .plus(carrying("o5", credit, "-0.5"));

        assertThat(ledger.remainder(one)).isEqualTo(decimal("0.5"));
        assertThat(ledger.remainder(credit)).isEqualTo(Fraction.ZERO);
        assertThat(ledger.remainder(POINTS)).isEqualTo(decimal("3"));
        assertThat(ledger.remainders()).containsOnlyKeys(one, five);
        assertThat(one).isLessThan(five).isGreaterThan(credit);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> carrying("o6", one, "0"))
                .withMessageContaining("Maybe");
    }

    private static Booking carrying(String event, RemainderKey key, String units) {
        return new Booking(
                Books.key(event, Calculation.EARNING),
                List.of(),
                List.of(),
                List.of(new RemainderChange(key, decimal(units))),
                List.of());
    }

    private static Fraction decimal(String text) {
        return Fraction.of(new BigDecimal(text));
    }
}
