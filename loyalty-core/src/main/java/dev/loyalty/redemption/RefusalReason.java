package dev.loyalty.redemption;

/** Why a reward cannot be had. */
public enum RefusalReason {
    /** No rule offers a reward of this name to this member now. */
    NOT_OFFERED,
    /** A rule refuses it. */
    REFUSED,
    /** What the reward asks for is not reached, such as what was spent in a year. */
    NOT_REACHED,
    /** The member does not hold as many active units. */
    NOT_ENOUGH_UNITS,
    /** Fewer units would be spent than the reward asks for at least. */
    BELOW_MINIMUM,
    /** More units would be spent than the reward allows at most. */
    ABOVE_MAXIMUM,
    /** The order has nothing left that the reward could lower or pay for. */
    NOTHING_LEFT,
    /** It would be worth more than the order has left for it. */
    MORE_THAN_LEFT,
    /** The units are no multiple of the reward's steps. */
    NOT_IN_STEPS,
    /** So few units are worth nothing. */
    WORTH_NOTHING,
    /** The reward is not sold for an amount of money. */
    NO_AMOUNT,
    /** A limit has not enough left: stock, a budget, so many times a year. */
    LIMIT_REACHED,
    /** The units were held, and the time for it is over. */
    HOLD_TIMED_OUT,
    /** The units are not held any more: the hold was confirmed or released before. */
    HOLD_ENDED,
    /** It cannot be combined with another reward of the same request. */
    NOT_COMBINABLE
}
