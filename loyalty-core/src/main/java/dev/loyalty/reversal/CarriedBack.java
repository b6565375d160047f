package dev.loyalty.reversal;

import dev.loyalty.internal.math.Allocation;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LotId;
import dev.loyalty.ledger.RemainderChange;
import dev.loyalty.ledger.RemainderKey;
import dev.loyalty.model.Fraction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What has to be undone of awards that were rounded together with a remainder. What came back leaves the remainder
 * exactly; whole steps that it then lacks are taken, so that the account has what it would have without it. Used by one
 * thread and thrown away.
 */
final class CarriedBack {

    private record Place(
            IdempotencyKey receipt,
            String rule,
            LotId lot,
            @Nullable String past,
            @Nullable String line,
            RemainderKey remainder) {}

    /** @param now what leaves this time, exactly */
    private record Part(Place place, long awarded, Target target, Fraction now) {}

    private final LedgerSnapshot ledger;
    private final Map<Place, Long> before = new HashMap<>();
    private final SortedMap<RemainderKey, List<Part>> parts = new TreeMap<>();

    CarriedBack(LedgerSnapshot ledger, List<AwardReceipt> originals, List<ReversalDecision> earlier) {
        this.ledger = ledger;
        for (ReversalDecision reversal : earlier) {
            for (ReversedAward award : reversal.awards()) {
                RemainderKey remainder = award.remainder();
                AwardReceipt original = Undone.original(award, originals);
                if (remainder != null && original != null) {
                    Place place =
                            new Place(original.key(), award.rule(), award.lot(), award.past(), award.line(), remainder);
                    before.merge(place, award.units(), Math::addExact);
                }
            }
        }
    }

    /**
     * @param earlier by all that came back before
     * @param target by all that came back until now
     */
    void add(IdempotencyKey receipt, Award award, RemainderKey remainder, Target earlier, Target target) {
        parts.computeIfAbsent(remainder, key -> new ArrayList<>())
                .add(new Part(
                        new Place(receipt, award.rule(), award.lot(), award.past(), award.line(), remainder),
                        award.units(),
                        target,
                        target.due().minus(earlier.due())));
    }

    /** Those of which something leaves, by remainder, then in the order of the receipts; some in parts of a unit only. */
    List<ReversedAward> awards() {
        List<ReversedAward> awards = new ArrayList<>();
        parts.forEach((remainder, all) -> {
            List<Part> leaving =
                    all.stream().filter(part -> part.now().signum() != 0).toList();
            List<Long> units = shared(lacking(remainder), leaving);
            for (int i = 0; i < leaving.size(); i++) {
                awards.add(award(leaving.get(i), units.get(i)));
            }
        });
        return awards;
    }

    /** How the remainders change: what leaves is taken off, and what is taken in whole units comes on top again. */
    List<RemainderChange> changes() {
        List<RemainderChange> changes = new ArrayList<>();
        for (RemainderKey remainder : parts.keySet()) {
            Fraction change = Fraction.of(lacking(remainder)).minus(leaving(remainder));
            if (change.signum() != 0) {
                changes.add(new RemainderChange(remainder, change));
            }
        }
        return changes;
    }

    private Fraction leaving(RemainderKey remainder) {
        return parts.getOrDefault(remainder, List.of()).stream().map(Part::now).reduce(Fraction.ZERO, Fraction::plus);
    }

    /**
     * The whole steps that the remainder lacks, in units, when what came back has left it. Where a return is undone, less
     * than 0, and no more than returns took: what the remainder then holds beyond a step is granted with the next award.
     */
    private long lacking(RemainderKey remainder) {
        Fraction leaving = leaving(remainder);
        if (leaving.signum() == 0) {
            return 0;
        }
        Fraction step = Fraction.of(remainder.step());
        Fraction rest = ledger.remainder(remainder).minus(leaving);
        long lacking = rest.dividedBy(step).floored().times(step).negated().floor();
        return leaving.signum() > 0 ? Math.max(lacking, 0) : Math.max(Math.min(lacking, 0), -taken(remainder));
    }

    private long taken(RemainderKey remainder) {
        return parts.getOrDefault(remainder, List.of()).stream()
                .mapToLong(part -> before.getOrDefault(part.place(), 0L))
                .reduce(0, Math::addExact);
    }

    private static List<Long> shared(long units, List<Part> leaving) {
        Fraction sum = leaving.stream().map(Part::now).reduce(Fraction.ZERO, Fraction::plus);
        boolean together = leaving.stream().allMatch(part -> part.now().signum() == sum.signum());
        if (units <= 0 || !together) {
            List<Long> first = new ArrayList<>(leaving.stream().map(part -> 0L).toList());
            if (!first.isEmpty()) {
                first.set(0, units);
            }
            return first;
        }
        Fraction each = Fraction.of(units).dividedBy(sum);
        return Allocation.largestRemainder(
                units, leaving.stream().map(part -> part.now().times(each)).toList());
    }

    private ReversedAward award(Part part, long units) {
        Place place = part.place();
        return new ReversedAward(
                place.receipt(),
                place.rule(),
                place.lot(),
                place.past(),
                place.line(),
                part.awarded(),
                part.target().share(),
                part.target().broken(),
                part.target().due(),
                before.getOrDefault(place, 0L),
                place.remainder(),
                units);
    }
}
