package dev.loyalty.ledger;

import java.util.List;

/** Whether units could be spent. */
public sealed interface Spending {

    /**
     * All of them.
     *
     * @param entries REDEEMED, in the order in which the lots were used; none if no units were asked for
     */
    record Spent(List<Entry> entries) implements Spending {

        public Spent {
            entries = List.copyOf(entries);
        }
    }

    /**
     * None of them, as the account does not hold as many active units.
     *
     * @param required  units asked for
     * @param available units that can be spent, fewer than required, not negative
     */
    record NotEnough(long required, long available) implements Spending {

        /** @throws IllegalArgumentException if there are enough, or a number is negative */
        public NotEnough {
            Checks.notNegative(available, "NotEnough.available");
            if (available >= required) {
                throw new IllegalArgumentException("NotEnough.available " + available + " covers NotEnough.required "
                        + required + ". Maybe the two were swapped.");
            }
        }

        /** How many are missing, positive. */
        public long missing() {
            return required - available;
        }
    }
}
