package dev.loyalty.bookkeeping;

import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitUse;
import java.util.List;

/** What all requests of this package have in common. */
final class Requests {

    private Requests() {}

    static void requireText(String text, String field) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + " is blank. Maybe the value is missing?");
        }
    }

    /** @param example a call that is right */
    static void requirePositive(long units, String field, String example) {
        if (units <= 0) {
            throw new IllegalArgumentException(
                    field + " is " + units + ", which is not positive. Maybe " + example + "?");
        }
    }

    /** The booking of a calculation that read one ledger, and writes to it. */
    static Booking booking(IdempotencyKey key, List<Entry> entries, List<LimitUse> uses, LedgerSnapshot read) {
        return new Booking(
                key, entries, uses, List.of(new Expectation.LedgerUnchanged(read.member(), read.revision())));
    }
}
