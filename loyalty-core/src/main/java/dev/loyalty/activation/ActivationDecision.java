package dev.loyalty.activation;

import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came of an event that units wait for. Immutable. */
public sealed interface ActivationDecision {

    /**
     * Units became active. As stored, it is a receipt like any other.
     *
     * @param event what happened
     * @param activity whose units waited for it
     * @param at when it happened
     * @param bodyHash of the event alone
     * @param lots as they are now, in the order of their ids; the same lots that were issued for the activity, so that a
     *     later reversal of it finds them
     * @param booking what the host writes, in one transaction
     */
    record Activated(String event, String activity, Instant at, String bodyHash, List<Lot> lots, Booking booking)
            implements ActivationDecision, Receipt {

        public Activated {
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(activity, "activity");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(bodyHash, "bodyHash");
            Objects.requireNonNull(booking, "booking");
            lots = List.copyOf(lots);
        }

        /** The units that became active in an account; 0 for an account without any. */
        public long activated(String account) {
            return lots.stream()
                    .filter(lot -> lot.account().equals(account))
                    .mapToLong(Lot::left)
                    .reduce(0, Math::addExact);
        }
    }

    /**
     * Nothing became active, and nothing is to be written; the same event may be sent again.
     *
     * @param reason why
     * @param lot the lot that the reason is about, or null if there is none
     * @param since when what the reason says came to be, where that is known: the instant of the first event, or of the
     *     deadline; else null
     */
    record NotActivated(
            Reason reason, @Nullable LotId lot, @Nullable Instant since) implements ActivationDecision {

        public NotActivated {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Why nothing became active. Where lots differ, the first of these that is true of one. */
    enum Reason {
        /** The event was known before, by another id. */
        ALREADY_ACTIVATED,
        /** It came after its deadline, or after the units had expired. */
        TOO_LATE,
        /** Nothing is left of what waited: it was taken back, or repaid a debt. */
        NOTHING_LEFT,
        /** The activity earned something, but nothing that waits for this event. */
        NOT_AWAITED,
        /** The ledger has no lot of this activity: it earned nothing, or has not been booked yet. */
        UNKNOWN_ACTIVITY
    }
}
