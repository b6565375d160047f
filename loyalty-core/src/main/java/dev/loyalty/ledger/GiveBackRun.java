package dev.loyalty.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One give-back while it is worked out; used by one thread and thrown away. */
final class GiveBackRun {

    private final GiveBack wish;
    private final EntryKind kind;
    private final List<Entry> entries = new ArrayList<>();
    private LedgerSnapshot snapshot;
    private long owed;
    private long usable;
    private long expired;
    private long renewed;
    private long reclaimed;

    GiveBackRun(LedgerSnapshot snapshot, GiveBack wish) {
        this.snapshot = snapshot;
        this.wish = wish;
        kind = wish.spent().stream().anyMatch(entry -> entry.kind() == EntryKind.REDEEMED)
                ? EntryKind.CANCELLED
                : EntryKind.REVERSED;
        owed = wish.spent().isEmpty() ? 0 : snapshot.debt(wish.spent().get(0).account());
    }

    GivenBack run() {
        long skip = wish.before();
        long open = wish.units();
        for (int i = wish.spent().size() - 1; i >= 0 && open > 0; i--) {
            Entry spent = wish.spent().get(i);
            long skipped = Math.min(skip, -spent.units());
            long part = Math.min(open, -spent.units() - skipped);
            if (part > 0) {
                giveBack(Objects.requireNonNull(spent.lot()), part);
            }
            skip -= skipped;
            open -= part;
        }
        GiveBack.FreshLot goodwill = wish.goodwill();
        if (goodwill != null && renewed > 0) {
            LedgerArithmetic.requireNew(snapshot, goodwill.id());
            entries.add(Entry.open(kind, goodwill.id(), renewed, wish.at(), goodwill.terms()));
            repay(goodwill.id(), renewed);
        }
        return new GivenBack(entries, usable, expired, renewed, reclaimed);
    }

    private void giveBack(LotId id, long all) {
        Lot lot = snapshot.lot(id)
                .orElseThrow(() -> new IllegalArgumentException("GiveBack.spent holds " + id
                        + ", which is not in the snapshot of \"" + snapshot.member()
                        + "\". Maybe the snapshot was trimmed: a cancellation needs the lots of its redemption."));
        long units = all - reclaim(lot, all);
        if (units == 0) {
            return;
        }
        if (!lot.expiredAt(wish.at())) {
            entries.add(Entry.give(kind, id, units, wish.at()));
            repay(id, units);
            usable += units;
        } else if (wish.goodwill() == null) {
            entries.add(Entry.give(kind, id, units, wish.at()));
            entries.add(Entry.expire(id, units, wish.at()));
            expired += units;
        } else {
            renewed += units;
        }
    }

    /** Units that an earlier reversal takes as they come back. */
    private long reclaim(Lot lot, long units) {
        List<Entry> outstanding = Outstanding.reclaim(snapshot, kind, lot, units, wish.at());
        snapshot = snapshot.after(outstanding);
        entries.addAll(outstanding);
        reclaimed += Outstanding.units(outstanding);
        return Outstanding.units(outstanding);
    }

    private void repay(LotId id, long units) {
        long repaid = Math.min(units, owed);
        if (repaid > 0) {
            entries.addAll(Entry.repay(id, repaid, wish.at()));
            owed -= repaid;
        }
    }
}
