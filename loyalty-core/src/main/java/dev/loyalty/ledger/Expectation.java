package dev.loyalty.ledger;

import java.util.Objects;

/**
 * What must still be true when a booking is committed. All expectations of a booking are checked and its entries and
 * uses applied in one step, or nothing is; if one fails, the host reads again and evaluates again.
 */
public sealed interface Expectation {

    /**
     * A ledger the calculation read has not changed since.
     *
     * @param member   whose ledger, in the booking's programme; not blank
     * @param revision the revision that was read, not negative
     */
    record LedgerUnchanged(String member, long revision) implements Expectation {

        /** @throws IllegalArgumentException if the member is blank or the revision negative */
        public LedgerUnchanged {
            Checks.text(member, "LedgerUnchanged.member");
            Checks.notNegative(revision, "LedgerUnchanged.revision");
        }
    }

    /**
     * A limit shared by members still has room: add if {@code used + adds <= maximum}. The increment itself is among
     * the booking's uses. Other members may use the limit meanwhile as long as enough is left.
     *
     * @param key     the shared counter
     * @param adds    what the booking adds to it, positive and at most the maximum
     * @param maximum the limit
     */
    record CapacityLeft(LimitKey key, long adds, long maximum) implements Expectation {

        /** @throws IllegalArgumentException if {@code adds} is not positive or could never fit */
        public CapacityLeft {
            Objects.requireNonNull(key, "CapacityLeft.key");
            Checks.positive(adds, "CapacityLeft.adds", key);
            if (adds > maximum) {
                throw new IllegalArgumentException("CapacityLeft.adds " + adds + " of " + key + " exceeds the maximum "
                        + maximum + ". Maybe the award was not trimmed to the limit.");
            }
        }

        /** Whether the addition fits on top of what is used. */
        public boolean holds(long used) {
            return used <= maximum - adds;
        }
    }
}
