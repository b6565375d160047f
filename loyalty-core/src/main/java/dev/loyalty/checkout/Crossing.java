package dev.loyalty.checkout;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.LevelSplit;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Fraction;
import dev.loyalty.policy.definition.Aggregate;
import dev.loyalty.policy.definition.CrossingOrder;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.tier.AssessmentDecision;
import dev.loyalty.tier.Need;
import dev.loyalty.tier.SettledLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By which levels an order earns that leads to a higher one, found step by step: an order that earns by a higher level can
 * lead to a still higher one.
 *
 * <p>Where it is split, a level begins at the part of the order, of the money that counts, at which what the level needs is
 * reached: (threshold - before) / (after - before) of a measure that sums up, all of the order for others. Used by one call
 * on one thread.
 */
final class Crossing {

    private final PolicyDefinition policy;
    private final CrossingOrder order;
    private final MeasureValues before;
    /** What sums had come to where the last portion begins; of those that are not here, it is what they were before. */
    private final Map<String, Fraction> reached = new HashMap<>();

    private LevelSplit levels;

    /** @param start before the order earns */
    Crossing(Course start) {
        policy = start.policy();
        order = policy.tiers().switches().crossingOrder();
        before = order == CrossingOrder.SPLIT ? start.measures() : MeasureValues.none();
        levels = LevelSplit.whole(start.level());
    }

    LevelSplit levels() {
        return levels;
    }

    /** Whether it matters where the order leads. */
    boolean looksAhead() {
        return order != CrossingOrder.OLD_LEVEL;
    }

    /**
     * Looks where the order leads if it earns so.
     *
     * @param decision what it earns by {@link #levels}
     * @param after what that means for the level
     * @return whether it leads to a higher level by which it is to earn then
     */
    boolean leadsOn(EarningDecision decision, Course after) {
        String level = after.level();
        if (rank(level) <= rank(levels.last().level())) {
            return false;
        }
        if (order == CrossingOrder.NEW_LEVEL) {
            levels = LevelSplit.whole(level);
            return true;
        }
        return split(total(decision), after);
    }

    /** The nearest place in the last portion at which a higher level begins. */
    private boolean split(Fraction total, Course after) {
        int last = rank(levels.last().level());
        Fraction nearest = Fraction.ONE;
        int highest = last;
        for (SettledLevel level : lookOf(after).levels()) {
            int rank = rank(level.level());
            if (rank > last && rank <= rank(after.level()) && level.isMet()) {
                Fraction part = part(level);
                int nearer = nearest.compareTo(part);
                if (part.compareTo(Fraction.ONE) < 0 && (nearer > 0 || (nearer == 0 && rank > highest))) {
                    nearest = part;
                    highest = rank;
                }
            }
        }
        Fraction left = total.minus(levels.last().from());
        if (highest == last || left.signum() <= 0) {
            return false;
        }
        remember(nearest, after);
        levels = levels.andThen(policy.tiers().at(highest), levels.last().from().plus(left.times(nearest)));
        return true;
    }

    private static AssessmentDecision lookOf(Course course) {
        return course.made().stream()
                .filter(AssessmentDecision.class::isInstance)
                .map(AssessmentDecision.class::cast)
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    /** The part of the last portion after which enough of what a level needs is there. */
    private Fraction part(SettledLevel level) {
        List<Fraction> parts = level.needs().stream().map(this::part).sorted().toList();
        return level.enough() == 0 ? Fraction.ZERO : parts.get(level.enough() - 1);
    }

    private Fraction part(Need need) {
        Fraction threshold = Fraction.of(need.threshold());
        Fraction from = from(need.measure());
        Fraction to = Fraction.of(need.actual());
        if (from.compareTo(threshold) >= 0) {
            return Fraction.ZERO;
        }
        return isSum(need.measure()) && to.compareTo(threshold) >= 0
                ? threshold.minus(from).dividedBy(to.minus(from))
                : Fraction.ONE;
    }

    private void remember(Fraction part, Course after) {
        MeasureValues values = lookOf(after).measures();
        for (Measure measure : policy.measures().values()) {
            if (isSum(measure.name())) {
                Fraction from = from(measure.name());
                Fraction to = Fraction.of(values.number(measure.name()));
                reached.put(measure.name(), from.plus(to.minus(from).times(part)));
            }
        }
    }

    private Fraction from(String measure) {
        return reached.getOrDefault(measure, Fraction.of(before.number(measure)));
    }

    private boolean isSum(String name) {
        Measure measure = policy.measures().get(name);
        Aggregate aggregate = measure == null ? null : measure.aggregate();
        return aggregate instanceof Aggregate.Amount
                || aggregate instanceof Aggregate.Quantity
                || aggregate instanceof Aggregate.Awarded;
    }

    private static Fraction total(EarningDecision decision) {
        return decision.counted().values().stream()
                .map(money -> Fraction.of(money.getAmount()))
                .reduce(Fraction.ZERO, Fraction::plus);
    }

    private int rank(@Nullable String level) {
        return policy.tiers().rank(level);
    }
}
