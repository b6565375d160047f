package dev.loyalty.ledger;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names one counter of a limit: the limit, whom or what it counts for, and the period.
 *
 * @param limit   the limit's name in the policy, not blank
 * @param subject the id of what is counted (member, programme, product unit, …), not blank
 * @param thing   what the subject's uses are counted apart for, such as the article that a member read, not blank; null
 *     if all its uses are counted together
 * @param period  the period the use counts in: that of the original event, also for its reversal
 */
public record LimitKey(
        String limit, String subject, @Nullable String thing, LimitPeriod period) implements Comparable<LimitKey> {

    private static final Comparator<LimitKey> ORDER = Comparator.comparing(LimitKey::limit)
            .thenComparing(LimitKey::subject)
            .thenComparing(LimitKey::thing, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparing(LimitKey::period);

    /** @throws IllegalArgumentException if a name is blank */
    public LimitKey {
        Checks.text(limit, "LimitKey.limit");
        Checks.text(subject, "LimitKey.subject");
        if (thing != null) {
            Checks.text(thing, "LimitKey.thing");
        }
        Objects.requireNonNull(period, "LimitKey.period");
    }

    /** The counter of all that a subject uses. */
    public LimitKey(String limit, String subject, LimitPeriod period) {
        this(limit, subject, null, period);
    }

    @Override
    public int compareTo(LimitKey other) {
        return ORDER.compare(this, other);
    }
}
