package dev.loyalty.reversal;

import dev.loyalty.explanation.Explanation;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.Renaming;
import dev.loyalty.ledger.ReversalMode;
import dev.loyalty.ledger.ReversalReceipt;
import dev.loyalty.ledger.Share;
import dev.loyalty.ledger.UndoneUnits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * What a return takes back, and why. As stored, it is a receipt like any other. Immutable.
 *
 * @param originals the keys of the receipts that are reversed; the first is the one of the activity itself, if
 *     there is one
 * @param activity the id of the activity that came back
 * @param at when it came back
 * @param bodyHash of the return alone: what came back, of which activity
 * @param what what came back, as the request said
 * @param returned by line id, the units that came back this time
 * @param refunded by line id, or {@link Share#WHOLE} for the whole order, the money that came back without goods this time
 * @param uncounted by line id, how much less the lines count for than before
 * @param mode which part of an award goes back with what came back
 * @param awards by award, what is undone this time
 * @param recoveries by lot, where the units came from
 * @param notUndone what stays although it should not
 * @param warnings such as that a version is gone, so that another mode was used
 * @param booking what the host writes, in one transaction
 */
public record ReversalDecision(
        List<IdempotencyKey> originals,
        String activity,
        Instant at,
        String bodyHash,
        WhatCameBack what,
        SortedMap<String, BigDecimal> returned,
        SortedMap<String, Money> refunded,
        SortedMap<String, Money> uncounted,
        ReversalMode mode,
        List<ReversedAward> awards,
        List<Recovery> recoveries,
        List<NotUndone> notUndone,
        List<String> warnings,
        Booking booking)
        implements ReversalReceipt, ReversalOutcome {

    public ReversalDecision {
        originals = List.copyOf(originals);
        if (originals.isEmpty()) {
            throw new IllegalArgumentException("originals are none. Maybe the decision was cut off?");
        }
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(bodyHash, "bodyHash");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(booking, "booking");
        returned = Collections.unmodifiableSortedMap(new TreeMap<>(returned));
        refunded = Collections.unmodifiableSortedMap(new TreeMap<>(refunded));
        uncounted = Collections.unmodifiableSortedMap(new TreeMap<>(uncounted));
        awards = List.copyOf(awards);
        recoveries = List.copyOf(recoveries);
        notUndone = List.copyOf(notUndone);
        warnings = List.copyOf(warnings);
    }

    @Override
    public IdempotencyKey original() {
        return originals.get(0);
    }

    @Override
    public SortedMap<String, Long> reversed() {
        SortedMap<String, Long> units = new TreeMap<>();
        awards.forEach(award -> units.merge(award.account(), award.units(), Math::addExact));
        return Collections.unmodifiableSortedMap(units);
    }

    @Override
    public List<UndoneUnits> undone() {
        SortedMap<LotId, Long> units = new TreeMap<>();
        awards.forEach(award -> units.merge(award.lot(), award.units(), Math::addExact));
        SortedMap<LotId, Long> expired = new TreeMap<>();
        recoveries.forEach(recovery -> expired.merge(recovery.lot(), recovery.alreadyExpired(), Math::addExact));
        return units.entrySet().stream()
                .map(lot -> new UndoneUnits(lot.getKey(), lot.getValue(), expired.getOrDefault(lot.getKey(), 0L)))
                .toList();
    }

    /** The units undone in an account, wherever they came from. */
    public long reversed(String account) {
        return reversed().getOrDefault(account, 0L);
    }

    /** Why it is what it is: steps that add up to what was undone. */
    public Explanation explanation() {
        return ReversalExplanation.of(this);
    }

    /**
     * The same as if it had been booked in the ledger that took the member's in, for a later return. It is not for storing.
     *
     * @throws IllegalArgumentException if it is of another member
     */
    public ReversalDecision renamed(Renaming names) {
        names.requireOfFormer(key());
        return new ReversalDecision(
                originals.stream().map(names::of).toList(),
                activity,
                at,
                bodyHash,
                what,
                returned,
                refunded,
                uncounted,
                mode,
                awards.stream().map(award -> award.renamed(names)).toList(),
                recoveries.stream().map(recovery -> recovery.renamed(names)).toList(),
                notUndone,
                warnings,
                names.of(booking));
    }

    @Override
    public ReversalDecision orThrow() {
        return this;
    }
}
