package dev.loyalty.bookkeeping;

import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.policy.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An extension: a preview until it is booked. As stored, it is a receipt like any other. Immutable.
 *
 * @param version  the policy version whose account it is
 * @param account  the account
 * @param at       when it takes effect
 * @param lots     each lot that lives longer now, in the order of their ids
 * @param bodyHash of the request alone
 * @param booking  what the host writes, in one transaction
 */
public record ExtensionDecision(
        VersionId version, String account, Instant at, List<ExtendedLot> lots, String bodyHash, Booking booking)
        implements Receipt {

    public ExtensionDecision {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(bodyHash, "bodyHash");
        Objects.requireNonNull(booking, "booking");
        lots = List.copyOf(lots);
    }

    /** The units that live longer. */
    public long units() {
        return lots.stream().mapToLong(ExtendedLot::units).reduce(0, Math::addExact);
    }

    /**
     * A lot that lives longer.
     *
     * @param lot    which
     * @param units  what is left of it
     * @param before the expiry it had
     * @param after  the one it has now
     */
    public record ExtendedLot(LotId lot, long units, Expiry before, Expiry after) {

        public ExtendedLot {
            Objects.requireNonNull(lot, "lot");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
        }
    }
}
