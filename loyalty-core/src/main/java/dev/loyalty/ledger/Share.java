package dev.loyalty.ledger;

/**
 * The part of an award that one line of the order brought. A return of the line takes this part back.
 *
 * @param line the line's id
 * @param units more than 0
 */
public record Share(String line, long units) {

    public Share {
        Checks.text(line, "Share.line");
        Checks.positive(units, "Share.units");
    }
}
