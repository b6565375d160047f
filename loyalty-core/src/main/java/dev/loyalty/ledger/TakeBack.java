package dev.loyalty.ledger;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/**
 * A wish to take back units that certain lots had brought to an account.
 *
 * @param account        the account, not blank
 * @param units          how many, not negative; the caller bounds them by what was awarded minus the
 *     units of earlier reversals, whatever became of those
 * @param own            the lots that brought them, of this account; each counts once
 * @param expiredCounted how many expired units of these lots earlier reversals already counted
 *     ({@link TakenBack#alreadyExpired()} summed over them), not negative; 0 for the first reversal
 * @param at             when the units are taken
 * @param mode           how far to go when units were already spent
 */
public record TakeBack(String account, long units, List<LotId> own, long expiredCounted, Instant at, Clawback mode) {

    /** @throws IllegalArgumentException if a number is negative or a lot is of another account */
    public TakeBack {
        Checks.text(account, "TakeBack.account");
        Checks.notNegative(units, "TakeBack.units");
        Checks.notNegative(expiredCounted, "TakeBack.expiredCounted");
        Objects.requireNonNull(at, "TakeBack.at");
        Objects.requireNonNull(mode, "TakeBack.mode");
        own = List.copyOf(new LinkedHashSet<>(own));
        for (LotId lot : own) {
            if (!lot.account().equals(account)) {
                throw new IllegalArgumentException("TakeBack.own holds " + lot + ", but TakeBack.account is \""
                        + account + "\". Maybe the lots of all accounts of the receipt were passed.");
            }
        }
    }
}
