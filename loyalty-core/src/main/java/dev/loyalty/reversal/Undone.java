package dev.loyalty.reversal;

import dev.loyalty.internal.math.Allocation;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LotId;
import dev.loyalty.model.Fraction;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The units of awards that have to be undone by now, less what earlier reversals undid. Used by one thread and thrown
 * away.
 */
final class Undone {

    /** A rule can have several awards for one line, such as points and what it multiplies: they are undone as one. */
    private record Place(
            IdempotencyKey receipt,
            String rule,
            LotId lot,
            @Nullable String past,
            @Nullable String line) {}

    /** What is rounded together: orders of before come back by themselves. */
    private record Pool(LotId lot, @Nullable String past) {}

    private static final Comparator<Pool> POOLS = Comparator.comparing(Pool::lot)
            .thenComparing(Pool::past, Comparator.nullsFirst(Comparator.<String>naturalOrder()));

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
    private final SortedMap<Pool, Map<Place, Sum>> pools = new TreeMap<>(POOLS);

    /**
     * @param originals what is reversed
     * @param earlier all reversals of these receipts, whichever of their activities came back
     */
    Undone(List<AwardReceipt> originals, List<ReversalDecision> earlier) {
        for (ReversalDecision reversal : earlier) {
            for (ReversedAward award : reversal.awards()) {
                if (award.remainder() == null) {
                    AwardReceipt original = original(award, originals);
                    if (original != null) {
                        Place place = new Place(original.key(), award.rule(), award.lot(), award.past(), award.line());
                        before.merge(place, award.units(), Math::addExact);
                    }
                }
            }
        }
    }

    /**
     * Which of the receipts an award is of; null if it is of none. What was awarded for an order of before is known by its
     * lot too, which stays when the order that it came with is changed.
     */
    static @Nullable AwardReceipt original(ReversedAward award, List<AwardReceipt> originals) {
        return originals.stream()
                .filter(original -> isOf(award, original))
                .findFirst()
                .orElse(null);
    }

    private static boolean isOf(ReversedAward award, AwardReceipt original) {
        boolean whole = original.whole() == original;
        boolean same = original.key().equals(award.receipt());
        String past = award.past();
        if (past == null) {
            return whole && same;
        }
        return (whole || original.activity().id().equals(past))
                && (same || original.lots().stream().anyMatch(lot -> lot.lot().equals(award.lot())));
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
                    new Place(receipt, award.rule(), award.lot(), null, award.line()),
                    new Sum(award.awarded(), new Target(due, due, List.of())));
        });
    }

    private void put(Place place, Sum sum) {
        pools.computeIfAbsent(new Pool(place.lot(), place.past()), pool -> new LinkedHashMap<>())
                .merge(place, sum, Sum::plus);
    }

    /** Takes units back. */
    void add(IdempotencyKey receipt, Award award, Target target) {
        put(new Place(receipt, award.rule(), award.lot(), award.past(), award.line()), new Sum(award.units(), target));
    }

    /** Those of which something changed, by lot, then in the order of the receipts. */
    List<ReversedAward> awards() {
        // What a rule brought for the rest at an earlier return, and does not bring any more.
        before.keySet().forEach(place -> put(place, new Sum(0, NOTHING)));
        List<ReversedAward> awards = new ArrayList<>();
        pools.forEach((pool, sums) -> {
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
                place.past(),
                place.line(),
                sum.awarded(),
                sum.target().share(),
                sum.target().broken(),
                sum.target().due(),
                earlier,
                null,
                now);
    }
}
