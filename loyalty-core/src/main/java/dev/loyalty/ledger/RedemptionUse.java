package dev.loyalty.ledger;

/** What redeemed units were turned into. */
public enum RedemptionUse {
    /** Lines of an order cost less. */
    DISCOUNT,
    /** Lines of an order are paid for; what they cost stays. */
    PAYMENT,
    /** Units of another account: a coupon, an entry, a gift, credit. */
    LOT,
    /** Money that the merchant gives to somebody else. */
    DONATION
}
