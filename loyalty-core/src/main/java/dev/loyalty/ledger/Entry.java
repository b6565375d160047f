package dev.loyalty.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One append-only line of a member's ledger: an increment on a named lot or on an account's debt, never a new total.
 * The sum of an account's entries is its balance: pending plus active minus debt, before expiry that is not booked.
 *
 * @param kind    why it was booked
 * @param account the account it belongs to, not blank; the lot's account if there is a lot
 * @param units   signed; the sign must fit the kind. 0 for kinds that change only terms, for a merged lot that is used up,
 *     and where only what is outstanding changes
 * @param lot     the lot it changes; null for the account's debt (negative: owes more, positive: owes less)
 * @param at      when it took effect
 * @param terms   what the lot is given that the entry opens, or whose terms it changes; else null
 * @param carried what a {@link EntryKind#MERGED} lot that the entry opens went through before; else null
 * @param outstanding by how much {@link Lot#outstanding} of the lot changes, by a reversal or a merge; else 0
 */
public record Entry(
        EntryKind kind,
        String account,
        long units,
        @Nullable LotId lot,
        Instant at,
        @Nullable LotTerms terms,
        @Nullable Carried carried,
        long outstanding) {

    /**
     * What a lot went through in another ledger, so that a later reversal or cancellation finds it as it was.
     *
     * @param issued  units issued there, positive
     * @param expired units that expired there, not negative
     * @param redeemed units that were redeemed there and did not come back, not negative
     */
    public record Carried(long issued, long expired, long redeemed) {

        /** @throws IllegalArgumentException if the numbers cannot be */
        public Carried {
            Checks.positive(issued, "Carried.issued");
            Checks.notNegative(expired, "Carried.expired");
            Checks.notNegative(redeemed, "Carried.redeemed");
        }
    }

    /** @throws IllegalArgumentException if kind, sign, lot, terms and what is carried do not fit together */
    public Entry {
        Objects.requireNonNull(kind, "Entry.kind");
        Objects.requireNonNull(at, "Entry.at");
        Checks.text(account, "Entry.account");
        if (lot != null && !lot.account().equals(account)) {
            throw new IllegalArgumentException("Entry.account is \"" + account + "\", but Entry.lot is " + lot
                    + ". Maybe the lot of another account was taken.");
        }
        boolean onLot = lot != null;
        if (outstanding != 0 && !outstandingFits(kind, outstanding, onLot, terms != null)) {
            throw new IllegalArgumentException("Entry.outstanding is " + outstanding + " for " + kind + " on "
                    + (onLot ? lot : "the debt of \"" + account + "\"")
                    + ". Maybe Entry.outstanding was meant, which changes what is outstanding of a lot.");
        }
        if (!unitsFit(kind, units, onLot) && (units != 0 || outstanding == 0)) {
            throw new IllegalArgumentException("Entry.units " + units + " does not fit " + kind + " on "
                    + (onLot ? lot : "the debt of \"" + account + "\"")
                    + ". Maybe the sign is wrong, or nothing had to be booked.");
        }
        if (!termsFit(kind, units, onLot, terms != null)) {
            throw new IllegalArgumentException("Entry.terms are " + terms + " for " + units + " units of " + kind
                    + " on " + (onLot ? lot : "the debt of \"" + account + "\"")
                    + ". Maybe the entry opens a lot, which needs terms, or takes from one that has them.");
        }
        if ((carried != null) != (kind == EntryKind.MERGED && terms != null)) {
            throw new IllegalArgumentException("Entry.carried is " + carried + " for " + kind + " of " + units
                    + " units. Maybe Entry.merge was meant, which opens a lot as it was in another ledger.");
        }
    }

    /** An entry that carries nothing, and leaves what is outstanding. */
    public Entry(
            EntryKind kind, String account, long units, @Nullable LotId lot, Instant at, @Nullable LotTerms terms) {
        this(kind, account, units, lot, at, terms, null, 0);
    }

    private static boolean outstandingFits(EntryKind kind, long outstanding, boolean onLot, boolean opens) {
        return switch (kind) {
            case REVERSED -> onLot && !opens;
            case CANCELLED -> onLot && !opens && outstanding < 0;
            case MERGED -> opens && outstanding > 0;
            default -> false;
        };
    }

    private static boolean unitsFit(EntryKind kind, long units, boolean onLot) {
        return switch (kind) {
            case ISSUED -> onLot && units > 0;
            case ACTIVATED, EXTENDED -> onLot && units == 0;
            case REDEEMED -> units < 0;
            case CANCELLED -> onLot && units > 0;
            case EXPIRED -> onLot && units < 0;
            case REPAID -> onLot ? units < 0 : units > 0;
            case TRANSFERRED, HELD, RELEASED -> onLot && units != 0;
            case MERGED -> onLot || units != 0;
            case IMPORTED -> onLot ? units > 0 : units < 0;
            case REVERSED, ADJUSTED -> units != 0;
        };
    }

    private static boolean termsFit(EntryKind kind, long units, boolean onLot, boolean given) {
        return switch (kind) {
            case ISSUED, ACTIVATED, EXTENDED -> given;
            case TRANSFERRED, MERGED, IMPORTED, HELD -> given == (onLot && units >= 0);
            case REVERSED, CANCELLED, ADJUSTED -> !given || (onLot && units > 0);
            case REDEEMED, RELEASED, EXPIRED, REPAID -> !given;
        };
    }

    /** A new lot of the given positive units, effective when it was earned. */
    public static Entry issue(LotId lot, long units, LotTerms terms) {
        return new Entry(EntryKind.ISSUED, lot.account(), units, lot, terms.earnedAt(), terms);
    }

    /** A lot of the given positive units that did not come about by earning. */
    public static Entry open(EntryKind kind, LotId lot, long units, Instant at, LotTerms terms) {
        return new Entry(kind, lot.account(), Checks.positive(units, "units opened"), lot, at, terms);
    }

    /** A lot as it was in another ledger, also if nothing is left of it. */
    public static Entry merge(LotId lot, Lot whole, Instant at) {
        return new Entry(
                EntryKind.MERGED,
                lot.account(),
                whole.left(),
                lot,
                at,
                whole.terms(),
                new Carried(whole.issued(), whole.expired(), whole.redeemed()),
                whole.outstanding());
    }

    /** Units of a lot are outstanding that were not before, or, below zero, are not any more. */
    public static Entry outstanding(EntryKind kind, LotId lot, long units, Instant at) {
        return new Entry(kind, lot.account(), 0, lot, at, null, null, units);
    }

    /** Takes the given positive units that were outstanding from a lot to which they came back. */
    public static Entry reclaim(LotId lot, long units, Instant at) {
        return new Entry(
                EntryKind.REVERSED,
                lot.account(),
                -Checks.positive(units, "units reclaimed"),
                lot,
                at,
                null,
                null,
                -units);
    }

    /** Gives the given positive units back to a lot. */
    public static Entry give(EntryKind kind, LotId lot, long units, Instant at) {
        return new Entry(kind, lot.account(), Checks.positive(units, "units given"), lot, at, null);
    }

    /** The event that a lot waited for has happened, as the terms say. */
    public static Entry activate(LotId lot, Instant occurred, LotTerms terms) {
        return new Entry(EntryKind.ACTIVATED, lot.account(), 0, lot, occurred, terms);
    }

    /** A lot is given a later expiry, as the terms say. */
    public static Entry extend(LotId lot, Instant at, LotTerms terms) {
        return new Entry(EntryKind.EXTENDED, lot.account(), 0, lot, at, terms);
    }

    /** Takes the given positive units from a lot. */
    public static Entry take(EntryKind kind, LotId lot, long units, Instant at) {
        return new Entry(kind, lot.account(), -Checks.positive(units, "units taken"), lot, at, null);
    }

    /** Books the given positive units of a lot as expired: at its true expiry, or when they came back to it later. */
    public static Entry expire(LotId lot, long units, Instant expiredAt) {
        return take(EntryKind.EXPIRED, lot, units, expiredAt);
    }

    /** The member owes the given positive units more. */
    public static Entry owe(EntryKind kind, String account, long units, Instant at) {
        return new Entry(kind, account, -Checks.positive(units, "units owed"), null, at, null);
    }

    /** The pair by which a lot repays the given positive units of its account's debt. */
    public static List<Entry> repay(LotId lot, long units, Instant at) {
        return List.of(
                take(EntryKind.REPAID, lot, units, at),
                new Entry(EntryKind.REPAID, lot.account(), units, null, at, null));
    }
}
