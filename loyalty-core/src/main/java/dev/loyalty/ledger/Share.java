package dev.loyalty.ledger;

/**
 * The part of an award that one line of the order brought, or {@link #WHOLE} of an activity that has no lines. A return
 * of the line takes this part back.
 *
 * @param line the line's id
 * @param units more than 0
 */
public record Share(String line, long units) {

    /** Stands for an activity without lines. */
    public static final String WHOLE = "*";

    public Share {
        Checks.text(line, "Share.line");
        Checks.positive(units, "Share.units");
    }
}
