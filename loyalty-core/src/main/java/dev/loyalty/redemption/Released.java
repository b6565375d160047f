package dev.loyalty.redemption;

import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.Receipt;
import java.time.Instant;
import java.util.Objects;

/**
 * The receipt of units that were set aside and are free again.
 *
 * @param at when they were released
 * @param bodyHash of the redemption that they were held for
 * @param booking what the host writes, in one transaction
 */
public record Released(Instant at, String bodyHash, Booking booking) implements Receipt {

    public Released {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(bodyHash, "bodyHash");
        Objects.requireNonNull(booking, "booking");
    }

    /** The units of an account that went back to their own lots. */
    public long released(String account) {
        return booking.entries().stream()
                .filter(entry ->
                        entry.kind() == EntryKind.RELEASED && entry.account().equals(account) && entry.units() > 0)
                .mapToLong(entry -> entry.units())
                .reduce(0, Math::addExact);
    }
}
