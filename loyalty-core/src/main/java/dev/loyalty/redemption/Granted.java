package dev.loyalty.redemption;

import dev.loyalty.internal.settlement.Counter;
import dev.loyalty.redemption.Till.Portion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a member gets of one reward.
 *
 * @param times how many steps of its cost
 * @param units spent
 * @param value in minor units of money; 0 for things
 * @param portions the lines it lowers or pays for
 * @param parts of the value, by portion
 * @param counts what it uses of limits
 */
record Granted(
        Ask ask,
        long times,
        long units,
        long value,
        List<Portion> portions,
        List<Long> parts,
        Map<Counter, Long> counts) {

    Granted {
        portions = List.copyOf(portions);
        parts = List.copyOf(parts);
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }
}
