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
 * @param units   signed; the sign must fit the kind; 0 exactly for {@link EntryKind#ACTIVATED}
 * @param lot     the lot it changes; null for the account's debt (negative: owes more, positive: owes less)
 * @param at      when it took effect
 * @param terms   what the lot is given: always for {@link EntryKind#ISSUED}, for units that come back in a lot of their
 *     own, and for {@link EntryKind#ACTIVATED}; else null
 */
public record Entry(
        EntryKind kind,
        String account,
        long units,
        @Nullable LotId lot,
        Instant at,
        @Nullable LotTerms terms) {

    /** @throws IllegalArgumentException if kind, sign, lot and terms do not fit together */
    public Entry {
        Objects.requireNonNull(kind, "Entry.kind");
        Objects.requireNonNull(at, "Entry.at");
        Checks.text(account, "Entry.account");
        if (lot != null && !lot.account().equals(account)) {
            throw new IllegalArgumentException("Entry.account is \"" + account + "\", but Entry.lot is " + lot
                    + ". Maybe the lot of another account was taken.");
        }
        boolean givesTerms = kind == EntryKind.ISSUED || kind == EntryKind.ACTIVATED;
        if (terms == null ? givesTerms : !mayGiveTerms(kind) || lot == null || units < 0) {
            throw new IllegalArgumentException(
                    "Entry.terms are " + terms + " for " + units + " units of " + kind + " on " + lot
                            + ". Maybe the entry opens a lot, which needs terms, or takes from one that has them.");
        }
        if (lot == null && kind == EntryKind.EXPIRED) {
            throw new IllegalArgumentException(
                    "Entry.lot is missing for " + kind + " in account \"" + account + "\". Maybe a debt was meant.");
        }
        boolean fits = units == 0 ? kind == EntryKind.ACTIVATED : signFits(kind, lot != null, units > 0);
        if (!fits) {
            throw new IllegalArgumentException("Entry.units " + units + " does not fit " + kind + " on "
                    + (lot == null ? "the debt of \"" + account + "\"" : lot)
                    + ". Maybe the sign is wrong, or nothing had to be booked.");
        }
    }

    private static boolean mayGiveTerms(EntryKind kind) {
        return kind == EntryKind.ISSUED || kind == EntryKind.REVERSED || kind == EntryKind.ACTIVATED;
    }

    private static boolean signFits(EntryKind kind, boolean onLot, boolean positive) {
        return switch (kind) {
            case ISSUED -> positive;
            case ACTIVATED -> false;
            case REDEEMED, EXPIRED -> !positive;
            case REPAID -> positive != onLot;
            case REVERSED, ADJUSTED -> true;
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

    /** Gives the given positive units back to a lot. */
    public static Entry give(EntryKind kind, LotId lot, long units, Instant at) {
        return new Entry(kind, lot.account(), Checks.positive(units, "units given"), lot, at, null);
    }

    /** The event that a lot waited for has happened, as the terms say. */
    public static Entry activate(LotId lot, Instant occurred, LotTerms terms) {
        return new Entry(EntryKind.ACTIVATED, lot.account(), 0, lot, occurred, terms);
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
