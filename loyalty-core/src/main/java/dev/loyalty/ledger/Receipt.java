package dev.loyalty.ledger;

import java.util.List;
import java.util.Optional;

/** What a store keeps of a call, so that a repeated delivery is answered with the original. Immutable. */
public interface Receipt {

    /** Which call it was; the key of {@link #booking()}. */
    default IdempotencyKey key() {
        return booking().key();
    }

    /**
     * The hash of the canonical form of the activity alone. Equal keys with different hashes are a conflict: somebody
     * used an event id again for something else.
     */
    String bodyHash();

    /** What was written to the ledger of the key's member. */
    Booking booking();

    /**
     * What was written in all, one booking for each member whose ledger changed, {@link #booking()} first: committed
     * together or not at all. A receipt of several members passes its bookings through {@link Booking#together}.
     */
    default List<Booking> bookings() {
        return List.of(booking());
    }

    /** What was written to this member's ledger; empty if nothing was. */
    default Optional<Booking> bookingOf(String member) {
        return bookings().stream()
                .filter(booking -> booking.key().member().equals(member))
                .findFirst();
    }
}
