package dev.loyalty.internal.settlement;

import dev.loyalty.ledger.Expectation;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.LimitPeriod;
import dev.loyalty.ledger.LimitUse;
import dev.loyalty.model.Action;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Moment;
import dev.loyalty.policy.PolicyFailedException;
import dev.loyalty.policy.definition.Account;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.LimitMoment;
import dev.loyalty.policy.definition.LimitSubject;
import dev.loyalty.policy.definition.LimitUnit;
import dev.loyalty.policy.definition.Overflow;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much is left of the limits during one settlement. Periods are those that hold the event, so that a late event is
 * judged by the count of its own time, or by a limit's own word those in which an award can first be used.
 */
public final class LimitBook {

    private final PolicyDefinition policy;
    private final LedgerSnapshot ledger;
    private final Activity activity;
    private final SortedMap<LimitKey, Long> taken = new TreeMap<>();
    private final SortedMap<LimitKey, Limit> limits = new TreeMap<>();
    private final SortedMap<LimitKey, Long> takenByOthers = new TreeMap<>();

    public LimitBook(PolicyDefinition policy, LedgerSnapshot ledger, Activity activity) {
        this.policy = policy;
        this.ledger = ledger;
        this.activity = activity;
    }

    /** That of another member in the same settlement, who finds less left of what members share. */
    public LimitBook ofOther(LedgerSnapshot other) {
        LimitBook book = new LimitBook(policy, other, activity);
        limits.forEach((key, limit) -> {
            if (limit.per().isShared()) {
                book.takenByOthers.put(key, taken.getOrDefault(key, 0L));
            }
        });
        return book;
    }

    /** The same at this moment, to be used on its own. */
    public LimitBook copy() {
        LimitBook copy = new LimitBook(policy, ledger, activity);
        copy.taken.putAll(taken);
        copy.limits.putAll(limits);
        copy.takenByOthers.putAll(takenByOthers);
        return copy;
    }

    /**
     * The count that a proposal of a rule counts against, for what can be used at once.
     *
     * @throws PolicyFailedException as {@link #counter(String, Cap, Instant)}
     */
    public Counter counter(String rule, Cap cap) {
        return counter(rule, cap, activity.at());
    }

    /**
     * The count that a proposal of a rule counts against.
     *
     * @param usable when what is proposed can first be used
     * @throws PolicyFailedException if there is no such limit, or nothing says which subject's count it is
     */
    public Counter counter(String rule, Cap cap, Instant usable) {
        Limit limit = policy.limits().get(cap.limit());
        if (limit == null) {
            throw new PolicyFailedException("rule \"" + rule + "\" names the limit \"" + cap.limit()
                    + "\"; policy.yaml has " + policy.limits().keySet() + ". Maybe it is misspelt?");
        }
        if (cap.subject() != null && !limit.per().isOfSubject()) {
            throw new PolicyFailedException("rule \"" + rule + "\" names the subject \"" + cap.subject()
                    + "\" for limit \"" + cap.limit() + "\", which counts for each " + limit.per()
                    + ". Maybe \"per: subject\" in policy.yaml?");
        }
        LocalDate day = day(limit.countedAt() == LimitMoment.ACTIVATION ? usable : activity.at());
        LimitPeriod period = limit.period() == null
                ? LimitPeriod.EVER
                : new LimitPeriod(limit.period().start(day), limit.period().next(day));
        return new Counter(limit, key(rule, cap, limit.per(), period));
    }

    /** The room that a member has in an account which holds a limited number of units, as a count; empty if any number. */
    public Optional<Counter> room(Account account) {
        Long most = account.atMost();
        if (most == null) {
            return Optional.empty();
        }
        long room = Math.max(
                0,
                Math.subtractExact(
                        most, ledger.balance(account.name(), activity.at()).total()));
        String name = account.name() + "-at-most";
        return Optional.of(new Counter(
                new Limit(
                        name,
                        LimitSubject.ACTIVITY,
                        null,
                        LimitUnit.valueOf(account.unit().name()),
                        room,
                        Overflow.TRIM),
                new LimitKey(name, activity.id(), account.name(), LimitPeriod.EVER)));
    }

    public long left(Counter counter) {
        return counter.limit().maximum()
                - ledger.used(counter.key())
                - takenByOthers.getOrDefault(counter.key(), 0L)
                - taken.getOrDefault(counter.key(), 0L);
    }

    /** The uses to keep: none of a count that ends with the activity. */
    public List<LimitUse> take(Counter counter, long amount) {
        taken.merge(counter.key(), amount, Math::addExact);
        limits.put(counter.key(), counter.limit());
        return isKept(counter.limit()) ? List.of(new LimitUse(counter.key(), amount)) : List.of();
    }

    /** The increments of this settlement, one for each count. */
    public List<LimitUse> uses() {
        List<LimitUse> uses = new ArrayList<>();
        limits.forEach((key, limit) -> {
            if (isKept(limit)) {
                uses.add(new LimitUse(key, taken.getOrDefault(key, 0L)));
            }
        });
        return uses;
    }

    /** What must still be true of limits that members share when the booking is written. */
    public List<Expectation> expectations() {
        List<Expectation> expectations = new ArrayList<>();
        limits.forEach((key, limit) -> {
            if (limit.per().isShared()) {
                expectations.add(new Expectation.CapacityLeft(key, taken.getOrDefault(key, 0L), limit.maximum()));
            }
        });
        return expectations;
    }

    private static boolean isKept(Limit limit) {
        return limit.per() != LimitSubject.ACTIVITY;
    }

    private LimitKey key(String rule, Cap cap, LimitSubject per, LimitPeriod period) {
        return switch (per) {
            case MEMBER -> new LimitKey(cap.limit(), ledger.member(), period);
            case PROGRAMME -> new LimitKey(cap.limit(), policy.id(), period);
            case SUBJECT -> new LimitKey(cap.limit(), subject(rule, cap), period);
            case MEMBER_AND_SUBJECT -> new LimitKey(cap.limit(), ledger.member(), subject(rule, cap), period);
            case ACTIVITY -> new LimitKey(cap.limit(), activity.id(), period);
        };
    }

    private String subject(String rule, Cap cap) {
        if (cap.subject() != null) {
            return cap.subject();
        }
        if (activity instanceof Action action && action.subject() != null) {
            return action.subject();
        }
        throw new PolicyFailedException("rule \"" + rule + "\" counts against the limit \"" + cap.limit()
                + "\" of a subject, and " + kind() + " " + activity.id()
                + " has none. Maybe Action( subject != null ), or"
                + " .limitedBy( \"" + cap.limit() + "\", $subject )?");
    }

    private String kind() {
        if (activity instanceof Action) {
            return "action";
        }
        return activity instanceof Moment ? "moment" : "order";
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(policy.zone()).toLocalDate();
    }
}
