package dev.loyalty.ledger;

import java.util.Comparator;

/**
 * Names one remainder of a member: what has been earned in an account and is not a whole step yet.
 *
 * @param account the account, not blank
 * @param step    how many units are granted at a time: 1, or the units of a rate per full amount, such as 5 for "5 points
 *     for every full 2.50"; positive
 */
public record RemainderKey(String account, long step) implements Comparable<RemainderKey> {

    private static final Comparator<RemainderKey> ORDER =
            Comparator.comparing(RemainderKey::account).thenComparingLong(RemainderKey::step);

    /** @throws IllegalArgumentException if the account is blank or the step not positive */
    public RemainderKey {
        Checks.text(account, "RemainderKey.account");
        Checks.positive(step, "RemainderKey.step");
    }

    @Override
    public int compareTo(RemainderKey other) {
        return ORDER.compare(this, other);
    }
}
