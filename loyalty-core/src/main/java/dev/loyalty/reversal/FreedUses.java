package dev.loyalty.reversal;

import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.GrantedAward;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.model.Fraction;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What of limits comes free, less what came free before. Used by one thread and thrown away. */
final class FreedUses {

    /** In the order in which they were booked. */
    private static final Comparator<ReversalDecision> MADE = Comparator.comparingLong(FreedUses::revision)
            .thenComparing(ReversalDecision::at)
            .thenComparing(ReversalDecision::key);

    private final Activities before;
    private final Activities after;
    private final List<Step> same = new ArrayList<>();
    private final SortedMap<LimitKey, Long> freed = new TreeMap<>();

    /** One reversal of the activity that comes back now. */
    private record Step(Activities before, Activities after) {}

    /**
     * @param earlier reversals of all activities
     * @param activity of which something comes back now
     * @param before what came back of all activities
     * @param after the same with what comes back now
     */
    FreedUses(List<ReversalDecision> earlier, String activity, Activities before, Activities after) {
        this.before = before;
        this.after = after;
        Activities state = new Activities(List.of());
        for (ReversalDecision reversal : earlier.stream().sorted(MADE).toList()) {
            Activities next = state.plus(reversal.activity(), Back.of(reversal));
            if (reversal.activity().equals(activity)) {
                same.add(new Step(state, next));
                reversal.booking().uses().forEach(use -> add(use.key(), use.amount()));
            }
            state = next;
        }
    }

    private static long revision(ReversalDecision reversal) {
        return reversal.booking().expectations().stream()
                .filter(Expectation.LedgerUnchanged.class::isInstance)
                .mapToLong(unchanged -> ((Expectation.LedgerUnchanged) unchanged).revision())
                .findFirst()
                .orElse(0);
    }

    /**
     * Units come free in proportion, a time only when nothing of the award is left. What was awarded for an order of before
     * can have come free with two activities: its part is the difference, and what it had in the bookings of this one is
     * not told by their sum.
     *
     * @param target how much of the award goes back, by what came back
     */
    void judge(GrantedAward award, Function<Activities, Target> target) {
        for (LimitUse use : award.uses()) {
            ToLongFunction<Activities> of = state -> freed(award, use, target.apply(state));
            add(use.key(), of.applyAsLong(after));
            if (award.past() != null) {
                add(use.key(), -of.applyAsLong(before));
                same.forEach(step -> add(use.key(), of.applyAsLong(step.after) - of.applyAsLong(step.before)));
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
        used(awarded).forEach((key, amount) -> add(key, Math.max(0, amount - still.getOrDefault(key, 0L))));
    }

    /** What the booking gives back, below zero, or uses again. */
    List<LimitUse> uses() {
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
        awards.forEach(award -> award.uses().forEach(use -> used.merge(use.key(), use.amount(), Math::addExact)));
        return used;
    }

    private void add(LimitKey key, long amount) {
        freed.merge(key, amount, Math::addExact);
    }
}
