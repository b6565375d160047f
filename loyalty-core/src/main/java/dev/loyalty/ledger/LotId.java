package dev.loyalty.ledger;

import java.util.Comparator;

/**
 * Names a lot, uniquely within a member's ledger, by where it came from.
 *
 * @param event   the id of the event that issued the lot, not blank
 * @param account the account the lot belongs to, not blank
 * @param number  counts the lots of this event and account, from 1
 */
public record LotId(String event, String account, int number) implements Comparable<LotId> {

    private static final Comparator<LotId> ORDER =
            Comparator.comparing(LotId::event).thenComparing(LotId::account).thenComparingInt(LotId::number);

    /** @throws IllegalArgumentException if an id is blank or the number is below 1 */
    public LotId {
        Checks.text(event, "LotId.event");
        Checks.text(account, "LotId.account");
        Checks.positive(number, "LotId.number");
    }

    @Override
    public int compareTo(LotId other) {
        return ORDER.compare(this, other);
    }

    /** For people, in messages; not a key: compare the parts. */
    @Override
    public String toString() {
        return account + " lot " + number + " of event \"" + event + "\"";
    }
}
