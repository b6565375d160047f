package dev.loyalty.reversal;

import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.Renaming;
import java.util.List;
import java.util.Objects;

/**
 * Where the reversed units of one lot came from. The four numbers sum to the units reversed. Where a reversal is undone,
 * they are below zero: so many less.
 *
 * @param lot the lot they were credited to
 * @param taken from this lot, and from others if they were spent
 * @param others what of it came from other lots
 * @param alreadyExpired lost by expiry before they came back, so that nothing is left to take
 * @param notTaken spent, and the policy does not go further
 * @param owed spent, and now a debt
 */
public record Recovery(LotId lot, long taken, List<StandIn> others, long alreadyExpired, long notTaken, long owed) {

    /** Units of a lot that stood in for spent ones of another. */
    public record StandIn(LotId lot, long units) {

        public StandIn {
            Objects.requireNonNull(lot, "lot");
        }
    }

    public Recovery {
        Objects.requireNonNull(lot, "lot");
        others = List.copyOf(others);
    }

    /** Where no other lot stood in. */
    public Recovery(LotId lot, long taken, long alreadyExpired, long notTaken, long owed) {
        this(lot, taken, List.of(), alreadyExpired, notTaken, owed);
    }

    /** The account they were credited to. */
    public String account() {
        return lot.account();
    }

    Recovery renamed(Renaming names) {
        return new Recovery(
                names.of(lot),
                taken,
                others.stream()
                        .map(other -> new StandIn(names.of(other.lot()), other.units()))
                        .toList(),
                alreadyExpired,
                notTaken,
                owed);
    }
}
