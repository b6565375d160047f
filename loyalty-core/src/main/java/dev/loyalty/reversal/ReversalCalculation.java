package dev.loyalty.reversal;

import dev.loyalty.internal.json.CanonicalJson;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Clawback;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.EntryKind;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerArithmetic;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.RemainderChange;
import dev.loyalty.ledger.RemainderKey;
import dev.loyalty.ledger.ReversalMode;
import dev.loyalty.ledger.TakeBack;
import dev.loyalty.ledger.TakenBack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Takes back the share of what came back.
 *
 * <p>reversed now = target( all that came back so far ) − reversed before, where the target of an award is its part of
 * what came back, by the {@linkplain ReversalMode mode} of the receipt, or all of it once something does not hold that must
 * stay true. The targets of a lot are rounded toward zero together. Whatever the steps and their order, the last
 * unit takes the last point. In an account that carries its remainder, what came back leaves exactly, and what is missing
 * then is taken.
 */
public final class ReversalCalculation {

    private final ReversalRequest request;
    private final AwardReceipt original;
    private final Back now;
    private final Remains before;
    private final Remains after;

    private ReversalCalculation(ReversalRequest request, Back earlier, Back now) {
        this.request = request;
        this.original = request.originals().get(0);
        this.now = now;
        this.before = new Remains(original, earlier);
        this.after = new Remains(original, earlier.plus(now));
    }

    /**
     * Computes a reversal; hosts reach it through {@link dev.loyalty.Loyalty#reverse}.
     *
     * @throws IllegalArgumentException if a line is unknown, or more comes back than was bought and is not yet returned,
     *     or the id of the return was used for something else
     */
    public static ReversalOutcome reverse(ReversalRequest request) {
        if (request.originals().isEmpty()) {
            return new ReversalDeclined(
                    request.id(),
                    ReversalDeclined.Reason.ORIGINAL_NOT_FOUND,
                    "return " + request.id() + ": original not found. Maybe its activity was not earned for yet?");
        }
        ReversalDecision made = made(request);
        List<ReversalDecision> others = new ArrayList<>(request.earlier());
        others.remove(made);
        Back now = new Resolution(request.originals().get(0), others).resolve(request.what());
        if (made == null) {
            ReversalDecision undone = undone(request);
            return undone != null ? undone : new ReversalCalculation(request, Back.of(others), now).reverse();
        }
        if (made.bodyHash().equals(bodyHash(request, now))) {
            return made;
        }
        throw new IllegalArgumentException("return " + request.id() + " was made before at " + made.at() + " of "
                + text(Back.of(made)) + ", not at " + request.at() + " of " + text(now)
                + ". Maybe another return, which needs an id of its own?");
    }

    /** The decision that was made for the same return, or null. */
    private static @Nullable ReversalDecision made(ReversalRequest request) {
        return request.earlier().stream()
                .filter(reversal -> reversal.key().equals(request.key()))
                .findFirst()
                .orElse(null);
    }

    /** The decision that undid the same reversal under another id, or null: a reversal is undone once. */
    private static @Nullable ReversalDecision undone(ReversalRequest request) {
        return request.earlier().stream()
                .filter(reversal -> reversal.what() instanceof WhatCameBack.Undo
                        && reversal.what().equals(request.what()))
                .findFirst()
                .orElse(null);
    }

    private static String text(Back back) {
        return back.amounts().isEmpty() ? "the units " + back.units() : "the amounts " + back.amounts();
    }

    private static String bodyHash(ReversalRequest request, Back now) {
        List<IdempotencyKey> keys =
                request.originals().stream().map(AwardReceipt::key).toList();
        return CanonicalJson.hash(List.of(request.id(), request.at(), keys, now));
    }

    private ReversalDecision reverse() {
        ReversalMode mode = original.reversalMode();
        Undone undone = new Undone(request.earlier());
        CarriedBack carried = new CarriedBack(request.ledger(), request.earlier());
        for (AwardReceipt receipt : request.originals()) {
            for (Award award : receipt.awards()) {
                Target target = Target.of(award, mode, after);
                RemainderKey remainder = award.remainder();
                undone.free(award, target);
                if (remainder == null) {
                    undone.add(receipt.key(), award, target);
                } else {
                    carried.add(receipt.key(), award, remainder, Target.of(award, mode, before), target);
                }
            }
        }
        List<ReversedAward> awards = Stream.concat(undone.awards().stream(), carried.awards().stream())
                .toList();
        List<Entry> entries = new ArrayList<>();
        List<Recovery> recoveries = new ArrayList<>();
        List<NotUndone> notUndone = new ArrayList<>();
        LedgerSnapshot ledger = request.ledger();
        for (Map.Entry<LotId, Long> reversed : pendingFirst(byLot(awards))) {
            LotId lot = reversed.getKey();
            if (reversed.getValue() < 0) {
                Restoring restoring =
                        new Restoring(request.id(), lot, isIssued(lot), request.at(), request.earlier(), ledger);
                recoveries.add(restoring.giveBack(-reversed.getValue()));
                entries.addAll(restoring.entries());
                ledger = ledger.after(restoring.entries());
            } else {
                TakenBack back = LedgerArithmetic.takeBack(ledger, wish(lot, reversed.getValue()));
                recoveries.add(recovery(lot, back));
                entries.addAll(back.entries());
                ledger = ledger.after(back.entries());
                if (back.notTaken() != 0) {
                    notUndone.add(new NotUndone(lot.account(), back.notTaken(), NotUndone.Reason.SPENT));
                }
            }
        }
        return new ReversalDecision(
                request.originals().stream().map(AwardReceipt::key).toList(),
                request.at(),
                bodyHash(request, now),
                request.what(),
                now.units(),
                now.amounts(),
                uncounted(),
                mode,
                awards,
                recoveries,
                notUndone,
                booking(entries, undone.freed(), carried.changes()));
    }

    private static SortedMap<LotId, Long> byLot(List<ReversedAward> awards) {
        SortedMap<LotId, Long> units = new TreeMap<>();
        awards.forEach(award -> units.merge(award.lot(), award.units(), Math::addExact));
        units.values().removeIf(count -> count == 0);
        return units;
    }

    private SortedMap<String, Money> uncounted() {
        SortedMap<String, Money> less = new TreeMap<>(after.uncounted());
        before.uncounted().forEach((line, amount) -> less.merge(line, amount.negated(), Money::plus));
        less.values().removeIf(Money::isZero);
        return less;
    }

    private static Recovery recovery(LotId own, TakenBack back) {
        List<Recovery.StandIn> others = new ArrayList<>();
        for (Entry entry : back.entries()) {
            LotId lot = entry.lot();
            if (lot != null && !lot.equals(own)) {
                others.add(new Recovery.StandIn(lot, -entry.units()));
            }
        }
        return new Recovery(own, back.taken(), others, back.alreadyExpired(), back.notTaken(), back.owed());
    }

    /** By account; what nobody can have spent goes before what others must stand in for. */
    private List<Map.Entry<LotId, Long>> pendingFirst(SortedMap<LotId, Long> units) {
        LedgerSnapshot ledger = request.ledger();
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
                .sum();
        List<LotId> own = isIssued(lot) ? List.of(lot) : List.of();
        return new TakeBack(lot.account(), units, own, expired, request.at(), clawback(lot));
    }

    /** A lot of which all was carried was never issued: others stand in for it. */
    private boolean isIssued(LotId lot) {
        return request.originals().stream()
                .flatMap(receipt -> receipt.booking().entries().stream())
                .anyMatch(entry -> entry.kind() == EntryKind.ISSUED && lot.equals(entry.lot()));
    }

    private Clawback clawback(LotId lot) {
        return request.originals().stream()
                .flatMap(receipt -> receipt.awards().stream())
                .filter(award -> award.lot().equals(lot))
                .map(award -> award.terms().clawback())
                .findFirst()
                .orElse(Clawback.UNLIMITED);
    }

    private Booking booking(List<Entry> entries, List<LimitUse> freed, List<RemainderChange> remainders) {
        return new Booking(
                request.key(),
                entries,
                freed,
                remainders,
                List.of(new Expectation.LedgerUnchanged(
                        original.key().member(), request.ledger().revision())));
    }
}
