package dev.loyalty.measure;

import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.ledger.ReversalReceipt;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.Viewpoint;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A member's past in one programme, as far as measures need it. The host adds each receipt once it is committed; adding
 * one twice changes nothing, and the order in which receipts are added does not matter.
 *
 * <p>What counts of an order is what counted when it was earned for: items of kinds that earned, after their discount
 * and their shares of what was taken off the whole order, with or without tax, by the receipt's own switches. What came back leaves in proportion: the amount of the returned
 * units is rounded toward zero to minor units, over all returns of a line together, so that the last unit takes the
 * last penny. An order counts as long as one of its items is kept. Reductions are no items: they lower what the items
 * come to, and nothing else.
 *
 * <p>Immutable, and a plain value that a host can store.
 *
 * @param programme the programme's id
 * @param member the member's id
 * @param currency of the amounts; null until a line is known
 * @param since activities before this instant are forgotten; null: none is
 * @param activities sorted by what they tell of
 * @param reversals sorted by key, also of receipts that are not known yet
 */
public record MemberHistory(
        String programme,
        String member,
        @Nullable CurrencyUnit currency,
        @Nullable Instant since,
        List<PastActivity> activities,
        List<PastReversal> reversals)
        implements Past {

    /** @throws IllegalArgumentException if a key is of another member or programme */
    public MemberHistory {
        Objects.requireNonNull(programme, "programme");
        Objects.requireNonNull(member, "member");
        activities = List.copyOf(activities);
        reversals = List.copyOf(reversals);
        for (PastActivity activity : activities) {
            check(programme, member, activity.key());
        }
        for (PastReversal reversal : reversals) {
            check(programme, member, reversal.key());
        }
    }

    /** The history of a member of whom nothing is known. */
    public static MemberHistory empty(String programme, String member) {
        return new MemberHistory(programme, member, null, null, List.of(), List.of());
    }

    /**
     * This history and one receipt more. Receipts that tell nothing of the past, such as those of expiry, change
     * nothing.
     *
     * @throws IllegalArgumentException as {@link #plus(Collection)}
     */
    public MemberHistory plus(Receipt receipt) {
        return plus(List.of(receipt));
    }

    /**
     * This history and these receipts, in any order. Adding many at once is faster than one by one.
     *
     * @throws IllegalArgumentException if a receipt is of another member or programme, in another currency, or has the
     *     key of a known one but another content
     */
    public MemberHistory plus(Collection<? extends Receipt> receipts) {
        SortedMap<IdempotencyKey, PastActivity> allActivities = new TreeMap<>();
        SortedMap<IdempotencyKey, PastReversal> allReversals = new TreeMap<>();
        activities.forEach(activity -> allActivities.put(activity.tellsOf(), activity));
        reversals.forEach(reversal -> allReversals.put(reversal.key(), reversal));
        CurrencyUnit allIn = currency;
        for (Receipt receipt : receipts) {
            check(programme, member, receipt.key());
            if (receipt instanceof AwardReceipt award && isKept(award.activity().at())) {
                allIn = requireCurrency(allIn, award);
                addLatest(allActivities, PastOf.of(award));
            } else if (receipt instanceof ReversalReceipt reversal && isKept(reversal.at())) {
                add(allReversals, receipt.key(), PastOf.of(reversal));
            }
        }
        return new MemberHistory(
                programme,
                member,
                allIn,
                since,
                List.copyOf(allActivities.values()),
                List.copyOf(allReversals.values()));
    }

    /**
     * The values of measures as they were at an instant: what happened later does not count, nor what came back later,
     * whenever it became known. What happened at the very instant counts.
     *
     * @param at the time of the event that asks
     * @param zone the programme's
     * @param exceptEvent the id of the event that asks, which does not count itself; null if none asks
     * @return a value for each measure; dates that do not exist are absent
     */
    public MeasureValues values(Collection<Measure> measures, Instant at, ZoneId zone, @Nullable String exceptEvent) {
        return values(measures, Viewpoint.of(at, zone), exceptEvent);
    }

    /**
     * As {@link #values(Collection, Instant, ZoneId, String)}, also for measures of a year of membership or since the
     * level changed, which are counted from what the viewpoint knows of the member.
     *
     * @throws IllegalArgumentException if it does not know what a measure is counted from
     */
    public MeasureValues values(Collection<Measure> measures, Viewpoint from, @Nullable String exceptEvent) {
        Look look = Look.at(this, from, exceptEvent);
        SortedMap<String, Object> values = new TreeMap<>();
        for (Measure measure : measures) {
            Object value = look.value(measure);
            if (value != null) {
                values.put(measure.name(), value);
            }
        }
        return new MeasureValues(values);
    }

    /** As {@link #values(Collection, Viewpoint, String)}, where no event asks. */
    @Override
    public MeasureValues values(Collection<Measure> measures, Viewpoint from) {
        return values(measures, from, null);
    }

    /**
     * When a measure came to its value: the time of the last activity that adds to it. Empty if none does.
     *
     * @param from as for {@link #values(Collection, Viewpoint, String)}
     */
    public Optional<Instant> reached(Measure measure, Viewpoint from) {
        return Look.at(this, from, null).reached(measure);
    }

    /**
     * This history without what happened before an instant, for good: older receipts that are added again stay out.
     *
     * <p>Measures whose window begins at {@code before} or later do not change; {@link Measure#start} says where it
     * begins, also for late events, which look back from their own time. All others count from {@code before} on:
     * measures without a window lose the rest of the past, the first becomes the first since then, and streaks can
     * become shorter.
     */
    public MemberHistory forget(Instant before) {
        if (since != null && !before.isAfter(since)) {
            return this;
        }
        List<PastActivity> kept = activities.stream()
                .filter(activity -> !activity.at().isBefore(before))
                .toList();
        Set<IdempotencyKey> keys = kept.stream()
                .flatMap(activity -> Stream.concat(Stream.of(activity.key()), activity.replaced().stream()))
                .collect(Collectors.toSet());
        List<PastReversal> keptReversals = reversals.stream()
                .filter(reversal ->
                        keys.contains(reversal.original()) || !reversal.at().isBefore(before))
                .toList();
        return new MemberHistory(programme, member, currency, before, kept, keptReversals);
    }

    private boolean isKept(Instant at) {
        return since == null || !at.isBefore(since);
    }

    private static void check(String programme, String member, IdempotencyKey key) {
        if (!key.programme().equals(programme) || !key.member().equals(member)) {
            throw new IllegalArgumentException("receipt " + key + " is not of member \"" + member + "\" of programme \""
                    + programme + "\". Maybe two members' receipts were mixed up?");
        }
    }

    private static @Nullable CurrencyUnit requireCurrency(@Nullable CurrencyUnit known, AwardReceipt receipt) {
        CurrencyUnit currency = known;
        for (Money amount : receipt.counted().values()) {
            CurrencyUnit other = amount.getCurrencyUnit();
            if (currency != null && !currency.equals(other)) {
                throw new IllegalArgumentException("receipt " + receipt.key() + " counts in " + other
                        + ", the member's history in " + currency + ". Maybe the programme's currency was changed?");
            }
            currency = other;
        }
        return currency;
    }

    /** Of an order that was changed, the last change tells. */
    private static void addLatest(SortedMap<IdempotencyKey, PastActivity> known, PastActivity past) {
        PastActivity before = known.putIfAbsent(past.tellsOf(), past);
        if (before != null) {
            if (before.change() == past.change()) {
                requireSame(past.tellsOf(), before, past.inPlaceOf(before));
            }
            known.put(
                    past.tellsOf(), before.change() < past.change() ? past.inPlaceOf(before) : before.inPlaceOf(past));
        }
    }

    private static <T> void add(SortedMap<IdempotencyKey, T> known, IdempotencyKey key, T past) {
        T before = known.putIfAbsent(key, past);
        if (before != null) {
            requireSame(key, before, past);
        }
    }

    private static <T> void requireSame(IdempotencyKey key, T before, T past) {
        if (!before.equals(past)) {
            throw new IllegalArgumentException("two receipts with the key " + key
                    + " differ. Maybe an event id was used again for something else?");
        }
    }
}
