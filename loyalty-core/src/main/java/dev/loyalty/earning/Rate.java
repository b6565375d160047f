package dev.loyalty.earning;

/** What the amount of a proposal is for. */
public enum Rate {
    /** So many in all. */
    FIXED,
    /** So many for an amount of money, and for parts of it in proportion. */
    PER_MONEY,
    /** So many for each complete amount of money. */
    PER_FULL_MONEY,
    /** So many for each unit of the line, and for parts of one in proportion. */
    PER_UNIT,
    /** So many for each complete unit of the line. */
    PER_FULL_UNIT;

    /** Whether money or units are counted, so that multipliers apply. */
    boolean isCounted() {
        return this != FIXED;
    }

    boolean isOfUnits() {
        return this == PER_UNIT || this == PER_FULL_UNIT;
    }

    /** Whether only complete steps count. */
    boolean isOfFullSteps() {
        return this == PER_FULL_MONEY || this == PER_FULL_UNIT;
    }
}
