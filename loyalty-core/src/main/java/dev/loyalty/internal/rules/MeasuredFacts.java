package dev.loyalty.internal.rules;

import dev.loyalty.facts.AdvocateHistory;
import dev.loyalty.facts.FriendHistory;
import dev.loyalty.facts.History;
import java.util.Set;

/** The facts that have a field for each measure of {@code policy.yaml}. */
public final class MeasuredFacts {

    private static final Set<Class<?>> TYPES = Set.of(History.class, AdvocateHistory.class, FriendHistory.class);

    private MeasuredFacts() {}

    public static boolean isMeasured(Class<?> type) {
        return TYPES.contains(type);
    }
}
