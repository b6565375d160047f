package dev.loyalty.redemption;

import dev.loyalty.internal.math.Allocation;
import dev.loyalty.internal.settlement.Counter;
import dev.loyalty.ledger.RedemptionUse;
import dev.loyalty.model.Fraction;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.OverRequest;
import dev.loyalty.policy.definition.Overflow;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.redemption.Till.Portion;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One wish for one reward as things stand at the desk.
 *
 * <p>units = fewest worth( cut to balance( cut to limits( cut to the rule's maximum( cut to the order( wish )))))
 *
 * <p>Where the policy does not let a wish be cut, it is refused instead. A value is never larger than what is left of the
 * lines, and as few whole units are spent as are worth it.
 */
final class Attempt {

    private final PolicyDefinition policy;
    private final Ask ask;
    private final Wish wish;
    private final Desk desk;
    private final long available;
    private final List<Portion> portions;
    private final Counted counted;
    private final Refusals refusals;

    private Attempt(PolicyDefinition policy, Ask ask, Wish wish, Desk desk, long available) {
        this.policy = policy;
        this.ask = ask;
        this.wish = wish;
        this.desk = desk;
        this.available = available;
        this.portions = ask.benefit().isOnLines() ? desk.portions(ask) : List.of();
        this.counted = new Counted(policy, ask, desk);
        this.refusals = new Refusals(policy, ask);
    }

    /** One of the two. */
    record Result(@Nullable Granted granted, @Nullable Refusal refusal) {}

    /** What comes of a wish; nothing is taken yet. */
    static Result of(PolicyDefinition policy, Ask ask, Wish wish, Desk desk) {
        return of(policy, ask, wish, desk, desk.available(ask.account()));
    }

    /** What would come of it if the member had so many units of the reward's account. */
    static Result of(PolicyDefinition policy, Ask ask, Wish wish, Desk desk, long available) {
        try {
            return new Attempt(policy, ask, wish, desk, available).run();
        } catch (ArithmeticException tooLarge) {
            throw new PolicyFailedException("what rule \"" + ask.rule() + "\" offers cannot be counted: "
                    + tooLarge.getMessage() + ". Maybe a parameter has too many digits?");
        }
    }

    private Result run() {
        Refusal unfit = unfit();
        if (unfit != null) {
            return refused(unfit);
        }
        long room = room();
        long steps = wanted();
        long most = ask.most() / ask.step();
        if (steps > most) {
            if (most == 0 || !isCutToOrder()) {
                return refused(refusals.aboveMaximum(asked(steps)));
            }
            steps = most;
        }
        long fitting = fitting(room);
        if (steps > fitting || isWorthMoreThan(room)) {
            if (fitting == 0 || !isCutToOrder()) {
                return refused(moreThanLeft(steps, fitting, room));
            }
            steps = Math.min(steps, fitting);
        }
        for (Counter counter : counted.counters()) {
            long left = counted.stepsLeft(counter);
            if (steps > left) {
                if (left == 0 || !isCutBy(counter.limit())) {
                    return refused(limitReached(counter, isMost() ? 1 : steps));
                }
                steps = left;
            }
        }
        long affordable = available / ask.step();
        if (steps > affordable) {
            if (affordable == 0 || !(isMost() || policy.redemptionSwitches().overRequest() == OverRequest.CLAMP)) {
                return refused(refusals.notEnough(asked(steps).max(BigDecimal.valueOf(ask.least())), available));
            }
            steps = affordable;
        }
        return priced(steps, room);
    }

    /** Why the wish cannot be met whatever its size, or null. */
    private @Nullable Refusal unfit() {
        for (Ask.Need need : ask.needs()) {
            if (need.actual().compareTo(need.required()) < 0) {
                return refusals.notReached(need);
            }
        }
        if (ask.benefit().isOnLines() && Benefit.left(portions) == 0) {
            return refusals.plain(RefusalReason.NOTHING_LEFT);
        }
        if (wish instanceof Wish.Worth worth) {
            if (!worth.value().getCurrencyUnit().equals(policy.currency())) {
                throw new IllegalArgumentException("the wish for reward \"" + ask.reward() + "\" is for "
                        + worth.value() + ", but programme " + policy.id() + " counts in " + policy.currency()
                        + ". Maybe convert the amount first?");
            }
            boolean forMoney = ask.isChosen() || ask.benefit() instanceof Benefit.AmountOff;
            return forMoney ? null : refusals.plain(RefusalReason.NO_AMOUNT);
        }
        if (wish instanceof Wish.Units units) {
            if (units.units() < ask.step()) {
                return refusals.belowMinimum(units.units());
            }
            if (units.units() % ask.step() != 0 && !isCutToOrder()) {
                return refusals.notInSteps(units.units());
            }
        }
        return null;
    }

    /** The largest value that order, rule and budgets leave room for, in minor units. */
    private long room() {
        long room = ask.ceiling();
        if (ask.benefit().isOnLines()) {
            long left = Benefit.left(portions);
            Fraction share = ask.share();
            room = Math.min(room, left);
            if (share != null) {
                Fraction part = Fraction.of(left).times(share).dividedBy(Fraction.of(100));
                room = Math.min(room, part.floor());
            }
            if (ask.benefit().use() == RedemptionUse.PAYMENT) {
                room = Math.min(room, desk.open());
            }
        }
        for (Counter counter : counted.counters()) {
            if (ask.isChosen() && counted.countsValue(counter.limit()) && isCutBy(counter.limit())) {
                long left = counted.left(counter);
                room = left == 0 ? room : Math.min(room, left);
            }
        }
        return room;
    }

    /** How many steps the member asks for. */
    private long wanted() {
        if (wish instanceof Wish.Times times) {
            return times.times();
        }
        if (wish instanceof Wish.Units units) {
            return units.units() / ask.step();
        }
        if (wish instanceof Wish.Worth worth) {
            long value = worth.value().getAmountMinorLong();
            if (ask.benefit() instanceof Benefit.Rate rate) {
                return rate.stepsFor(value, ask.step());
            }
            return ask.benefit() instanceof Benefit.AmountOff amount ? amount.timesFor(value) : 0;
        }
        return Long.MAX_VALUE;
    }

    /** How many steps have room; more would bring nothing more. */
    private long fitting(long room) {
        if (ask.benefit() instanceof Benefit.Off off) {
            return room == 0 ? 0 : off.most(portions);
        }
        if (!(ask.benefit() instanceof Benefit.Rate rate) || room == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        long covering = rate.stepsFor(room, ask.step());
        boolean fits = !ask.stepped() || rate.value(Math.multiplyExact(covering, ask.step())) <= room;
        return fits ? covering : covering - 1;
    }

    private boolean isWorthMoreThan(long room) {
        return wish instanceof Wish.Worth worth
                && ask.isChosen()
                && worth.value().getAmountMinorLong() > room;
    }

    private Result priced(long most, long room) {
        long steps = most;
        long value = 0;
        List<Long> parts = List.of();
        if (ask.benefit() instanceof Benefit.Rate rate) {
            value = Math.min(rate.value(Math.multiplyExact(steps, ask.step())), room);
            if (wish instanceof Wish.Worth worth) {
                value = Math.min(value, worth.value().getAmountMinorLong());
            }
            steps = rate.stepsFor(value, ask.step());
            parts = portions.isEmpty() ? List.of() : Benefit.shared(value, portions);
        } else if (ask.benefit() instanceof Benefit.Off off) {
            parts = off.parts(steps, portions);
            value = Math.min(parts.stream().mapToLong(Long::longValue).reduce(0, Math::addExact), room);
            parts = value == 0 ? parts : Allocation.inProportion(value, parts);
        }
        if (value == 0 && !(ask.benefit() instanceof Benefit.Brings)) {
            return refused(refusals.plain(RefusalReason.WORTH_NOTHING));
        }
        long units = Math.multiplyExact(steps, ask.step());
        if (units < ask.least()) {
            return refused(
                    available < ask.least()
                            ? refusals.notEnough(BigDecimal.valueOf(ask.least()), available)
                            : refusals.belowMinimum(units));
        }
        Map<Counter, Long> counts = new LinkedHashMap<>();
        for (Counter counter : counted.counters()) {
            long count = counted.count(counter.limit(), steps, value);
            if (count > counted.left(counter)) {
                return refused(
                        refusals.limitReached(counter.limit(), BigDecimal.valueOf(count), counted.left(counter)));
            }
            counts.put(counter, count);
        }
        return new Result(new Granted(ask, steps, units, value, portions, parts, counts), null);
    }

    private boolean isMost() {
        return wish instanceof Wish.Most;
    }

    private boolean isCutToOrder() {
        return isMost() || policy.redemptionSwitches().overRequest() != OverRequest.DECLINE;
    }

    private boolean isCutBy(Limit limit) {
        return isMost() || (limit.overflow() == Overflow.TRIM && isCutToOrder());
    }

    /** The units that were asked for; of as much as possible, the fewest that there are. */
    private BigDecimal asked(long steps) {
        return BigDecimal.valueOf(isMost() ? 1 : steps).multiply(BigDecimal.valueOf(ask.step()));
    }

    /** In money where the member chooses how much: what was asked for, and what is left. */
    private Refusal moreThanLeft(long steps, long fitting, long room) {
        if (ask.benefit() instanceof Benefit.Rate rate) {
            Fraction asked = wish instanceof Wish.Worth worth
                    ? Fraction.of(worth.value().getAmountMinorLong())
                    : Fraction.of(asked(steps)).times(rate.each());
            return refusals.moreValueThanLeft(asked, room);
        }
        return fitting == 0
                ? refusals.plain(RefusalReason.NOTHING_LEFT)
                : refusals.moreUnitsThanLeft(asked(steps), Math.multiplyExact(fitting, ask.step()));
    }

    private Refusal limitReached(Counter counter, long steps) {
        long value = ask.benefit() instanceof Benefit.Rate rate ? rate.value(Math.multiplyExact(steps, ask.step())) : 0;
        BigDecimal asked = BigDecimal.valueOf(counted.count(counter.limit(), steps, value));
        return refusals.limitReached(counter.limit(), asked, counted.left(counter));
    }

    private static Result refused(Refusal refusal) {
        return new Result(null, refusal);
    }
}
