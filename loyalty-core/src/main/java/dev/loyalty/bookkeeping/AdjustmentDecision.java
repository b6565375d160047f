package dev.loyalty.bookkeeping;

import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.policy.VersionId;
import java.time.Instant;
import java.util.Objects;

/** What came of a correction by hand. Immutable. */
public sealed interface AdjustmentDecision {

    /**
     * It can be booked. As stored, it is a receipt like any other.
     *
     * @param version  the policy version whose account it is
     * @param account  the account
     * @param units    given, or taken if negative
     * @param at       when it takes effect
     * @param reason   as requested
     * @param owed     units of those taken that the member owes now, not negative
     * @param bodyHash of the request alone
     * @param booking  what the host writes, in one transaction
     */
    record Adjusted(
            VersionId version,
            String account,
            long units,
            Instant at,
            String reason,
            long owed,
            String bodyHash,
            Booking booking)
            implements AdjustmentDecision, Receipt {

        public Adjusted {
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(bodyHash, "bodyHash");
            Objects.requireNonNull(booking, "booking");
        }
    }

    /**
     * More was to be taken than is there, and the member may not owe; nothing is to be written.
     *
     * @param required  units to be taken
     * @param available units that are there, active and pending
     */
    record NotAdjusted(long required, long available) implements AdjustmentDecision {

        /** How many are missing, positive. */
        public long missing() {
            return required - available;
        }
    }
}
