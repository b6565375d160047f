package dev.loyalty.internal.scenario;

import dev.loyalty.model.Member;
import dev.loyalty.model.SignalKind;
import dev.loyalty.referral.AdvocateStatus;
import dev.loyalty.referral.Signals;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a scenario gives of a member who refers or is referred. Immutable.
 *
 * @param orders made before the scenario
 * @param friends brought before the scenario
 * @param formerly ids that were merged into this one
 */
public record Person(
        Member member, Signals signals, long orders, long friends, AdvocateStatus status, SortedSet<String> formerly) {

    public Person {
        formerly = Collections.unmodifiableSortedSet(new TreeSet<>(formerly));
    }

    /** Of whom nothing else is given. */
    public static Person of(Member member) {
        return new Person(member, Signals.none(), 0, 0, AdvocateStatus.ACTIVE, new TreeSet<>());
    }

    boolean sharesSignal(Person other) {
        for (SignalKind kind : SignalKind.values()) {
            if (signals.shares(kind, other.signals)) {
                return true;
            }
        }
        return false;
    }
}
