package dev.loyalty.ledger;

import java.util.Comparator;
import java.util.Objects;

/**
 * Names one counter of a limit: the limit, whom or what it counts for, and the period.
 *
 * @param limit   the limit's name in the policy, not blank
 * @param subject the id of what is counted (member, device, programme, …), not blank
 * @param period  the period the use counts in: that of the original event, also for its reversal
 */
public record LimitKey(String limit, String subject, LimitPeriod period) implements Comparable<LimitKey> {

    private static final Comparator<LimitKey> ORDER = Comparator.comparing(LimitKey::limit)
            .thenComparing(LimitKey::subject)
            .thenComparing(LimitKey::period);

    /** @throws IllegalArgumentException if a name is blank */
    public LimitKey {
        Checks.text(limit, "LimitKey.limit");
        Checks.text(subject, "LimitKey.subject");
        Objects.requireNonNull(period, "LimitKey.period");
    }

    @Override
    public int compareTo(LimitKey other) {
        return ORDER.compare(this, other);
    }
}
