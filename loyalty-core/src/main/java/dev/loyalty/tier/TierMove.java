package dev.loyalty.tier;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From one level to another, or to the same.
 *
 * @param from null for none
 * @param to null for none
 */
public record TierMove(@Nullable String from, @Nullable String to) implements Comparable<TierMove> {

    private static final Comparator<@Nullable String> NAMES = Comparator.nullsFirst(Comparator.naturalOrder());

    /** Whether the two differ. */
    public boolean isChange() {
        return !Objects.equals(from, to);
    }

    @Override
    public int compareTo(TierMove other) {
        int order = NAMES.compare(from, other.from);
        return order == 0 ? NAMES.compare(to, other.to) : order;
    }

    @Override
    public String toString() {
        return Objects.requireNonNullElse(from, "none") + " -> " + Objects.requireNonNullElse(to, "none");
    }
}
