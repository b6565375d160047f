package dev.loyalty.tier;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a host changes of a member's level by hand. */
public sealed interface TierChange {

    /**
     * The member has at least this level, whatever assessments say; takes the place of another floor.
     *
     * @param until the last day, or null for no end
     */
    record SetFloor(String level, @Nullable LocalDate until) implements TierChange {
        public SetFloor {
            Objects.requireNonNull(level, "level");
        }
    }

    /** The member has no floor any more. */
    record EndFloor() implements TierChange {}

    /**
     * The member is given this level for a time.
     *
     * @param until the last day
     */
    record Give(String level, LocalDate until) implements TierChange {
        public Give {
            Objects.requireNonNull(level, "level");
            Objects.requireNonNull(until, "until");
        }
    }

    /**
     * Another member was merged into this one: of what was won, and of floors, the higher one stays, gifts are added.
     *
     * @param other the tier state of the other member
     */
    record Merge(TierState other) implements TierChange {
        public Merge {
            Objects.requireNonNull(other, "other");
        }
    }

    /** Gifts of this level are over. */
    record EndGift(String level) implements TierChange {
        public EndGift {
            Objects.requireNonNull(level, "level");
        }
    }
}
