package dev.loyalty.reversal;

import java.util.Objects;

/**
 * Where the reversed units of one account came from. The four numbers sum to the units reversed. Where a reversal is
 * undone, they are below zero: so many less.
 *
 * @param account the account they were credited to
 * @param taken from lots
 * @param alreadyExpired lost by expiry before they came back, so that nothing is left to take
 * @param notTaken spent, and the policy does not go further
 * @param owed spent, and now a debt
 */
public record Recovery(String account, long taken, long alreadyExpired, long notTaken, long owed) {

    public Recovery {
        Objects.requireNonNull(account, "account");
    }
}
