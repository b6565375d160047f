package dev.loyalty.ledger;

import java.util.List;

/**
 * What became of a {@link TakeBack}. The four numbers add up to the units asked for.
 *
 * @param entries        what to book, in order
 * @param taken          units taken from lots
 * @param alreadyExpired units not taken because they were lost by expiry before
 * @param notTaken       units the mode does not allow to take
 * @param owed           units added to the account's debt
 */
public record TakenBack(List<Entry> entries, long taken, long alreadyExpired, long notTaken, long owed) {

    /** @throws IllegalArgumentException if a number is negative */
    public TakenBack {
        entries = List.copyOf(entries);
        Checks.notNegative(taken, "TakenBack.taken");
        Checks.notNegative(alreadyExpired, "TakenBack.alreadyExpired");
        Checks.notNegative(notTaken, "TakenBack.notTaken");
        Checks.notNegative(owed, "TakenBack.owed");
    }
}
