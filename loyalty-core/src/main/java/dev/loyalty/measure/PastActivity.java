package dev.loyalty.measure;

import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.Referred;
import dev.loyalty.policy.definition.MeasureSource;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a history keeps of a receipt that granted something, or could have. Immutable.
 *
 * @param key of the receipt
 * @param replaced the keys of the receipts before changes of the order: what was awarded with them for orders of before
 *     can have come back since
 * @param change 0, or the how manieth change of the order the receipt is of: the last one tells what the order is
 * @param activity the id of the activity
 * @param at when it happened
 * @param source whether it was an order, an action, a moment, or a friend's claim or referral; null if another receipt tells of it, so that here only
 *     the units count
 * @param type of the action or moment; null for an order
 * @param subject of the action, or null
 * @param lines of the order that counted, in its order
 * @param awarded units granted, by account
 * @param referred whom the member referred by it, or null if nobody
 */
public record PastActivity(
        IdempotencyKey key,
        SortedSet<IdempotencyKey> replaced,
        int change,
        String activity,
        Instant at,
        @Nullable MeasureSource source,
        @Nullable String type,
        @Nullable String subject,
        List<PastLine> lines,
        SortedMap<String, Long> awarded,
        @Nullable Referred referred) {

    public PastActivity {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(at, "at");
        replaced = Collections.unmodifiableSortedSet(new TreeSet<>(replaced));
        lines = List.copyOf(lines);
        awarded = Collections.unmodifiableSortedMap(new TreeMap<>(awarded));
    }

    /** The same, where other receipts of the order are known as well. */
    PastActivity inPlaceOf(PastActivity other) {
        SortedSet<IdempotencyKey> all = new TreeSet<>(replaced);
        all.addAll(other.replaced);
        all.add(other.key);
        all.remove(key);
        return new PastActivity(key, all, change, activity, at, source, type, subject, lines, awarded, referred);
    }

    /** What it tells of: the same for all receipts of an order that was changed. */
    IdempotencyKey tellsOf() {
        return new IdempotencyKey(key.programme(), key.member(), activity, key.calculation());
    }
}
