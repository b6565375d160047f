package dev.loyalty.redemption;

import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.policy.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Whether units can be set aside for a redemption that is to be confirmed later, when the purchase has come about: all
 * that the wishes cost, or nothing.
 */
public sealed interface HoldDecision permits HoldDecision.Held, RedemptionDecision.Declined {

    /** The policy version that decided. */
    VersionId version();

    /**
     * They are set aside, and nobody else can spend them. As stored, it is a receipt like any other. Immutable.
     *
     * @param promised what the redemption will be once it is confirmed, of the time of the hold
     * @param until when the units are free again if it is not confirmed before; nothing needs to run for that
     * @param lots which units are set aside
     * @param booking what the host writes, in one transaction
     */
    record Held(RedemptionDecision.Accepted promised, Instant until, List<HeldLot> lots, Booking booking)
            implements HoldDecision, Receipt {

        public Held {
            Objects.requireNonNull(promised, "promised");
            Objects.requireNonNull(until, "until");
            Objects.requireNonNull(booking, "booking");
            lots = List.copyOf(lots);
        }

        @Override
        public VersionId version() {
            return promised.version();
        }

        @Override
        public String bodyHash() {
            return promised.bodyHash();
        }
    }

    /**
     * Units of a lot that are set aside in one of their own.
     *
     * @param from their own lot
     * @param held the lot that holds them
     * @param units more than 0
     */
    record HeldLot(LotId from, LotId held, long units) {

        public HeldLot {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(held, "held");
        }
    }
}
