package dev.loyalty.bookkeeping;

import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.policy.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a member brought along. As stored, it is a receipt like any other. Immutable.
 *
 * @param version  the policy version whose accounts were used
 * @param at       when the library took over
 * @param imported each lot that was asked for, in that order
 * @param bodyHash of the request alone
 * @param booking  what the host writes, in one transaction
 */
public record OpeningDecision(
        VersionId version, Instant at, List<ImportedLot> imported, String bodyHash, Booking booking)
        implements Receipt {

    public OpeningDecision {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(bodyHash, "bodyHash");
        Objects.requireNonNull(booking, "booking");
        imported = List.copyOf(imported);
    }

    /**
     * A lot that was brought along.
     *
     * @param lot     what it is called now
     * @param opening what was asked for
     */
    public record ImportedLot(LotId lot, OpeningLot opening) {

        public ImportedLot {
            Objects.requireNonNull(lot, "lot");
            Objects.requireNonNull(opening, "opening");
        }
    }
}
