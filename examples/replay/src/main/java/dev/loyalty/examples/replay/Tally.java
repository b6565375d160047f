package dev.loyalty.examples.replay;

import dev.loyalty.ledger.Entry;

/** What was booked in one account of one member, added up from the entries alone. */
final class Tally {

    private long issued;
    private long reversed;
    private long redeemed;
    private long expired;

    /** Repayments cancel out within a booking. Other kinds are not booked here and would show as a difference. */
    void add(Entry entry) {
        switch (entry.kind()) {
            case ISSUED -> issued = Math.addExact(issued, entry.units());
            case REVERSED -> reversed = Math.subtractExact(reversed, entry.units());
            case REDEEMED, CANCELLED -> redeemed = Math.subtractExact(redeemed, entry.units());
            case EXPIRED -> expired = Math.subtractExact(expired, entry.units());
            case ACTIVATED, REPAID, HELD, RELEASED, ADJUSTED, TRANSFERRED, MERGED, EXTENDED, IMPORTED -> {}
        }
    }

    long issued() {
        return issued;
    }

    long reversed() {
        return reversed;
    }

    /** What was spent and did not come back. */
    long redeemed() {
        return redeemed;
    }

    long expired() {
        return expired;
    }

    /** What the member must hold, if nothing was lost or made up on the way. */
    long expected() {
        return issued - reversed - redeemed - expired;
    }
}
