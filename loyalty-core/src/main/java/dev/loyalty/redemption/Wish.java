package dev.loyalty.redemption;

import org.joda.money.Money;

/**
 * How much of a reward the member wants. A wish names the reward and never its cost: that is computed from the rules and
 * the ledger each time. Immutable.
 */
public sealed interface Wish {

    /** The name of the reward. */
    String reward();

    /** The reward once: for rewards of a fixed cost; of others, one step. */
    static Wish one(String reward) {
        return new Times(reward, 1);
    }

    /** The reward several times: three coupons, ten entries. */
    static Wish times(String reward, long times) {
        return new Times(reward, times);
    }

    /** Spends so many units of the reward's account; of an account of money, minor units. */
    static Wish units(String reward, long units) {
        return new Units(reward, units);
    }

    /** As many units as it takes to be worth so much. */
    static Wish worth(String reward, Money value) {
        return new Worth(reward, value);
    }

    /** As much as possible: as the member has, the order can take, and the rule allows. */
    static Wish most(String reward) {
        return new Most(reward);
    }

    /** So many times what the reward gives for one step of its cost. */
    record Times(String reward, long times) implements Wish {

        /** @throws IllegalArgumentException if the times are not positive */
        public Times {
            Checks.reward(reward);
            Checks.positive(times, reward);
        }
    }

    /** Units of the account that the reward costs. */
    record Units(String reward, long units) implements Wish {

        /** @throws IllegalArgumentException if the units are not positive */
        public Units {
            Checks.reward(reward);
            Checks.positive(units, reward);
        }
    }

    /** Money that the reward should be worth. */
    record Worth(String reward, Money value) implements Wish {

        /** @throws IllegalArgumentException if the value is not positive */
        public Worth {
            Checks.reward(reward);
            if (!value.isPositive()) {
                throw new IllegalArgumentException(
                        "the wish for reward \"" + reward + "\" is worth " + value + ". Maybe leave the wish out?");
            }
        }
    }

    /** As much as possible. */
    record Most(String reward) implements Wish {

        public Most {
            Checks.reward(reward);
        }
    }
}
