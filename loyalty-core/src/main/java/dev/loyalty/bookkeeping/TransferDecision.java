package dev.loyalty.bookkeeping;

import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.policy.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What came of a transfer. Immutable. */
public sealed interface TransferDecision {

    /**
     * It can be booked, in both ledgers together. As stored, it is a receipt like any other.
     *
     * @param version  the policy version whose account it is
     * @param account  the account
     * @param units    how many went over
     * @param at       when
     * @param moved    from which lots to which, in the order of spending
     * @param bodyHash of the request alone
     * @param bookings that of the member who gives, then that of the one who gets
     */
    record Transferred(
            VersionId version,
            String account,
            long units,
            Instant at,
            List<MovedLot> moved,
            String bodyHash,
            List<Booking> bookings)
            implements TransferDecision, Receipt {

        /** @throws IllegalArgumentException if the bookings do not belong together */
        public Transferred {
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(bodyHash, "bodyHash");
            moved = List.copyOf(moved);
            bookings = Booking.together(bookings);
        }

        @Override
        public Booking booking() {
            return bookings.get(0);
        }
    }

    /**
     * Nothing goes over, and nothing is to be written.
     *
     * @param reason    why
     * @param required  units to be transferred
     * @param available how many could be
     */
    record NotTransferred(Reason reason, long required, long available) implements TransferDecision {

        public NotTransferred {
            Objects.requireNonNull(reason, "reason");
        }

        /** How many are missing, positive. */
        public long missing() {
            return required - available;
        }
    }

    /** Why nothing goes over. */
    enum Reason {
        /** The member who gives has fewer active units; pending ones cannot be given, and a transfer makes no debt. */
        NOT_ENOUGH,
        /** The member who gets them could then hold more than the account allows. */
        NO_ROOM
    }
}
