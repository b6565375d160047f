package dev.loyalty.internal.settlement;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A limit as a rule names it.
 *
 * @param subject whose count it is, where the rule says so; null: that of the activity
 */
public record Cap(String limit, @Nullable String subject) implements Comparable<Cap> {

    private static final Comparator<Cap> ORDER = Comparator.comparing(Cap::limit)
            .thenComparing(Cap::subject, Comparator.nullsFirst(Comparator.<String>naturalOrder()));

    @Override
    public int compareTo(Cap other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return subject == null ? limit : limit + " of " + subject;
    }
}
