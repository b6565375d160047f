package dev.loyalty.reversal;

import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.GiveBack;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives back units of one account that reversals took, so that what they took in all is what they would have taken
 * without the one that is undone: first what was never taken, then what is owed, then what came from other lots, what had
 * expired, and what came from the award's own lots. Units go to the lots they came from, which keep their dates; what was
 * owed and is repaid by now comes back with the dates of the award. Used by one thread and thrown away.
 */
final class Restoring {

    private final String event;
    private final String account;
    private final Instant at;
    private final List<LotId> own;
    private final Map<LotId, Long> others = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private long expired;
    private long notTaken;
    private long owed;
    private LedgerSnapshot ledger;

    /**
     * @param event the id of the undoing
     * @param own the lots of the award, at least one
     * @param earlier the reversals of the award so far
     */
    Restoring(
            String event,
            String account,
            Instant at,
            List<LotId> own,
            List<ReversalDecision> earlier,
            LedgerSnapshot ledger) {
        this.event = event;
        this.account = account;
        this.at = at;
        this.own = own;
        this.ledger = ledger;
        earlier.forEach(this::note);
    }

    private void note(ReversalDecision reversal) {
        for (Recovery recovery : reversal.recoveries()) {
            if (recovery.account().equals(account)) {
                expired += recovery.alreadyExpired();
                notTaken += recovery.notTaken();
                owed += recovery.owed();
            }
        }
        for (Entry entry : reversal.booking().entries()) {
            LotId lot = entry.lot();
            if (entry.kind() == EntryKind.REVERSED
                    && lot != null
                    && lot.account().equals(account)
                    && !own.contains(lot)) {
                others.merge(lot, -entry.units(), Math::addExact);
            }
        }
    }

    /** Gives back so many units, more than 0; {@link #entries()} says how. */
    Recovery giveBack(long units) {
        long fromNothing = Math.min(units, notTaken);
        long open = units - fromNothing;
        long fromDebt = Math.min(open, owed);
        open -= fromDebt;
        long fromOthers = Math.min(open, others.values().stream().reduce(0L, Math::addExact));
        open -= fromOthers;
        long fromExpired = Math.min(open, expired);
        open -= fromExpired;
        long repaid = forgive(fromDebt);
        give(others, fromOthers);
        giveToOwn(open + fromDebt - repaid);
        return new Recovery(account, -open - fromOthers, -fromExpired, -fromNothing, -fromDebt);
    }

    List<Entry> entries() {
        return entries;
    }

    /** As much of what is owed as is still owed. */
    private long forgive(long units) {
        long still = Math.min(units, ledger.debt(account));
        if (still > 0) {
            add(List.of(new Entry(EntryKind.REVERSED, account, still, null, at, null)));
        }
        return still;
    }

    private void giveToOwn(long units) {
        Map<LotId, Long> room = new LinkedHashMap<>();
        for (LotId id : own) {
            Lot lot = lot(id);
            room.put(id, lot.issued() - lot.expired() - lot.left());
        }
        long fits = Math.min(units, room.values().stream().reduce(0L, Math::addExact));
        give(room, fits);
        if (units > fits) {
            // Something else came back to the lots meanwhile: the rest gets a lot of its own with their dates.
            LotId fresh = new LotId(event, account, 1);
            add(List.of(Entry.open(
                    EntryKind.REVERSED, fresh, units - fits, at, lot(own.get(0)).terms())));
        }
    }

    private void give(Map<LotId, Long> mostByLot, long units) {
        List<Entry> taken = new ArrayList<>();
        mostByLot.forEach((lot, most) -> {
            if (most > 0) {
                taken.add(Entry.take(EntryKind.REVERSED, lot, most, at));
            }
        });
        if (units > 0) {
            add(LedgerArithmetic.giveBack(ledger, new GiveBack(taken, 0, units, at, null))
                    .entries());
        }
    }

    private void add(List<Entry> more) {
        entries.addAll(more);
        ledger = ledger.after(more);
    }

    private Lot lot(LotId id) {
        return ledger.lot(id)
                .orElseThrow(() -> new IllegalArgumentException(id + " is not in the snapshot of \"" + ledger.member()
                        + "\". Maybe the snapshot was trimmed: a reversal needs the lots of its original receipt."));
    }
}
