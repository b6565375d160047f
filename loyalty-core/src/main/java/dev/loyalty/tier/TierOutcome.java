package dev.loyalty.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of the member's level. */
public sealed interface TierOutcome {

    /** The level that the member has now; null for none. */
    @Nullable
    String level();

    /** Since when; null if the member never had one. */
    @Nullable
    Instant since();

    /** The last day on which it is certain; null if no end is fixed. */
    @Nullable
    LocalDate until();

    /**
     * A higher level.
     *
     * @param from the level before, or null
     */
    record Upgraded(
            @Nullable String from,
            String level,
            Instant since,
            @Nullable LocalDate until) implements TierOutcome {
        public Upgraded {
            Objects.requireNonNull(level, "level");
            Objects.requireNonNull(since, "since");
        }
    }

    /** The same level as before, or none as before. */
    record Kept(
            @Nullable String level,
            @Nullable Instant since,
            @Nullable LocalDate until) implements TierOutcome {}

    /**
     * A lower level, or none.
     *
     * @param from the level before
     */
    record Downgraded(
            String from,
            @Nullable String level,
            Instant since,
            @Nullable LocalDate until) implements TierOutcome {
        public Downgraded {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(since, "since");
        }
    }
}
