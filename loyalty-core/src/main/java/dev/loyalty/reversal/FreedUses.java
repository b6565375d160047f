package dev.loyalty.reversal;

import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.GrantedAward;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.model.Fraction;
import java.math.RoundingMode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What of limits comes free, less what came free before. Used by one thread and thrown away. */
final class FreedUses {

    private final SortedMap<LimitKey, Long> now = new TreeMap<>();
    private final SortedMap<LimitKey, Long> before = new TreeMap<>();

    /** @param earlier reversals of the same activity, what their bookings freed */
    FreedUses(List<ReversalDecision> earlier) {
        earlier.stream()
                .flatMap(reversal -> reversal.booking().uses().stream())
                .forEach(use -> add(before, use.key(), -use.amount()));
    }

    /**
     * Units come free in proportion, a time only when nothing of the award is left. What was awarded for an order of before
     * can have come free with two activities, so that its part is the difference.
     *
     * @param same by what came back before of the same activity
     * @param earlier by all that came back before
     * @param target by all that came back until now
     */
    void judge(GrantedAward award, Target same, Target earlier, Target target) {
        for (LimitUse use : award.uses()) {
            add(now, use.key(), freed(award, use, target));
            if (award.past() != null) {
                add(now, use.key(), -freed(award, use, earlier));
                add(before, use.key(), -freed(award, use, same));
            }
        }
    }

    /**
     * What is not used any more by what comes in the place of awards.
     *
     * @param awarded by a receipt
     * @param instead by the same rules for what is left
     */
    void replace(List<Award> awarded, List<Award> instead) {
        SortedMap<LimitKey, Long> still = used(instead);
        used(awarded).forEach((key, amount) -> add(now, key, Math.max(0, amount - still.getOrDefault(key, 0L))));
    }

    /** What the booking gives back, below zero, or uses again. */
    List<LimitUse> uses() {
        SortedMap<LimitKey, Long> freed = new TreeMap<>(now);
        before.forEach((key, amount) -> add(freed, key, -Math.max(0, amount)));
        return freed.entrySet().stream()
                .filter(use -> use.getValue() != 0)
                .map(use -> new LimitUse(use.getKey(), -use.getValue()))
                .toList();
    }

    /** Never more than was surely undone of the award: the odd unit of a lot may be taken from another one. */
    private static long freed(GrantedAward award, LimitUse use, Target target) {
        Fraction due = award.remainder() == null ? target.due().floored() : target.due();
        Fraction all = award.brought();
        return all.signum() == 0
                ? 0
                : Fraction.of(use.amount()).times(due).dividedBy(all).round(RoundingMode.DOWN);
    }

    private static SortedMap<LimitKey, Long> used(List<Award> awards) {
        SortedMap<LimitKey, Long> used = new TreeMap<>();
        awards.forEach(award -> award.uses().forEach(use -> add(used, use.key(), use.amount())));
        return used;
    }

    private static void add(SortedMap<LimitKey, Long> sums, LimitKey key, long amount) {
        sums.merge(key, amount, Math::addExact);
    }
}
