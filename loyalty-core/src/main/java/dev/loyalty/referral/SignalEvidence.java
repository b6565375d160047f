package dev.loyalty.referral;

import dev.loyalty.model.SignalKind;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one kind of signal says about a friend: ids only, no hashes.
 *
 * @param kind of the friend's signal
 * @param shared whether the advocate has the same
 * @param members earlier members and guests who have the same, the friend and the advocate left out
 * @param buyers those of them who bought something
 */
public record SignalEvidence(SignalKind kind, boolean shared, SortedSet<String> members, SortedSet<String> buyers) {

    public SignalEvidence {
        Objects.requireNonNull(kind, "kind");
        members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
        buyers = Collections.unmodifiableSortedSet(new TreeSet<>(buyers));
    }

    dev.loyalty.facts.Signal fact() {
        return new dev.loyalty.facts.Signal(kind.word(), shared, members.size(), buyers.size());
    }
}
