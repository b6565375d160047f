package dev.loyalty.ledger;

import java.time.Instant;
import java.util.Comparator;

/** Which lots of an account are spent first. */
public enum SpendingOrder {
    /** Those that expire next; never-expiring last, ties by earning time, then lot id. */
    NEAREST_EXPIRY,
    /** Those that were earned first; ties by expiry, then lot id. */
    OLDEST;

    private static final Comparator<Lot> BY_EXPIRY =
            Comparator.comparing(lot -> lot.end().orElse(Instant.MAX));
    private static final Comparator<Lot> BY_AGE = Comparator.comparing(Lot::earnedAt);

    private static final Comparator<Lot> EXPIRY_FIRST =
            BY_EXPIRY.thenComparing(BY_AGE).thenComparing(Lot::id);
    private static final Comparator<Lot> AGE_FIRST =
            BY_AGE.thenComparing(BY_EXPIRY).thenComparing(Lot::id);

    /** Total: no two lots of a member are alike. */
    public Comparator<Lot> comparator() {
        return switch (this) {
            case NEAREST_EXPIRY -> EXPIRY_FIRST;
            case OLDEST -> AGE_FIRST;
        };
    }
}
