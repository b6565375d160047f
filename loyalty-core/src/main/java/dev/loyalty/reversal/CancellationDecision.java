package dev.loyalty.reversal;

import dev.loyalty.explanation.Explanation;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.ledger.Renaming;
import dev.loyalty.ledger.Share;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a member gets back of a redemption. As stored, it is a receipt like any other. Immutable.
 *
 * @param original the key of the redemption
 * @param at when it was cancelled
 * @param bodyHash of the cancellation alone
 * @param what what came back, as the request said
 * @param returned by line id, the units that came back this time; {@link Share#WHOLE} if everything did
 * @param rewards by reward, what was given back this time
 * @param notUndone what stays although it should not: coupons that were used, donations
 * @param booking what the host writes, in one transaction
 */
public record CancellationDecision(
        IdempotencyKey original,
        Instant at,
        String bodyHash,
        WhatCameBack what,
        SortedMap<String, BigDecimal> returned,
        List<CancelledReward> rewards,
        List<NotUndone> notUndone,
        Booking booking)
        implements Receipt {

    public CancellationDecision {
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(bodyHash, "bodyHash");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(booking, "booking");
        returned = Collections.unmodifiableSortedMap(new TreeMap<>(returned));
        rewards = List.copyOf(rewards);
        notUndone = List.copyOf(notUndone);
    }

    /** The units given back to an account, those that came back expired or stay taken among them. */
    public long givenBack(String account) {
        return rewards.stream()
                .filter(reward -> reward.account().equals(account))
                .mapToLong(CancelledReward::units)
                .reduce(0, Math::addExact);
    }

    /**
     * The same as if it had been booked in the ledger that took the member's in, for a later cancellation. It is not for
     * storing.
     *
     * @throws IllegalArgumentException if it is of another member
     */
    public CancellationDecision renamed(Renaming names) {
        names.requireOfFormer(key());
        return new CancellationDecision(
                names.of(original), at, bodyHash, what, returned, rewards, notUndone, names.of(booking));
    }

    /** Why it is what it is: steps that add up to what was given back. */
    public Explanation explanation() {
        return CancellationExplanation.of(this);
    }
}
