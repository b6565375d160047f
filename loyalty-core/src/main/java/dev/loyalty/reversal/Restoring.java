package dev.loyalty.reversal;

import dev.loyalty.ledger.Clawback;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.Expiry;
import dev.loyalty.ledger.GiveBack;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.LotTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives back units of one lot that reversals took, so that what they took in all is what they would have taken
 * without the one that is undone: first what was never taken, then what is owed, then what came from other lots, what had
 * expired, and what came from the lot itself. Units go to the lots they came from, which keep their dates; what was
 * owed and is repaid by now comes back with the dates of the award. Used by one thread and thrown away.
 */
final class Restoring {

    private final String event;
    private final LotId own;
    private final boolean issued;
    private final Clawback clawback;
    private final Instant at;
    private final Map<LotId, Long> others = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private long expired;
    private long notTaken;
    private long owed;
    private LedgerSnapshot ledger;

    /**
     * @param event the id of the undoing
     * @param own the lot that the units were credited to
     * @param issued whether there is such a lot: where all was carried, there is none
     * @param clawback how far the reversals of the lot went
     * @param earlier the reversals of the award so far
     */
    Restoring(
            String event,
            LotId own,
            boolean issued,
            Clawback clawback,
            Instant at,
            List<ReversalDecision> earlier,
            LedgerSnapshot ledger) {
        this.event = event;
        this.own = own;
        this.issued = issued;
        this.clawback = clawback;
        this.at = at;
        this.ledger = ledger;
        earlier.stream()
                .flatMap(reversal -> reversal.recoveries().stream())
                .filter(recovery -> recovery.lot().equals(own))
                .forEach(this::note);
    }

    private void note(Recovery recovery) {
        expired += recovery.alreadyExpired();
        notTaken += recovery.notTaken();
        owed += recovery.owed();
        recovery.others().forEach(other -> others.merge(other.lot(), other.units(), Math::addExact));
    }

    /** Gives back so many units, more than 0; {@link #entries()} says how. */
    Recovery giveBack(long units) {
        long fromNothing = Math.min(units, neverTaken());
        long open = units - fromNothing;
        long fromDebt = Math.min(open, owed);
        open -= fromDebt;
        long fromOthers = Math.min(open, others.values().stream().reduce(0L, Math::addExact));
        open -= fromOthers;
        long fromExpired = Math.min(open, expired);
        open -= fromExpired;
        add(LedgerArithmetic.forgive(ledger, own, fromNothing, at));
        long repaid = forgive(fromDebt);
        List<Recovery.StandIn> standIns = give(others, fromOthers);
        giveToOwn(open + fromDebt - repaid);
        return new Recovery(own, -open - fromOthers, standIns, -fromExpired, -fromNothing, -fromDebt);
    }

    List<Entry> entries() {
        return entries;
    }

    /** What reversals within the balance did not take, they can have taken since then, as it came back to the lot. */
    private long neverTaken() {
        return issued && clawback == Clawback.WITHIN_BALANCE
                ? Math.min(notTaken, ledger.outstanding(own.account()))
                : notTaken;
    }

    /** As much of what is owed as is still owed. */
    private long forgive(long units) {
        long still = Math.min(units, ledger.debt(own.account()));
        if (still > 0) {
            add(List.of(new Entry(EntryKind.REVERSED, own.account(), still, null, at, null)));
        }
        return still;
    }

    private void giveToOwn(long units) {
        long room = 0;
        LotTerms terms = LotTerms.activeAtOnce(at, new Expiry.Never());
        if (issued) {
            Lot lot = ledger.lot(own)
                    .orElseThrow(
                            () -> new IllegalArgumentException(
                                    own + " is not in the snapshot of \""
                                            + ledger.member()
                                            + "\". Maybe the snapshot was trimmed: a reversal needs the lots of its original receipt."));
            room = lot.issued() - lot.expired() - lot.left();
            terms = lot.terms();
        }
        long fits = Math.min(units, room);
        give(Map.of(own, fits), fits);
        if (units > fits) {
            // Something else came back to the lot meanwhile, or there is none: the rest gets a lot of its own.
            add(List.of(Entry.open(EntryKind.REVERSED, fresh(), units - fits, at, terms)));
        }
    }

    private LotId fresh() {
        int number = 1;
        while (ledger.lot(new LotId(event, own.account(), number)).isPresent()) {
            number++;
        }
        return new LotId(event, own.account(), number);
    }

    /** What each lot got, below zero. */
    private List<Recovery.StandIn> give(Map<LotId, Long> mostByLot, long units) {
        List<Entry> taken = new ArrayList<>();
        mostByLot.forEach((lot, most) -> {
            if (most > 0) {
                taken.add(Entry.take(EntryKind.REVERSED, lot, most, at));
            }
        });
        List<Recovery.StandIn> given = new ArrayList<>();
        if (units > 0) {
            List<Entry> back = LedgerArithmetic.giveBack(ledger, new GiveBack(taken, 0, units, at, null))
                    .entries();
            add(back);
            for (Entry entry : back) {
                LotId lot = entry.lot();
                if (entry.kind() == EntryKind.REVERSED && lot != null) {
                    given.add(new Recovery.StandIn(lot, entry.outstanding() - entry.units()));
                }
            }
        }
        return given;
    }

    private void add(List<Entry> more) {
        entries.addAll(more);
        ledger = ledger.after(more);
    }
}
