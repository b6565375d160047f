package dev.loyalty.bookkeeping;

import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.ledger.Renaming;
import dev.loyalty.policy.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A merge, to be booked in both ledgers together. All lots go over as they are, with what they went through, so that
 * returns and cancellations of earlier activities find them; debts are set off. As stored, it is a receipt like any other.
 * Immutable.
 *
 * @param version    the policy version whose limits were looked at
 * @param from       the member whose ledger ends
 * @param into       the member who remains
 * @param at         when
 * @param moved      every lot, in the order of their ids; it has another id there only if both members had one of that id
 * @param collisions the limits that both members had used; the counts are added
 * @param repeated   awards by which a limit is exceeded now, such as two sign-up bonuses; the host decides whether to
 *     reverse one of each
 * @param bodyHash   of the request alone
 * @param bookings   that of the member who remains, then that of the other
 */
public record MergeDecision(
        VersionId version,
        String from,
        String into,
        Instant at,
        List<MovedLot> moved,
        List<Collision> collisions,
        List<RepeatedAward> repeated,
        String bodyHash,
        List<Booking> bookings)
        implements Receipt {

    /** @throws IllegalArgumentException if the bookings do not belong together */
    public MergeDecision {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(into, "into");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(bodyHash, "bodyHash");
        moved = List.copyOf(moved);
        collisions = List.copyOf(collisions);
        repeated = List.copyOf(repeated);
        bookings = Booking.together(bookings);
    }

    @Override
    public Booking booking() {
        return bookings.get(0);
    }

    /** What the names of the ledger that ended are now, for returns of what was booked before. */
    public Renaming renaming() {
        SortedMap<LotId, LotId> lots = new TreeMap<>();
        moved.stream().filter(lot -> !lot.from().equals(lot.to())).forEach(lot -> lots.put(lot.from(), lot.to()));
        return new Renaming(from, into, lots);
    }

    /**
     * A limit that both had used.
     *
     * @param limit   the count of the member who remains
     * @param kept    what that member had used
     * @param brought what the other had used
     * @param maximum of the limit; null if the policy does not have it any more
     */
    public record Collision(
            LimitKey limit,
            long kept,
            long brought,
            @Nullable Long maximum) {

        public Collision {
            Objects.requireNonNull(limit, "limit");
        }

        /** By how much both together exceed the limit; 0 if they do not. */
        public long excess() {
            return maximum == null ? 0 : Math.max(0, kept + brought - maximum);
        }
    }

    /**
     * An award of one of the members that counts against an exceeded limit.
     *
     * @param receipt the receipt that holds it
     * @param rule    the rule that proposed it
     * @param account the account
     * @param units   how many were granted
     * @param limit   the exceeded count
     */
    public record RepeatedAward(IdempotencyKey receipt, String rule, String account, long units, LimitKey limit) {

        public RepeatedAward {
            Objects.requireNonNull(receipt, "receipt");
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(limit, "limit");
        }
    }
}
