package dev.loyalty.policy.definition;

import dev.loyalty.ledger.Clawback;
import dev.loyalty.ledger.ExpiryRule;
import dev.loyalty.ledger.SpendingOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a member can hold. Immutable.
 *
 * @param name such as {@code points}
 * @param unit what its {@code long} units are
 * @param pending how long units cannot be used after they were earned, unless a rule says otherwise
 * @param expires when units expire, unless a rule says otherwise
 * @param expiresFrom from which moment {@code expires} is counted
 * @param remainder what becomes of parts of a unit
 * @param spendFirst which units are spent first
 * @param transferDates which dates units have that come from another member
 * @param clawback how far a reversal goes when units were spent, or null: as the policy's switch says, except that things
 *     are never owed
 * @param atMost the most that a member can hold, pending units among them, or null for any number; what is earned beyond it
 *     is lost
 */
public record Account(
        String name,
        AccountUnit unit,
        Pending pending,
        ExpiryRule expires,
        ExpiryStart expiresFrom,
        Remainder remainder,
        SpendingOrder spendFirst,
        TransferDates transferDates,
        @Nullable Clawback clawback,
        @Nullable Long atMost) {

    /** @throws IllegalArgumentException if the name is none, or the most is less than 1 */
    public Account {
        Names.check("account", name);
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(pending, "pending");
        Objects.requireNonNull(expires, "expires");
        Objects.requireNonNull(pending, "pending");
        Objects.requireNonNull(expiresFrom, "expiresFrom");
        Objects.requireNonNull(remainder, "remainder");
        Objects.requireNonNull(spendFirst, "spendFirst");
        Objects.requireNonNull(transferDates, "transferDates");
        if (atMost != null && atMost < 1) {
            throw new IllegalArgumentException(
                    "atMost " + atMost + " of account \"" + name + "\" is less than 1. Maybe leave it out?");
        }
    }

    /**
     * How far a reversal goes when units were spent.
     *
     * @param usual what the policy's switch says
     */
    public Clawback clawback(Clawback usual) {
        if (clawback != null) {
            return clawback;
        }
        return unit == AccountUnit.ITEMS && usual == Clawback.UNLIMITED ? Clawback.WITHIN_BALANCE : usual;
    }

    /** An account whose units can be used at once and never expire. */
    public static Account of(String name, AccountUnit unit) {
        return builder(name, unit).build();
    }

    /** Begins with an account whose units can be used at once and never expire. */
    public static Builder builder(String name, AccountUnit unit) {
        return new Builder(name, unit);
    }

    /** Collects what is special; not for use by several threads. */
    public static final class Builder {
        private final String name;
        private final AccountUnit unit;
        private Pending pending = new Pending.Not();
        private ExpiryRule expires = new ExpiryRule.Never();
        private ExpiryStart expiresFrom = ExpiryStart.ACTIVATION;
        private Remainder remainder = Remainder.DROPPED;
        private SpendingOrder spendFirst = SpendingOrder.NEAREST_EXPIRY;
        private TransferDates transferDates = TransferDates.KEEP;
        private @Nullable Clawback clawback;
        private @Nullable Long atMost;

        private Builder(String name, AccountUnit unit) {
            this.name = name;
            this.unit = unit;
        }

        public Builder pending(Pending wait) {
            pending = wait;
            return this;
        }

        public Builder expires(ExpiryRule rule) {
            expires = rule;
            return this;
        }

        public Builder expiresFrom(ExpiryStart start) {
            expiresFrom = start;
            return this;
        }

        public Builder remainder(Remainder choice) {
            remainder = choice;
            return this;
        }

        public Builder spendFirst(SpendingOrder order) {
            spendFirst = order;
            return this;
        }

        public Builder transferDates(TransferDates dates) {
            transferDates = dates;
            return this;
        }

        public Builder clawback(@Nullable Clawback mode) {
            clawback = mode;
            return this;
        }

        public Builder atMost(@Nullable Long units) {
            atMost = units;
            return this;
        }

        public Account build() {
            return new Account(
                    name, unit, pending, expires, expiresFrom, remainder, spendFirst, transferDates, clawback, atMost);
        }
    }
}
