package dev.loyalty.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One give-back while it is worked out; used by one thread and thrown away. */
final class GiveBackRun {

    private final LedgerSnapshot snapshot;
    private final GiveBack wish;
    private final List<Entry> entries = new ArrayList<>();
    private long owed;
    private long usable;
    private long expired;
    private long renewed;

    GiveBackRun(LedgerSnapshot snapshot, GiveBack wish) {
        this.snapshot = snapshot;
        this.wish = wish;
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
            entries.add(Entry.open(EntryKind.REVERSED, goodwill.id(), renewed, wish.at(), goodwill.terms()));
            repay(goodwill.id(), renewed);
        }
        return new GivenBack(entries, usable, expired, renewed);
    }

    private void giveBack(LotId id, long units) {
        Lot lot = snapshot.lot(id)
                .orElseThrow(() -> new IllegalArgumentException("GiveBack.spent holds " + id
                        + ", which is not in the snapshot of \"" + snapshot.member()
                        + "\". Maybe the snapshot was trimmed: a cancellation needs the lots of its redemption."));
        if (!lot.expiredAt(wish.at())) {
            entries.add(Entry.give(EntryKind.REVERSED, id, units, wish.at()));
            repay(id, units);
            usable += units;
        } else if (wish.goodwill() == null) {
            entries.add(Entry.give(EntryKind.REVERSED, id, units, wish.at()));
            entries.add(Entry.expire(id, units, wish.at()));
            expired += units;
        } else {
            renewed += units;
        }
    }

    private void repay(LotId id, long units) {
        long repaid = Math.min(units, owed);
        if (repaid > 0) {
            entries.addAll(Entry.repay(id, repaid, wish.at()));
            owed -= repaid;
        }
    }
}
