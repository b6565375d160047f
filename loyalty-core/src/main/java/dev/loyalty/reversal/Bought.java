package dev.loyalty.reversal;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The units that can come back of something, and what came back of them. Refuses what cannot come back.
 *
 * @param what its id, for messages
 * @param units by line id
 * @param back what came back before
 */
record Bought(String what, SortedMap<String, BigDecimal> units, Back back) {

    /** The units of a line that did not come back; 0 if there is no such line. */
    BigDecimal left(String line) {
        return units.getOrDefault(line, BigDecimal.ZERO).subtract(back.units(line));
    }

    /** Everything that is left. */
    SortedMap<String, BigDecimal> left() {
        SortedMap<String, BigDecimal> left = new TreeMap<>();
        units.keySet().forEach(line -> left.put(line, left(line)));
        return left;
    }

    /** All that is left of these lines. */
    SortedMap<String, BigDecimal> left(List<String> lines) {
        SortedMap<String, BigDecimal> left = new TreeMap<>();
        lines.forEach(line -> {
            requireLine(line);
            check(line, left(line));
            left.put(line, left(line));
        });
        return left;
    }

    void requireLine(String line) {
        if (!units.containsKey(line)) {
            throw new IllegalArgumentException(what + " has no line \"" + line + "\"; it has " + units.keySet());
        }
    }

    void check(String line, BigDecimal quantity) {
        requireLine(line);
        if (quantity.signum() == 0) {
            throw new IllegalArgumentException(
                    "0 units of line \"" + line + "\" of " + what + " came back. Maybe leave the line out?");
        }
        BigDecimal bought = units.getOrDefault(line, BigDecimal.ZERO);
        boolean sameSign = quantity.signum() == bought.signum();
        if (!sameSign || quantity.abs().compareTo(left(line).abs()) > 0) {
            throw new IllegalArgumentException(quantity.toPlainString() + " units of line \"" + line + "\" of " + what
                    + " cannot come back: " + bought.toPlainString() + " were bought and "
                    + back.units(line).toPlainString() + " came back before. Maybe a return was sent twice?");
        }
    }
}
