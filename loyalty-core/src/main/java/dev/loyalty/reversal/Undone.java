package dev.loyalty.reversal;

import dev.loyalty.internal.math.Allocation;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.ledger.LotId;
import dev.loyalty.model.Fraction;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has to be undone by now, less what earlier reversals undid: units by award, and uses of limits. Used by
 * one thread and thrown away.
 */
final class Undone {

    /** A rule can have several awards for one line, such as points and what it multiplies: they are undone as one. */
    private record Place(
            IdempotencyKey receipt,
            String rule,
            LotId lot,
            @Nullable String line) {}

    private record Sum(long awarded, Target target) {
        Sum plus(Sum other) {
            return new Sum(
                    Math.addExact(awarded, other.awarded),
                    new Target(
                            target.share().plus(other.target.share()),
                            target.due().plus(other.target.due()),
                            Stream.concat(target.broken().stream(), other.target.broken().stream())
                                    .distinct()
                                    .toList()));
        }
    }

    private static final Target NOTHING = new Target(Fraction.ZERO, Fraction.ZERO, List.of());

    private final Map<Place, Long> before = new LinkedHashMap<>();
    private final SortedMap<LimitKey, Long> uses = new TreeMap<>();
    private final SortedMap<LotId, Map<Place, Sum>> lots = new TreeMap<>();

    Undone(List<ReversalDecision> earlier) {
        for (ReversalDecision reversal : earlier) {
            for (ReversedAward award : reversal.awards()) {
                if (award.remainder() == null) {
                    Place place = new Place(award.receipt(), award.rule(), award.lot(), award.line());
                    before.merge(place, award.units(), Math::addExact);
                }
            }
            // What earlier bookings freed is not freed again.
            reversal.booking().uses().forEach(use -> uses.merge(use.key(), -use.amount(), Math::addExact));
        }
    }

    /**
     * Takes back what was awarded and is not awarded for the rest. What a rule brings now that it did not bring before lowers
     * what others take, in the same account; more than that is not given.
     *
     * @param awarded by a receipt
     * @param instead by the same rules for what is left
     */
    void replace(IdempotencyKey receipt, List<Award> awarded, List<Award> instead) {
        new Replacement(awarded, instead).changes().forEach((award, units) -> {
            Fraction due = Fraction.of(units);
            put(
                    new Place(receipt, award.rule(), award.lot(), award.line()),
                    new Sum(award.awarded(), new Target(due, due, List.of())));
        });
        SortedMap<LimitKey, Long> now = used(instead);
        used(awarded)
                .forEach((key, amount) ->
                        uses.merge(key, -Math.max(0, amount - now.getOrDefault(key, 0L)), Math::addExact));
    }

    private static SortedMap<LimitKey, Long> used(List<Award> awards) {
        SortedMap<LimitKey, Long> used = new TreeMap<>();
        awards.forEach(award -> award.uses().forEach(use -> used.merge(use.key(), use.amount(), Math::addExact)));
        return used;
    }

    private void put(Place place, Sum sum) {
        lots.computeIfAbsent(place.lot(), lot -> new LinkedHashMap<>()).merge(place, sum, Sum::plus);
    }

    /** Frees the uses of limits of an award. */
    void free(Award award, Target target) {
        for (LimitUse use : award.uses()) {
            uses.merge(use.key(), -freed(award, use, target), Math::addExact);
        }
    }

    /** Takes units back. */
    void add(IdempotencyKey receipt, Award award, Target target) {
        put(new Place(receipt, award.rule(), award.lot(), award.line()), new Sum(award.units(), target));
    }

    /**
     * Units come free in proportion, a time only when nothing of the award is left. Never more than was surely undone of
     * the award: the odd unit of a lot may be taken from another one.
     */
    private static long freed(Award award, LimitUse use, Target target) {
        Fraction due = award.remainder() == null ? target.due().floored() : target.due();
        Fraction all = award.brought();
        return all.signum() == 0
                ? 0
                : Fraction.of(use.amount()).times(due).dividedBy(all).round(RoundingMode.DOWN);
    }

    /** Those of which something changed, by lot, then in the order of the receipts. */
    List<ReversedAward> awards() {
        // What a rule brought for the rest at an earlier return, and does not bring any more.
        before.keySet().forEach(place -> put(place, new Sum(0, NOTHING)));
        List<ReversedAward> awards = new ArrayList<>();
        lots.forEach((lot, sums) -> {
            List<Fraction> due =
                    sums.values().stream().map(sum -> sum.target().due()).toList();
            long whole = due.stream().reduce(Fraction.ZERO, Fraction::plus).round(RoundingMode.DOWN);
            List<Long> units = Allocation.largestRemainder(whole, due);
            int next = 0;
            for (Map.Entry<Place, Sum> entry : sums.entrySet()) {
                Place place = entry.getKey();
                long earlier = before.getOrDefault(place, 0L);
                long now = units.get(next++) - earlier;
                if (now != 0) {
                    awards.add(award(place, entry.getValue(), earlier, now));
                }
            }
        });
        return awards;
    }

    private static ReversedAward award(Place place, Sum sum, long earlier, long now) {
        return new ReversedAward(
                place.receipt(),
                place.rule(),
                place.lot(),
                place.line(),
                sum.awarded(),
                sum.target().share(),
                sum.target().broken(),
                sum.target().due(),
                earlier,
                null,
                now);
    }

    /** What the booking gives back of limits, below zero, or uses again. */
    List<LimitUse> uses() {
        return uses.entrySet().stream()
                .filter(use -> use.getValue() != 0)
                .map(use -> new LimitUse(use.getKey(), use.getValue()))
                .toList();
    }
}
