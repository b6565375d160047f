package dev.loyalty.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A wish to give back units that a redemption took, or a reversal that is undone. The units that were taken last come back
 * first, so that a redemption of which a part was given back is the same as one that had taken less.
 *
 * @param spent    the entries that took them from lots of one account, in their order: REDEEMED by the redemption, or
 *     REVERSED by the reversal
 * @param before   how many of these units earlier calls gave back; 0 for the first
 * @param units    how many to give back now, not negative
 * @param at       when they come back
 * @param goodwill the lot for units whose own lot is past; null if they come back expired, as is the rule
 */
public record GiveBack(
        List<Entry> spent,
        long before,
        long units,
        Instant at,
        @Nullable FreshLot goodwill) {

    /**
     * A lot for units that would come back expired.
     *
     * @param id    not yet issued
     * @param terms its dates; not past when the units come back
     */
    public record FreshLot(LotId id, LotTerms terms) {

        /** Checks the arguments. */
        public FreshLot {
            Objects.requireNonNull(id, "FreshLot.id");
            Objects.requireNonNull(terms, "FreshLot.terms");
        }
    }

    /**
     * @throws IllegalArgumentException if the entries did not spend units of one account, more comes back than was
     *     spent, or the fresh lot is of another account or past
     */
    public GiveBack {
        spent = List.copyOf(spent);
        Objects.requireNonNull(at, "GiveBack.at");
        Checks.notNegative(before, "GiveBack.before");
        Checks.notNegative(units, "GiveBack.units");
        long taken = 0;
        for (Entry entry : spent) {
            boolean takes = entry.kind() == EntryKind.REDEEMED || entry.kind() == EntryKind.REVERSED;
            if (!takes || entry.lot() == null || entry.units() > 0) {
                throw new IllegalArgumentException("GiveBack.spent holds " + entry
                        + ". Maybe pass only the entries that took units: REDEEMED of the redemption.");
            }
            requireAccount(spent.get(0).account(), entry.account());
            taken = Math.addExact(taken, -entry.units());
        }
        if (units > taken - before) {
            throw new IllegalArgumentException("GiveBack.units " + units + " after GiveBack.before " + before
                    + " exceed the " + taken + " units spent. Maybe the cancellation was booked before.");
        }
        if (goodwill != null && !spent.isEmpty()) {
            requireAccount(spent.get(0).account(), goodwill.id().account());
            if (goodwill.terms().expiry().isPast(at)) {
                throw new IllegalArgumentException("GiveBack.goodwill " + goodwill.id() + " is past at " + at
                        + ". Maybe its expiry was counted from the redemption instead of from now.");
            }
        }
    }

    private static void requireAccount(String account, String other) {
        if (!other.equals(account)) {
            throw new IllegalArgumentException("GiveBack mixes accounts \"" + account + "\" and \"" + other
                    + "\". Maybe give back each account by its own.");
        }
    }
}
