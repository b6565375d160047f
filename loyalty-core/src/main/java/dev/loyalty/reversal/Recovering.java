package dev.loyalty.reversal;

import dev.loyalty.ledger.Clawback;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.HeldLot;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.TakeBack;
import dev.loyalty.ledger.TakenBack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Takes the units that are undone from the ledger, or gives them back to it, lot by lot. Used by one thread. */
final class Recovering {

    private final ReversalRequest request;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Recovery> recoveries = new ArrayList<>();
    private LedgerSnapshot ledger;

    Recovering(ReversalRequest request) {
        this.request = request;
        this.ledger = request.ledger();
    }

    List<Entry> entries() {
        return entries;
    }

    List<Recovery> recoveries() {
        return recoveries;
    }

    /** By account, what was spent and stays. */
    List<NotUndone> notUndone() {
        SortedMap<String, Long> spent = new TreeMap<>();
        recoveries.stream()
                .filter(recovery -> recovery.notTaken() > 0)
                .forEach(recovery -> spent.merge(recovery.account(), recovery.notTaken(), Math::addExact));
        return spent.entrySet().stream()
                .map(account -> new NotUndone(account.getKey(), account.getValue(), NotUndone.Reason.SPENT))
                .toList();
    }

    /** @param units by the lot that they were credited to; below zero are given back */
    void recover(SortedMap<LotId, Long> units) {
        for (Map.Entry<LotId, Long> reversed : pendingFirst(units)) {
            LotId lot = reversed.getKey();
            if (reversed.getValue() < 0) {
                Restoring restoring = new Restoring(
                        request.id(), lot, isIssued(lot), clawback(lot), request.at(), request.earlier(), ledger);
                recoveries.add(restoring.giveBack(-reversed.getValue()));
                add(restoring.entries());
            } else {
                TakenBack back = LedgerArithmetic.takeBack(ledger, wish(lot, reversed.getValue()));
                recoveries.add(recovery(lot, back));
                add(back.entries());
            }
        }
    }

    private void add(List<Entry> more) {
        entries.addAll(more);
        ledger = ledger.after(more);
    }

    private static Recovery recovery(LotId own, TakenBack back) {
        List<Recovery.StandIn> others = new ArrayList<>();
        for (Entry entry : back.entries()) {
            LotId lot = entry.lot();
            if (lot != null && !lot.equals(own) && entry.units() != 0) {
                others.add(new Recovery.StandIn(lot, -entry.units()));
            }
        }
        return new Recovery(own, back.taken(), others, back.alreadyExpired(), back.notTaken(), back.owed());
    }

    /** By account; what nobody can have spent goes before what others must stand in for. */
    private List<Map.Entry<LotId, Long>> pendingFirst(SortedMap<LotId, Long> units) {
        return units.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<LotId, Long> lot) -> lot.getKey().account())
                        .thenComparing(lot -> ledger.lot(lot.getKey())
                                .map(held -> !held.pendingAt(request.at()))
                                .orElse(true))
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    private TakeBack wish(LotId lot, long units) {
        long expired = request.earlier().stream()
                .flatMap(reversal -> reversal.recoveries().stream())
                .filter(recovery -> recovery.lot().equals(lot))
                .mapToLong(Recovery::alreadyExpired)
                .reduce(heldLots(lot).mapToLong(HeldLot::expired).sum(), Math::addExact);
        List<LotId> own = isIssued(lot) ? List.of(lot) : List.of();
        return new TakeBack(lot.account(), units, own, expired, request.at(), clawback(lot));
    }

    /** A lot of which all was carried was never issued: others stand in for it. */
    private boolean isIssued(LotId lot) {
        return heldLots(lot).findAny().isPresent();
    }

    private Stream<HeldLot> heldLots(LotId lot) {
        return request.originals().stream()
                .flatMap(receipt -> receipt.lots().stream())
                .filter(held -> held.lot().equals(lot));
    }

    private Clawback clawback(LotId lot) {
        return request.originals().stream()
                .flatMap(receipt -> receipt.awards().stream())
                .filter(award -> award.lot().equals(lot))
                .map(award -> award.terms().clawback())
                .findFirst()
                .orElse(Clawback.UNLIMITED);
    }
}
