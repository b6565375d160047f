package dev.loyalty.redemption;

import dev.loyalty.internal.settlement.Accounts;
import dev.loyalty.internal.settlement.Counter;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.LimitUnit;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a reward counts for against its limits. A limit of times counts a fixed reward each time and a chosen amount once;
 * a limit of money counts the value; any other counts what the reward brings, or else what it costs.
 */
final class Counted {

    private final PolicyDefinition policy;
    private final Ask ask;
    private final Desk desk;
    private final List<Counter> counters;

    Counted(PolicyDefinition policy, Ask ask, Desk desk) {
        this.policy = policy;
        this.ask = ask;
        this.desk = desk;
        Set<Counter> all = new LinkedHashSet<>();
        ask.limits().forEach(cap -> all.add(desk.counter(ask, cap)));
        String brought = ask.benefit().brings();
        if (brought != null) {
            desk.room(Accounts.named(policy, ask.rule(), brought)).ifPresent(all::add);
        }
        this.counters = List.copyOf(all);
    }

    List<Counter> counters() {
        return counters;
    }

    long left(Counter counter) {
        return desk.left(counter);
    }

    /** How many steps of the reward a limit leaves, as far as that is known before their value is. */
    long stepsLeft(Counter counter) {
        long left = left(counter);
        Limit limit = counter.limit();
        if (countsValue(limit) && !ask.isChosen()) {
            return Long.MAX_VALUE;
        }
        boolean once = limit.unit() == LimitUnit.TIMES && ask.isChosen();
        return once || countsValue(limit) ? (left > 0 ? Long.MAX_VALUE : 0) : left / perStep(limit);
    }

    /** What so many steps count for. */
    long count(Limit limit, long steps, long value) {
        if (limit.unit() == LimitUnit.TIMES && ask.isChosen()) {
            return 1;
        }
        return countsValue(limit) ? value : Math.multiplyExact(steps, perStep(limit));
    }

    /** Whether the limit counts the value of the reward in money. */
    boolean countsValue(Limit limit) {
        return limit.unit() == LimitUnit.MONEY && !(ask.benefit() instanceof Benefit.Brings);
    }

    private long perStep(Limit limit) {
        if (limit.unit() == LimitUnit.TIMES) {
            return 1;
        }
        if (ask.benefit() instanceof Benefit.Brings brings && isCountedIn(limit, brings.account())) {
            return brings.units();
        }
        if (isCountedIn(limit, ask.account())) {
            return ask.step();
        }
        throw new PolicyFailedException("limit \"" + limit.name() + "\" counts " + limit.unit() + ", but rule \""
                + ask.rule() + "\" offers " + ask.offer() + ". Maybe a limit of times?");
    }

    private boolean isCountedIn(Limit limit, String account) {
        Account declared = policy.accounts().get(account);
        return declared != null && declared.unit().name().equals(limit.unit().name());
    }
}
