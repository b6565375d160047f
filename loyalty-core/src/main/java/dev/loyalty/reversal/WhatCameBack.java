package dev.loyalty.reversal;

import dev.loyalty.model.Decimals;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What of an activity came back, or did not come back after all. Immutable. */
public sealed interface WhatCameBack {

    /** All that is left of it: a cancellation, a chargeback, the last return. */
    record Everything() implements WhatCameBack {}

    /**
     * All that is left of some lines.
     *
     * @param lines ids of lines of the order, at least one
     */
    record Lines(List<String> lines) implements WhatCameBack {

        /** @throws IllegalArgumentException if there is no line */
        public Lines {
            lines = lines.stream().distinct().sorted().toList();
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("no line came back. Maybe Everything() was meant?");
            }
        }
    }

    /**
     * Units of lines.
     *
     * @param units by line id, each with the sign of the line's quantity; not 0
     */
    record Units(SortedMap<String, BigDecimal> units) implements WhatCameBack {

        public Units {
            SortedMap<String, BigDecimal> canonical = new TreeMap<>();
            units.forEach((line, quantity) ->
                    canonical.put(line, Decimals.canonical(quantity, "the returned quantity of line " + line)));
            units = Collections.unmodifiableSortedMap(canonical);
        }
    }

    /**
     * Money without goods, such as goodwill for a late parcel. It takes back the same part of whatever is left: of one
     * line, or of all lines by what was paid for them.
     *
     * @param amount more than 0, in the order's currency, tax included
     * @param line the id of the line that became cheaper, or null for the whole order
     */
    record Amount(Money amount, @Nullable String line) implements WhatCameBack {

        /** @throws IllegalArgumentException if the amount is not more than 0 */
        public Amount {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException(
                        amount + " did not come back. Maybe give the amount without a sign?");
            }
        }
    }

    /**
     * An earlier reversal did not happen after all: a chargeback that was decided for the shop, a return that was booked by
     * mistake. What it took comes back, with the dates it had.
     *
     * @param reversal the event id of the reversal
     */
    record Undo(String reversal) implements WhatCameBack {

        public Undo {
            Objects.requireNonNull(reversal, "Undo.reversal");
        }
    }
}
