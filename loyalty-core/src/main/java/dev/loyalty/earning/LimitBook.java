package dev.loyalty.earning;

import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitPeriod;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.LimitSubject;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much is left of the limits during one settlement. Periods are those that hold the event, so that a late event is
 * judged by the count of its own time.
 */
final class LimitBook {

    private final PolicyDefinition policy;
    private final LedgerSnapshot ledger;
    private final LocalDate day;
    private final SortedMap<LimitKey, Long> taken = new TreeMap<>();
    private final SortedMap<LimitKey, Limit> limits = new TreeMap<>();

    LimitBook(PolicyDefinition policy, LedgerSnapshot ledger, LocalDate day) {
        this.policy = policy;
        this.ledger = ledger;
        this.day = day;
    }

    /** The same at this moment, to be used on its own. */
    LimitBook copy() {
        LimitBook copy = new LimitBook(policy, ledger, day);
        copy.taken.putAll(taken);
        copy.limits.putAll(limits);
        return copy;
    }

    /** The limit of that name, which {@link Claims} found to be there. */
    Limit limit(String name) {
        return Objects.requireNonNull(policy.limits().get(name), name);
    }

    long left(Limit limit) {
        LimitKey key = key(limit);
        return limit.maximum() - ledger.used(key) - taken.getOrDefault(key, 0L);
    }

    LimitUse take(Limit limit, long amount) {
        LimitKey key = key(limit);
        taken.merge(key, amount, Math::addExact);
        limits.put(key, limit);
        return new LimitUse(key, amount);
    }

    /** The increments of this settlement, one for each limit. */
    List<LimitUse> uses() {
        return taken.entrySet().stream()
                .map(use -> new LimitUse(use.getKey(), use.getValue()))
                .toList();
    }

    /** What must still be true of limits that members share when the booking is written. */
    List<Expectation> expectations() {
        List<Expectation> expectations = new ArrayList<>();
        limits.forEach((key, limit) -> {
            if (limit.per() == LimitSubject.PROGRAMME) {
                expectations.add(new Expectation.CapacityLeft(key, taken.getOrDefault(key, 0L), limit.maximum()));
            }
        });
        return expectations;
    }

    private LimitKey key(Limit limit) {
        String subject = limit.per() == LimitSubject.MEMBER ? ledger.member() : policy.id();
        LimitPeriod period = limit.period() == null
                ? LimitPeriod.EVER
                : new LimitPeriod(limit.period().start(day), limit.period().next(day));
        return new LimitKey(limit.name(), subject, period);
    }
}
