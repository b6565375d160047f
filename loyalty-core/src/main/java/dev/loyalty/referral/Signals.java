package dev.loyalty.referral;

import dev.loyalty.model.SignalKind;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * By what an account can be recognised: keyed hashes, never the values themselves. {@link SignalHash} makes them.
 *
 * @param hashes by kind; an account can have several of a kind. Sorted, immutable
 */
public record Signals(SortedMap<SignalKind, SortedSet<String>> hashes) {

    private static final Signals NONE = new Signals(new TreeMap<>());

    /** @throws IllegalArgumentException if a hash is blank */
    public Signals {
        SortedMap<SignalKind, SortedSet<String>> copy = new TreeMap<>();
        hashes.forEach((kind, values) -> {
            values.forEach(value -> Texts.notBlank(value, "a hash of kind " + kind.word()));
            if (!values.isEmpty()) {
                copy.put(kind, Collections.unmodifiableSortedSet(new TreeSet<>(values)));
            }
        });
        hashes = Collections.unmodifiableSortedMap(copy);
    }

    /** Nothing is known. */
    public static Signals none() {
        return NONE;
    }

    /** A single signal. */
    public static Signals of(SignalKind kind, String hash) {
        return NONE.with(kind, hash);
    }

    /** One hash of each kind. */
    public static Signals of(Map<SignalKind, String> hashes) {
        Signals signals = NONE;
        for (Map.Entry<SignalKind, String> each : hashes.entrySet()) {
            signals = signals.with(each.getKey(), each.getValue());
        }
        return signals;
    }

    /** These and one more. */
    public Signals with(SignalKind kind, String hash) {
        SortedMap<SignalKind, SortedSet<String>> more = new TreeMap<>(hashes);
        SortedSet<String> values = new TreeSet<>(of(kind));
        values.add(hash);
        more.put(kind, values);
        return new Signals(more);
    }

    /** The hashes of a kind; none if none is known. */
    public SortedSet<String> of(SignalKind kind) {
        return hashes.getOrDefault(kind, Collections.emptySortedSet());
    }

    /** Whether both have a hash of this kind in common. */
    public boolean shares(SignalKind kind, Signals other) {
        return !Collections.disjoint(of(kind), other.of(kind));
    }
}
