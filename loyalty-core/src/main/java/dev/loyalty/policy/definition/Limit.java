package dev.loyalty.policy.definition;

import dev.loyalty.model.PeriodUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * "At most". Immutable.
 *
 * @param name such as {@code welcome}
 * @param per whose uses are counted together
 * @param period after which the count begins anew, in the programme's zone; null: never, the limit is for ever; always
 *     null for each activity, which happens once
 * @param unit what is counted
 * @param maximum in that unit (money: minor units of the programme's currency); 0 grants nothing
 * @param overflow what happens to an award larger than what is left
 * @param countedAt by which moment of an award its period is told
 */
public record Limit(
        String name,
        LimitSubject per,
        @Nullable PeriodUnit period,
        LimitUnit unit,
        long maximum,
        Overflow overflow,
        LimitMoment countedAt) {

    public Limit {
        Names.check("limit", name);
        Objects.requireNonNull(per, "per");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(overflow, "overflow");
        Objects.requireNonNull(countedAt, "countedAt");
        if (per == LimitSubject.ACTIVITY && period != null) {
            throw new IllegalArgumentException("limit \"" + name + "\" counts each activity by itself, which does not"
                    + " last a " + period.word() + ". Maybe per MEMBER?");
        }
        if (maximum < 0) {
            throw new IllegalArgumentException(
                    "maximum " + maximum + " of limit \"" + name + "\" is negative. Maybe 0, which grants nothing?");
        }
    }

    /** A limit that counts awards when they are earned. */
    public Limit(
            String name,
            LimitSubject per,
            @Nullable PeriodUnit period,
            LimitUnit unit,
            long maximum,
            Overflow overflow) {
        this(name, per, period, unit, maximum, overflow, LimitMoment.EARNING);
    }
}
