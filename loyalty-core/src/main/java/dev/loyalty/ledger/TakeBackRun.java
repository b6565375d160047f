package dev.loyalty.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One take-back while it is worked out; used by one thread and thrown away. */
final class TakeBackRun {

    private final LedgerSnapshot snapshot;
    private final TakeBack wish;
    private final EntryKind kind;
    private final List<Lot> own;
    private final List<Lot> siblings;
    private final List<Lot> strangers;
    private final List<Entry> entries = new ArrayList<>();
    private long taken;

    TakeBackRun(LedgerSnapshot snapshot, TakeBack wish, EntryKind kind) {
        this.snapshot = snapshot;
        this.wish = wish;
        this.kind = kind;
        own = wish.own().stream()
                .map(id -> require(snapshot, id))
                .sorted(Lot.SPENDING_ORDER)
                .toList();
        Set<LotId> ownIds = Set.copyOf(wish.own());
        Set<String> events = wish.own().stream().map(LotId::event).collect(Collectors.toSet());
        Map<Boolean, List<Lot>> others = snapshot.lotsOf(wish.account()).stream()
                .filter(lot -> !ownIds.contains(lot.id()))
                .sorted(Lot.SPENDING_ORDER)
                .collect(Collectors.partitioningBy(
                        lot -> events.contains(lot.id().event())));
        siblings = others.getOrDefault(true, List.of());
        strangers = others.getOrDefault(false, List.of());
    }

    private static Lot require(LedgerSnapshot snapshot, LotId id) {
        return snapshot.lot(id)
                .orElseThrow(() -> new IllegalArgumentException("TakeBack.own holds " + id
                        + ", which is not in the snapshot of \"" + snapshot.member()
                        + "\". Maybe the snapshot was trimmed: a reversal needs the lots of its original receipt."));
    }

    TakenBack run() {
        long lacking = wish.units() - Math.min(wish.units(), usable(own));
        long alreadyExpired = Math.min(lacking, expiredNotCounted());
        long spent = lacking - alreadyExpired;
        long kept = take(own, this::isPending, wish.units() - lacking);
        if (wish.mode() == Clawback.PENDING_ONLY) {
            return new TakenBack(entries, taken, alreadyExpired, kept + spent, 0);
        }
        take(own, this::isActive, kept);
        long open = take(siblings, this::isActive, take(siblings, this::isPending, spent));
        open = take(strangers, this::isPending, take(strangers, this::isActive, open));
        if (wish.mode() == Clawback.WITHIN_BALANCE) {
            List<Lot> others =
                    Stream.concat(siblings.stream(), strangers.stream()).toList();
            entries.addAll(Outstanding.raise(snapshot, own, others, open, wish.at()));
            return new TakenBack(entries, taken, alreadyExpired, open, 0);
        }
        if (open == 0) {
            return new TakenBack(entries, taken, alreadyExpired, 0, 0);
        }
        entries.add(Entry.owe(kind, wish.account(), open, wish.at()));
        return new TakenBack(entries, taken, alreadyExpired, 0, open);
    }

    /** Takes up to the given units from those of the lots that fit, in their order, and returns what is still open. */
    private long take(List<Lot> from, Predicate<Lot> fits, long units) {
        long open = units;
        for (Lot lot : from) {
            long part = fits.test(lot) && !lot.heldAt(wish.at()) ? Math.min(lot.usable(), open) : 0;
            if (part > 0) {
                entries.add(Entry.take(kind, lot.id(), part, wish.at()));
                taken += part;
                open -= part;
            }
        }
        return open;
    }

    private long usable(List<Lot> lots) {
        return lots.stream()
                .filter(lot -> !lot.expiredAt(wish.at()))
                .mapToLong(Lot::usable)
                .reduce(0, Math::addExact);
    }

    private long expiredNotCounted() {
        long expired =
                own.stream().mapToLong(lot -> lot.unitsExpiredAt(wish.at())).reduce(0, Math::addExact);
        return Math.max(0, expired - wish.expiredCounted());
    }

    private boolean isPending(Lot lot) {
        return lot.pendingAt(wish.at());
    }

    private boolean isActive(Lot lot) {
        return lot.activeAt(wish.at());
    }
}
