package dev.loyalty.ledger;

import dev.loyalty.model.Span;
import dev.loyalty.model.SpanUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Short words for the ledgers of the tests: one programme, one member, days in UTC. */
final class Books {

    static final String PROGRAMME = "acme";
    static final String MEMBER = "mia";
    static final String POINTS = "points";
    static final Expiry NEVER = new Expiry.Never();

    private Books() {}

    static Instant day(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static Expiry lastDay(String day) {
        return new Expiry.EndOf(LocalDate.parse(day), ZoneOffset.UTC);
    }

    static LotId lot(String event) {
        return new LotId(event, POINTS, 1);
    }

    static LotTerms active(String earned, Expiry expiry) {
        return LotTerms.activeAtOnce(day(earned), expiry);
    }

    static LotTerms pendingUntil(String activation, String earned, Expiry expiry) {
        return new LotTerms(day(earned), new Activation.At(day(activation)), expiry);
    }

    /** Waits for the approval without a deadline; a counted expiry is counted from then. */
    static LotTerms waiting(String earned, Expiry expiry) {
        return waiting(earned, NEVER, expiry);
    }

    static LotTerms waiting(String earned, Expiry deadline, Expiry expiry) {
        return new LotTerms(day(earned), Activation.OnEvent.waiting("approval", deadline), expiry);
    }

    /** So many days from the activation on, in UTC. */
    static Expiry daysAfterActivation(int days) {
        return new Expiry.AfterActivation(new ExpiryRule.After(new Span(days, SpanUnit.DAY)), ZoneOffset.UTC);
    }

    static IdempotencyKey key(String event, Calculation calculation) {
        return new IdempotencyKey(PROGRAMME, MEMBER, event, calculation);
    }

    static Booking booking(String event, List<Entry> entries) {
        return new Booking(key(event, Calculation.EARNING), entries, List.of(), List.of());
    }

    static Booking booking(String event, Entry... entries) {
        return booking(event, List.of(entries));
    }

    static Booking using(String event, LimitKey limit, long amount) {
        return new Booking(key(event, Calculation.EARNING), List.of(), List.of(new LimitUse(limit, amount)), List.of());
    }

    /** A ledger after plain entries; repayments must be paired by the caller. */
    static LedgerSnapshot ledger(Entry... entries) {
        return LedgerSnapshot.empty(MEMBER).after(List.of(entries));
    }

    static LedgerSnapshot issue(LedgerSnapshot ledger, String event, long units, LotTerms terms) {
        return ledger.after(LedgerArithmetic.issue(ledger, lot(event), units, terms));
    }

    static LimitKey limit(String name, LimitPeriod period) {
        return new LimitKey(name, MEMBER, period);
    }

    static LimitPeriod days(String from, String until) {
        return new LimitPeriod(LocalDate.parse(from), LocalDate.parse(until));
    }

    @SafeVarargs
    static <T> List<T> joined(List<T>... lists) {
        List<T> all = new ArrayList<>();
        for (List<T> list : lists) {
            all.addAll(list);
        }
        return all;
    }

    static Booking bookingOf(String member, String event, Entry... entries) {
        IdempotencyKey key = new IdempotencyKey(PROGRAMME, member, event, Calculation.REFERRAL);
        return new Booking(key, List.of(entries), List.of(), List.of());
    }

    /** A receipt that changes several ledgers. */
    record SharedReceipt(List<Booking> bookings, String bodyHash) implements Receipt {

        SharedReceipt {
            bookings = Booking.together(bookings);
        }

        @Override
        public Booking booking() {
            return bookings.get(0);
        }
    }

    /** A receipt as a calculation would write it. */
    record TestReceipt(Booking booking, String bodyHash) implements Receipt {}
}
