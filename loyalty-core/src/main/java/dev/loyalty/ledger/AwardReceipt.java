package dev.loyalty.ledger;

import dev.loyalty.model.Activity;
import dev.loyalty.model.Order;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A receipt that awarded units for an activity, with all that a later reversal needs. Immutable. */
public interface AwardReceipt extends Receipt {

    /** The activity as it was. */
    Activity activity();

    /** The id of the activity, unique for the receipt's member; that of another member's activity says whose it is. */
    default String activityId() {
        return activity().id();
    }

    /**
     * The receipt as far as it awarded for an activity: itself for its own, and for an order of before that it awarded for
     * too, a receipt with that order, its awards and what they need; a return of that order takes it among its originals.
     *
     * @return empty if it awarded nothing for it
     */
    default Optional<AwardReceipt> about(String activity) {
        return activity().id().equals(activity) ? Optional.of(this) : Optional.empty();
    }

    /** The ids of the activities that it awarded for: its own first, then those of before. A host finds receipts by them. */
    default List<String> activities() {
        return List.of(activity().id());
    }

    /** The receipt with all its awards; another than this one only if this one is {@link #about} an order of before. */
    default AwardReceipt whole() {
        return this;
    }

    /** The receipt as it was written; another than this one only if it was renamed since by {@link #merges()}. */
    default AwardReceipt asWritten() {
        return this;
    }

    /** The merges by which the names of lots, limits and the member became those of this receipt, in their order. */
    default List<Renaming> merges() {
        return List.of();
    }

    /**
     * The order as it was.
     *
     * @throws IllegalStateException if the activity is not an order
     */
    default Order order() {
        if (activity() instanceof Order order) {
            return order;
        }
        throw new IllegalStateException(activity().id() + " is not an order. Maybe ask for the activity()?");
    }

    /**
     * What can come back, by line id: the units of each line of an order; of anything else one unit, under the name
     * {@link Share#WHOLE}.
     */
    default SortedMap<String, BigDecimal> units() {
        SortedMap<String, BigDecimal> units = new TreeMap<>();
        if (activity() instanceof Order order) {
            order.lines().forEach(line -> units.put(line.id(), line.quantity()));
        } else {
            units.put(Share.WHOLE, BigDecimal.ONE);
        }
        return units;
    }

    /**
     * What the lines of the order counted for, by line id, by the policy of the time, in the programme's currency: after
     * their discounts and their shares of what was taken off the whole order, with or without tax. Lines that did not
     * earn are not among them, nor discounts that are lines of their own.
     */
    SortedMap<String, Money> counted();

    /** Whom the receipt's member referred by it; empty for most receipts. */
    default Optional<Referred> referred() {
        return Optional.empty();
    }

    /** What was granted, by rule; also for orders of before, which {@link Award#past()} names. */
    List<Award> awards();

    /** What was granted besides units of accounts: the host gives it. */
    default List<SpecialAward> specials() {
        return List.of();
    }

    /** The levels among the {@link #specials()}, by name, each once with its latest last day. */
    default List<SpecialAward.TierGift> tierGifts() {
        SortedMap<String, SpecialAward.TierGift> gifts = new TreeMap<>();
        for (SpecialAward special : specials()) {
            if (special.gift() instanceof SpecialAward.TierGift gift) {
                gifts.merge(gift.name(), gift, (one, other) -> other.lastDay().isAfter(one.lastDay()) ? other : one);
            }
        }
        return List.copyOf(gifts.values());
    }

    /** The lots that hold what was granted. */
    List<HeldLot> lots();

    /** The receipt in whose place this one is because the order was changed; null if it was not. */
    default @Nullable Replaced replaced() {
        return null;
    }

    /**
     * What was paid for each line, by line id, in the order's currency, tax included: after its discount and its share of
     * what was taken off the whole order, less what tenders that do not earn paid. Lines that cost nothing have 0; lines
     * below zero are not among them. A refund of money without goods is shared over these amounts.
     */
    SortedMap<String, Money> paid();

    /** Which part of an award goes back with what comes back, as the policy said at the time. */
    ReversalMode reversalMode();

    /**
     * What happens instead if it is to be {@link ReversalMode#RE_EVALUATED} and the version is gone: another mode, or null
     * if the return is declined.
     */
    default @Nullable ReversalMode withoutVersion() {
        return null;
    }
}
