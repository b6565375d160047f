package dev.loyalty.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Units that were issued together and what is left of them. At any instant a lot is exactly one of pending, active and
 * expired; a lot that expires before it was activated is expired, and so is one whose event did not come in time.
 *
 * @param id         names the lot within the member's ledger
 * @param issued     units issued, positive
 * @param left       units not yet taken; also those of a lot that is past but whose expiry is not booked yet
 * @param expired    units booked as expired; {@code issued - left - expired} were spent, reversed or used to repay
 * @param earnedAt   the time of the event the units were earned for
 * @param activation when the units become active
 * @param expiry     when the units cease to be usable
 * @param redeemed   units that were redeemed, and did not come back
 * @param outstanding units that reversals could not take because they were spent, and may not owe: if they come back,
 *     they are taken
 */
public record Lot(
        LotId id,
        long issued,
        long left,
        long expired,
        Instant earnedAt,
        Activation activation,
        Expiry expiry,
        long redeemed,
        long outstanding) {

    /** The order in which units are used unless the account says otherwise: {@link SpendingOrder#NEAREST_EXPIRY}. */
    public static final Comparator<Lot> SPENDING_ORDER = SpendingOrder.NEAREST_EXPIRY.comparator();

    /** @throws IllegalArgumentException if units are negative or left and expired exceed issued */
    public Lot {
        Objects.requireNonNull(id, "Lot.id");
        LotTerms.check(earnedAt, activation, expiry);
        Checks.positive(issued, "Lot.issued", id);
        Checks.notNegative(left, "Lot.left", id);
        Checks.notNegative(expired, "Lot.expired", id);
        Checks.notNegative(redeemed, "Lot.redeemed", id);
        Checks.notNegative(outstanding, "Lot.outstanding", id);
        if (left > issued || expired > issued - left) {
            throw new IllegalArgumentException("Lot.left " + left + " and Lot.expired " + expired + " of " + id
                    + " exceed the " + issued + " units issued.");
        }
    }

    /** A lot of which nothing is redeemed or outstanding. */
    public Lot(LotId id, long issued, long left, long expired, Instant earnedAt, Activation activation, Expiry expiry) {
        this(id, issued, left, expired, earnedAt, activation, expiry, 0, 0);
    }

    /** A new lot of which nothing was taken. */
    public static Lot issued(LotId id, long units, LotTerms terms) {
        return new Lot(id, units, units, 0, terms.earnedAt(), terms.activation(), terms.expiry());
    }

    /** What it was given when it was issued, and the event since then if it waited for one. */
    public LotTerms terms() {
        return new LotTerms(earnedAt, activation, expiry);
    }

    /** The account the lot belongs to. */
    public String account() {
        return id.account();
    }

    /** Whether the lot waits for its activation at the given instant. */
    public boolean pendingAt(Instant at) {
        return !expiredAt(at) && !activation.hasPassed(at);
    }

    /** Whether the lot is pending because its units are set aside for a purchase. */
    public boolean heldAt(Instant at) {
        return activation instanceof Activation.Held && pendingAt(at);
    }

    /** Whether the lot's units can be spent at the given instant. */
    public boolean activeAt(Instant at) {
        return !expiredAt(at) && activation.hasPassed(at);
    }

    /**
     * The first instant at which the units are gone, as far as it is known: that of their expiry, or of the deadline of
     * the event they still wait for, whichever is earlier. Empty if there is none.
     */
    public Optional<Instant> end() {
        Optional<Instant> missed = activation.instant().isPresent()
                ? Optional.empty()
                : activation.deadline().instant();
        return Stream.of(expiry.instant(), missed).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** Whether the lot's {@link #end()} has passed at the given instant, booked or not. */
    public boolean expiredAt(Instant at) {
        return end().map(end -> !at.isBefore(end)).orElse(false);
    }

    /** The units lost by expiry as of the given instant: those booked, and what is left if the lot is past. */
    public long unitsExpiredAt(Instant at) {
        return expiredAt(at) ? expired + left : expired;
    }

    /** The units that are left and not outstanding. */
    public long usable() {
        return Math.max(0, left - outstanding);
    }

    /** Whether nothing is left to take. */
    public boolean isClosed() {
        return left == 0;
    }

    Lot with(LotTerms terms) {
        return new Lot(
                id, issued, left, expired, terms.earnedAt(), terms.activation(), terms.expiry(), redeemed, outstanding);
    }

    /** The lot after an entry that takes from it or gives to it; the caller knows that it can. */
    Lot after(Entry entry) {
        long units = entry.units();
        long lost = entry.kind() == EntryKind.EXPIRED ? -units : 0;
        long spent = switch (entry.kind()) {
            case REDEEMED -> -units;
            case CANCELLED -> entry.outstanding() - units;
            default -> 0;
        };
        return new Lot(
                id,
                issued,
                Math.addExact(left, units),
                expired + lost,
                earnedAt,
                activation,
                expiry,
                Math.max(0, redeemed + spent),
                outstanding + entry.outstanding());
    }
}
