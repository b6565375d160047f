package dev.loyalty.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What reversals could not take from an account because it was spent, lot by lot: noted where spent units can come back, and
 * lowered when they do. Units that are held for a purchase carry their part themselves, so that they are not free when the
 * hold times out without anything being booked. Used by one thread and thrown away.
 */
final class Outstanding {

    private final LedgerSnapshot snapshot;
    private final Instant at;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<LotId, Long> raised = new HashMap<>();
    private long open;

    private Outstanding(LedgerSnapshot snapshot, long units, Instant at) {
        this.snapshot = snapshot;
        this.open = units;
        this.at = at;
    }

    /**
     * Notes units that were not taken: of the lots, of what is held of them, then of the others, as far as units of these
     * can come back; the rest was not redeemed, such as units that were given away, and will not come back.
     */
    static List<Entry> raise(LedgerSnapshot snapshot, List<Lot> own, List<Lot> others, long units, Instant at) {
        Outstanding run = new Outstanding(snapshot, units, at);
        own.stream()
                .flatMap(lot -> run.holdsOf(lot.id()))
                .filter(lot -> lot.heldAt(at))
                .forEach(run::raise);
        own.forEach(run::raise);
        others.forEach(run::raise);
        if (run.open > 0 && !own.isEmpty()) {
            run.raise(own.get(0), run.open);
        }
        return run.entries;
    }

    private void raise(Lot lot) {
        long back = lot.redeemed() + (lot.heldAt(at) ? lot.left() : 0);
        long noted = lot.outstanding() + raised.getOrDefault(lot.id(), 0L);
        raise(lot, Math.min(open, Math.max(0, back - noted)));
    }

    private void raise(Lot lot, long units) {
        if (units > 0) {
            entries.add(Entry.outstanding(EntryKind.REVERSED, lot.id(), units, at));
            raised.merge(lot.id(), units, Math::addExact);
            open -= units;
        }
    }

    /** Lowers what is outstanding in an account, that of a lot first, by at most so many units. */
    static List<Entry> forgive(LedgerSnapshot snapshot, LotId first, long units, Instant at) {
        Outstanding run = new Outstanding(snapshot, units, at);
        run.withHolds(first).forEach(lot -> run.lower(EntryKind.REVERSED, lot));
        Set<Lot> others = new LinkedHashSet<>(snapshot.lotsOf(first.account()));
        run.withHolds(first).toList().forEach(others::remove);
        others.forEach(lot -> run.lower(EntryKind.REVERSED, lot));
        return run.entries;
    }

    /** Units come back to a lot, and those of them that are outstanding are taken. */
    static List<Entry> reclaim(LedgerSnapshot snapshot, EntryKind kind, Lot lot, long units, Instant at) {
        Outstanding run = new Outstanding(snapshot, units, at);
        run.lower(kind, lot);
        return run.entries;
    }

    private void lower(EntryKind kind, Lot lot) {
        long part = Math.min(open, lot.outstanding());
        if (part > 0) {
            entries.add(Entry.outstanding(kind, lot.id(), -part, at));
            open -= part;
        }
    }

    /** By how many units entries lower what is outstanding. */
    static long units(Collection<Entry> entries) {
        return -entries.stream().mapToLong(Entry::outstanding).sum();
    }

    private Stream<Lot> withHolds(LotId id) {
        return Stream.concat(snapshot.lot(id).stream(), holdsOf(id));
    }

    private Stream<Lot> holdsOf(LotId id) {
        return snapshot.lotsOf(id.account()).stream()
                .filter(lot -> lot.activation() instanceof Activation.Held held
                        && held.from().equals(id));
    }
}
