package dev.loyalty.receipt;

import dev.loyalty.tier.TierState;

/**
 * Tier states to JSON and back, for stores that keep them: what is read equals what was written. A state that cannot be
 * read any more can be rebuilt from the member's assessments. Safe for use by many threads.
 */
public final class TierJson {

    /** The number of the format that is written. Every format up to this one can be read. */
    public static final int FORMAT = 1;

    private static final String TIER = "tier";

    private TierJson() {}

    /** The canonical JSON of a tier state, on one line. */
    public static String write(TierState tier) {
        return StateText.write(TIER, FORMAT, tier);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnreadableReceiptException if the text is not a tier state, or of a format that is not known yet
     */
    public static TierState read(String json) {
        return StateText.read(json, TIER, FORMAT, TierState.class);
    }
}
