package dev.loyalty.ledger;

import java.util.List;

/**
 * What became of a {@link GiveBack}. The four numbers add up to the units asked for.
 *
 * @param entries what to book, in order
 * @param usable  units that came back to lots that are not past; what the member owed was repaid from them
 * @param expired units that came back to lots that are past, and are lost again
 * @param renewed units that came back in the fresh lot; what the member owed was repaid from them
 * @param reclaimed units that were {@linkplain Lot#outstanding outstanding}: taken as soon as they came back
 */
public record GivenBack(List<Entry> entries, long usable, long expired, long renewed, long reclaimed) {

    /** @throws IllegalArgumentException if a number is negative */
    public GivenBack {
        entries = List.copyOf(entries);
        Checks.notNegative(usable, "GivenBack.usable");
        Checks.notNegative(expired, "GivenBack.expired");
        Checks.notNegative(renewed, "GivenBack.renewed");
        Checks.notNegative(reclaimed, "GivenBack.reclaimed");
    }
}
