package dev.loyalty.ledger;

import static dev.loyalty.ledger.Books.MEMBER;
import static dev.loyalty.ledger.Books.NEVER;
import static dev.loyalty.ledger.Books.POINTS;
import static dev.loyalty.ledger.Books.active;
import static dev.loyalty.ledger.Books.booking;
import static dev.loyalty.ledger.Books.day;
import static dev.loyalty.ledger.Books.issue;
import static dev.loyalty.ledger.Books.ledger;
import static dev.loyalty.ledger.Books.lot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loyalty.model.Span;
import dev.loyalty.model.SpanUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Units that expire when nothing happened in their account for a month. */
class InactivityTest {

    private static final Span MONTH = new Span(1, SpanUnit.MONTH);
    private static final List<EntryKind> DEFAULT = ExpiryRule.AfterInactivity.DEFAULT_ACTIVITIES;
    private static final ExpiryRule RULE = new ExpiryRule.AfterInactivity(MONTH, DEFAULT);

    private static LotTerms earned(String day) {
        return active(day, RULE.from(day(day), ZoneOffset.UTC));
    }

    private static Instant end(LedgerSnapshot ledger, String event) {
        return ledger.lot(lot(event)).flatMap(Lot::end).orElseThrow();
    }

    private static LedgerSnapshot after(LedgerSnapshot ledger, Entry... entries) {
        return ledger.after(List.of(entries));
    }

    @Test
    @DisplayName("EC-D13: to earn and to redeem moves the end of all units of the account")
    void activityMovesTheEndOfAllUnits() {
        LedgerSnapshot first = ledger(Entry.issue(lot("o1"), 50, earned("2026-01-10")));
        assertThat(end(first, "o1")).isEqualTo(day("2026-02-11"));

        LedgerSnapshot second = issue(first, "o2", 30, earned("2026-02-05"));
        assertThat(end(second, "o1")).isEqualTo(day("2026-03-06"));
        assertThat(end(second, "o2")).isEqualTo(day("2026-03-06"));

        LedgerSnapshot third = after(second, Entry.take(EntryKind.REDEEMED, lot("o2"), 30, day("2026-03-05")));
        assertThat(end(third, "o1")).isEqualTo(day("2026-04-06"));
        assertThat(end(third, "o2")).as("used up, but it may be given back").isEqualTo(day("2026-04-06"));
    }

    @ParameterizedTest
    @EnumSource(
            value = EntryKind.class,
            names = {"REVERSED", "ADJUSTED", "TRANSFERRED", "EXPIRED"})
    @DisplayName("EC-D13: a refund, an adjustment, a transfer and an expiry are no activity by default, but by choice")
    void otherKindsAreNoActivityUnlessChosen(EntryKind kind) {
        Entry entry = Entry.take(kind, lot("o1"), 10, day("2026-02-01"));
        ExpiryRule chosen = new ExpiryRule.AfterInactivity(MONTH, List.of(kind));
        LotTerms terms = active("2026-01-10", chosen.from(day("2026-01-10"), ZoneOffset.UTC));

        assertThat(end(after(ledger(Entry.issue(lot("o1"), 50, earned("2026-01-10"))), entry), "o1"))
                .isEqualTo(day("2026-02-11"));
        assertThat(end(after(ledger(Entry.issue(lot("o1"), 50, terms)), entry), "o1"))
                .isEqualTo(day("2026-03-02"));
    }

    @Test
    void activityInAnotherAccountMovesNothing() {
        LotId credit = new LotId("o2", "credit", 1);
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("o1"), 50, earned("2026-01-10")), Entry.issue(credit, 30, active("2026-02-05", NEVER)));

        assertThat(end(ledger, "o1")).isEqualTo(day("2026-02-11"));
    }

    @Test
    @DisplayName("EC-D13: activity at the end or later is too late, whether the expiry was booked or not")
    void activityAfterTheEndIsTooLate() {
        LedgerSnapshot ledger = ledger(Entry.issue(lot("o1"), 50, earned("2026-01-10")));

        LedgerSnapshot late = issue(ledger, "o2", 30, earned("2026-02-11"));
        LedgerSnapshot booked =
                issue(after(ledger, Entry.expire(lot("o1"), 50, day("2026-02-11"))), "o2", 30, earned("2026-02-11"));

        assertThat(late.balance(POINTS, day("2026-02-11")).active()).isEqualTo(30);
        assertThat(booked.balance(POINTS, day("2026-02-11")).active()).isEqualTo(30);
    }

    @Test
    @DisplayName("EC-D13: an event that is delivered late counts at its own time, and never moves an end back")
    void lateEventsCountAtTheirOwnTime() {
        LedgerSnapshot ledger = ledger(Entry.issue(lot("o1"), 50, earned("2026-01-10")));

        LedgerSnapshot inTime = issue(ledger, "late", 30, earned("2026-02-09"));
        assertThat(inTime.balance(POINTS, day("2026-02-20")).active())
                .as("booked when the first lot seemed past")
                .isEqualTo(80);

        LedgerSnapshot older = issue(ledger, "older", 30, earned("2026-01-05"));
        assertThat(end(older, "o1")).isEqualTo(day("2026-02-11"));
        assertThat(end(older, "older"))
                .as("the later order came within a month")
                .isEqualTo(day("2026-02-11"));
    }

    @Test
    @DisplayName("EC-D13: in whatever order the events of a member are delivered, the units end at the same time")
    void theOrderOfDeliveryDoesNotMatter() {
        List<String> days = List.of("2026-01-10", "2026-02-05", "2026-03-01", "2026-03-02", "2026-05-01", "2026-05-20");
        LedgerSnapshot inOrder = earnedOn(days);
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            List<String> shuffled = new ArrayList<>(days);
            Collections.shuffle(shuffled, random);

            assertThat(earnedOn(shuffled).lots()).as("%s", shuffled).isEqualTo(inOrder.lots());
        }
        assertThat(end(inOrder, "2026-01-10")).isEqualTo(day("2026-04-03"));
        assertThat(end(inOrder, "2026-05-01")).isEqualTo(day("2026-06-21"));
    }

    private static LedgerSnapshot earnedOn(List<String> days) {
        LedgerSnapshot ledger = LedgerSnapshot.empty(MEMBER);
        for (String day : days) {
            ledger = issue(ledger, day, 10, earned(day));
        }
        return ledger;
    }

    @Test
    void aLotThatComesLateFollowsOnlyOlderOnesWhereEarningIsNoActivity() {
        ExpiryRule redeeming = new ExpiryRule.AfterInactivity(MONTH, List.of(EntryKind.REDEEMED));
        LedgerSnapshot ledger = ledger(
                Entry.issue(lot("o1"), 50, active("2026-01-10", redeeming.from(day("2026-01-10"), ZoneOffset.UTC))),
                Entry.take(EntryKind.REDEEMED, lot("o1"), 10, day("2026-02-05")),
                Entry.issue(lot("late"), 50, active("2026-01-20", redeeming.from(day("2026-01-20"), ZoneOffset.UTC))),
                Entry.issue(lot("old"), 50, active("2026-01-02", redeeming.from(day("2026-01-02"), ZoneOffset.UTC))));

        assertThat(end(ledger, "late")).isEqualTo(day("2026-03-06"));
        assertThat(end(ledger, "old")).isEqualTo(day("2026-02-03"));
    }

    @Test
    @DisplayName("EC-D15, EC-D16: expiry by inactivity is booked at its true instant, and once")
    void isBookedAtItsTrueInstant() {
        LedgerSnapshot ledger = ledger(Entry.issue(lot("o1"), 50, earned("2026-01-10")));
        ExpiryReceipt run = LedgerArithmetic.expire(ledger, Books.PROGRAMME, day("2026-05-01"))
                .orElseThrow();

        assertThat(run.booking().entries()).containsExactly(Entry.expire(lot("o1"), 50, day("2026-02-11")));
        assertThat(LedgerArithmetic.expire(ledger.plus(run.booking()), Books.PROGRAMME, day("2026-06-01")))
                .isEmpty();
    }

    @Test
    void theDaysAreThoseOfTheZone() {
        ZoneId zone = ZoneId.of("America/Los_Angeles");
        Expiry expiry = RULE.from(Instant.parse("2026-01-11T03:00:00Z"), zone);

        assertThat(expiry.instant()).contains(Instant.parse("2026-02-11T08:00:00Z"));
        assertThat(expiry.after(EntryKind.REDEEMED, Instant.parse("2026-02-11T07:59:59Z"))
                        .instant())
                .contains(Instant.parse("2026-03-11T07:00:00Z"));
        assertThat(expiry.after(EntryKind.REDEEMED, Instant.parse("2026-02-11T08:00:00Z")))
                .isSameAs(expiry);
    }

    @Test
    void aSnapshotThatWasKeptIsTheOneThatIsRebuilt() {
        List<Booking> bookings = List.of(
                booking("o1", Entry.issue(lot("o1"), 50, earned("2026-01-10"))),
                booking("o2", Entry.issue(lot("o2"), 30, earned("2026-02-05"))),
                booking("late", Entry.issue(lot("late"), 5, earned("2026-01-20"))),
                booking("r1", Entry.take(EntryKind.REDEEMED, lot("o1"), 20, day("2026-03-01"))));
        LedgerSnapshot kept = LedgerSnapshot.empty(MEMBER);
        for (Booking booking : bookings) {
            kept = kept.plus(booking);
        }

        assertThat(LedgerSnapshot.rebuild(MEMBER, bookings)).isEqualTo(kept);
        assertThat(end(kept, "late")).isEqualTo(day("2026-04-02"));
    }

    @Test
    void isCountedFromTheActivationThatAnEventBrings() {
        Expiry waiting = new Expiry.AfterActivation(RULE, ZoneOffset.UTC);

        assertThat(waiting.activated(day("2026-03-01")))
                .isEqualTo(new Expiry.AfterInactivity(MONTH, LocalDate.parse("2026-03-01"), ZoneOffset.UTC, DEFAULT));
        assertThat(RULE.isCounted()).isTrue();
    }

    @Test
    void kindsAreASet() {
        Expiry expiry = new Expiry.AfterInactivity(
                MONTH,
                LocalDate.parse("2026-03-01"),
                ZoneOffset.UTC,
                List.of(EntryKind.REDEEMED, EntryKind.ISSUED, EntryKind.REDEEMED));

        assertThat(expiry).isEqualTo(RULE.from(day("2026-03-01"), ZoneOffset.UTC));
    }

    @Test
    void refusesInactivityThatNothingCanEnd() {
        Span hours = new Span(48, SpanUnit.HOUR);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExpiryRule.AfterInactivity(hours, DEFAULT))
                .withMessageContaining("48 hours")
                .withMessageContaining("Maybe use days");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExpiryRule.AfterInactivity(MONTH, List.of()))
                .withMessageContaining("Maybe");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Expiry.AfterInactivity(hours, LocalDate.parse("2026-03-01"), ZoneOffset.UTC, DEFAULT))
                .withMessageContaining("48 hours");
    }
}
