package dev.loyalty.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where a member's units came from and what became of them: which lots paid for which redemption, and what happened to a
 * lot. For support and for audits; no calculation needs it. Immutable.
 */
public final class Lineage {

    /**
     * Units of one lot.
     *
     * @param lot   its {@link LotId#event} is the order or action the units were earned for
     * @param units positive
     */
    public record Part(LotId lot, long units) {

        /** @throws IllegalArgumentException if the units are not positive */
        public Part {
            Objects.requireNonNull(lot, "Part.lot");
            Checks.positive(units, "Part.units", lot);
        }
    }

    /**
     * One thing that happened to a lot.
     *
     * @param by    the call that booked it
     * @param entry what was booked
     */
    public record Event(IdempotencyKey by, Entry entry) {

        /** Checks the arguments. */
        public Event {
            Objects.requireNonNull(by, "Event.by");
            Objects.requireNonNull(entry, "Event.entry");
        }
    }

    private final Map<IdempotencyKey, Map<LotId, Long>> spent = new HashMap<>();
    private final Map<LotId, List<Event>> stories = new HashMap<>();

    private Lineage() {}

    /**
     * The lineage of what was booked to the member's ledger.
     *
     * @param bookings in their order; those of other members are passed over
     */
    public static Lineage of(String member, Iterable<Booking> bookings) {
        Lineage lineage = new Lineage();
        for (Booking booking : bookings) {
            if (booking.key().member().equals(member)) {
                booking.entries().forEach(entry -> lineage.add(booking.key(), entry));
            }
        }
        return lineage;
    }

    private void add(IdempotencyKey key, Entry entry) {
        LotId lot = entry.lot();
        if (lot == null) {
            return;
        }
        stories.computeIfAbsent(lot, id -> new ArrayList<>()).add(new Event(key, entry));
        if (entry.kind() == EntryKind.REDEEMED) {
            spent.computeIfAbsent(key, call -> new LinkedHashMap<>()).merge(lot, -entry.units(), Math::addExact);
        }
    }

    /**
     * The lots that paid for a redemption, in the order in which they were used; empty if it took nothing. What a later
     * cancellation gave back is in the stories of the lots.
     */
    public List<Part> paidFor(IdempotencyKey redemption) {
        return spent.getOrDefault(redemption, Map.of()).entrySet().stream()
                .map(part -> new Part(part.getKey(), part.getValue()))
                .toList();
    }

    /** All that happened to a lot, in the order of booking; the units of the entries add up to what is left of it. */
    public List<Event> storyOf(LotId lot) {
        return Collections.unmodifiableList(stories.getOrDefault(lot, List.of()));
    }
}
