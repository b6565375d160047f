package dev.loyalty.ledger;

/**
 * The receipt of an expiry run.
 *
 * @param booking one {@link EntryKind#EXPIRED} entry for each lot that lost units, and a {@link EntryKind#REVERSED} one for
 *     each hold that timed out with units of a returned order; its key names the run's instant
 */
public record ExpiryReceipt(Booking booking) implements Receipt {

    /** @throws IllegalArgumentException if the booking is of another calculation */
    public ExpiryReceipt {
        if (booking.key().calculation() != Calculation.EXPIRY) {
            throw new IllegalArgumentException(
                    "ExpiryReceipt.booking is of " + booking.key().calculation() + " instead of EXPIRY.");
        }
    }

    /** The run's instant, which is all there is to an expiry run; it is the key's event. */
    @Override
    public String bodyHash() {
        return key().event();
    }
}
