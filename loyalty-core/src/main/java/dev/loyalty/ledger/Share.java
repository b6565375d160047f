package dev.loyalty.ledger;

import dev.loyalty.model.Fraction;
import org.jspecify.annotations.Nullable;

/**
 * The part of an award that one line of the order brought, or {@link #WHOLE} of an activity that has no lines. A return
 * of the line takes this part back.
 *
 * @param line the line's id
 * @param units whole units; more than 0, unless all that the line brought is carried
 * @param exact what it brought exactly, more than 0, if it was rounded together with the account's remainder; otherwise
 *     null
 */
public record Share(String line, long units, @Nullable Fraction exact) {

    /** Stands for an activity without lines. */
    public static final String WHOLE = "*";

    /** @throws IllegalArgumentException if the line is blank, or there is nothing of it */
    public Share {
        Checks.text(line, "Share.line");
        if (exact == null) {
            Checks.positive(units, "Share.units");
        } else {
            Checks.notNegative(units, "Share.units");
            if (exact.signum() <= 0) {
                throw new IllegalArgumentException("Share.exact of line " + line + " is " + exact
                        + ", not more than 0. Maybe the line brought nothing, and needs no share?");
            }
        }
    }

    /** What it brought exactly; whole units where nothing is carried. */
    public Fraction brought() {
        return exact == null ? Fraction.of(units) : exact;
    }

    /** A share of an account that drops its remainders. */
    public Share(String line, long units) {
        this(line, units, null);
    }
}
