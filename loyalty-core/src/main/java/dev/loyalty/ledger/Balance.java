package dev.loyalty.ledger;

import java.time.Instant;
import java.util.Objects;

/**
 * What a member holds in an account as of an instant. Lots that are past count as gone, whether that is booked or not.
 *
 * @param account the account
 * @param at      the instant it was computed for
 * @param pending units that wait for their activation, not negative
 * @param active  units that can be spent, not negative
 * @param debt    units owed, not negative; 0 if there are active units
 * @param held    units that are set aside for purchases under way, not negative
 * @param promised units of decisions that are shown but not booked, not negative; 0 unless asked for. None of the others
 *     contains them
 */
public record Balance(String account, Instant at, long pending, long active, long debt, long held, long promised) {

    /** @throws IllegalArgumentException if units are negative, or there are both active units and debt */
    public Balance {
        Checks.text(account, "Balance.account");
        Objects.requireNonNull(at, "Balance.at");
        Checks.notNegative(pending, "Balance.pending", account);
        Checks.notNegative(active, "Balance.active", account);
        Checks.notNegative(debt, "Balance.debt", account);
        Checks.notNegative(held, "Balance.held", account);
        Checks.notNegative(promised, "Balance.promised", account);
        if (active > 0 && debt > 0) {
            throw new IllegalArgumentException("Balance of \"" + account + "\" has both Balance.active " + active
                    + " and Balance.debt " + debt + ". Maybe the debt was not set off.");
        }
    }

    /** A balance of which nothing is held, and to which nothing is promised. */
    public Balance(String account, Instant at, long pending, long active, long debt) {
        this(account, at, pending, active, debt, 0, 0);
    }

    /** Pending plus active plus held minus debt: the sum of the account's entries once all expiry up to the instant is booked. */
    public long total() {
        return Math.subtractExact(Math.addExact(Math.addExact(pending, active), held), debt);
    }
}
