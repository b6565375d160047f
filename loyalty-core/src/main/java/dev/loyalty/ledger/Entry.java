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
 * @param units   signed, never 0; the sign must fit the kind
 * @param lot     the lot it changes; null for the account's debt (negative: owes more, positive: owes less)
 * @param at      when it took effect
 * @param terms   what the lot that the entry opens is given: always for {@link EntryKind#ISSUED}, and for units that come
 *     back in a lot of their own; null if the entry opens none
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
        if (terms == null ? kind == EntryKind.ISSUED : !opensLots(kind) || lot == null || units < 0) {
            throw new IllegalArgumentException(
                    "Entry.terms are " + terms + " for " + units + " units of " + kind + " on " + lot
                            + ". Maybe the entry opens a lot, which needs terms, or takes from one that has them.");
        }
        if (lot == null && (kind == EntryKind.ISSUED || kind == EntryKind.EXPIRED)) {
            throw new IllegalArgumentException(
                    "Entry.lot is missing for " + kind + " in account \"" + account + "\". Maybe a debt was meant.");
        }
        if (units == 0 || !signFits(kind, lot != null, units > 0)) {
            throw new IllegalArgumentException("Entry.units " + units + " does not fit " + kind + " on "
                    + (lot == null ? "the debt of \"" + account + "\"" : lot)
                    + ". Maybe the sign is wrong, or nothing had to be booked.");
        }
    }

    private static boolean opensLots(EntryKind kind) {
        return kind == EntryKind.ISSUED || kind == EntryKind.REVERSED;
    }

    private static boolean signFits(EntryKind kind, boolean onLot, boolean positive) {
        return switch (kind) {
            case ISSUED -> positive;
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
