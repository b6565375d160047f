package dev.loyalty.policy.definition;

import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.Span;
import dev.loyalty.model.SpanUnit;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How levels are won and lost: the merchant's choices where real programmes disagree. {@link #DEFAULT} holds what is
 * chosen when {@code policy.yaml} says nothing. Immutable.
 *
 * @param kept {@code kept}: how long a level is kept before it is reviewed; default: while it is qualified for
 * @param upgradeAtNext {@code upgrade}: a higher level begins with the next such period; null (default): at once
 * @param reviewAfterUpgrade {@code review-after-upgrade}: whether an upgrade moves the review; default MOVES
 * @param down {@code down}: how far a level falls; default TO_QUALIFIED
 * @param grace {@code grace}: how long a level is kept that was lost, in days or longer; null (default): not at all
 * @param levelsPerReturn {@code returns}: how many levels a return can cost at once; 0 (default): none before the next
 *     review; {@value #ALL_LEVELS}: as many as are no longer qualified for
 * @param lateEvents {@code late-events}: what a late event does to a review that is over; default NEXT_REVIEW
 * @param grandfathering who keeps a level although thresholds were raised, or null
 * @param crossingOrder {@code crossing-order}: by which level an order earns that leads to a higher one; default OLD_LEVEL
 * @param bonuses {@code bonuses}: what becomes of what a level earned when it was reached, if a return costs the level; default
 *     KEEP
 * @param warning {@code warn}: how long before the last day the member is warned, in days or longer; default 30 days
 */
public record TierSwitches(
        TierTerm kept,
        @Nullable PeriodUnit upgradeAtNext,
        ReviewDate reviewAfterUpgrade,
        Demotion down,
        @Nullable Span grace,
        int levelsPerReturn,
        LateEvents lateEvents,
        @Nullable Grandfathering grandfathering,
        CrossingOrder crossingOrder,
        LevelBonuses bonuses,
        Span warning) {

    /** Stands for as many levels as are no longer qualified for. */
    public static final int ALL_LEVELS = 1_000;

    /** The choices of a policy that makes none. Made last of the constants, as its making reads them. */
    public static final TierSwitches DEFAULT = builder().build();

    /** Whether an upgrade in the middle of a term moves the review. */
    public enum ReviewDate {
        /** The term begins anew. */
        MOVES,
        /** The review stays where it was. */
        STAYS
    }

    /** How far a level falls that is no longer qualified for. */
    public enum Demotion {
        /** To the one that is qualified for. */
        TO_QUALIFIED,
        /** To the next lower one. */
        ONE_LEVEL,
        /** It does not fall. */
        NEVER
    }

    /** What becomes of what a level earned when it was reached, if a return costs the level. */
    public enum LevelBonuses {
        /** It stays with the member. */
        KEEP,
        /** It is taken back, as a reversal of its own. */
        TAKE_BACK
    }

    /** What an event that becomes known late does to a review that is over. */
    public enum LateEvents {
        /** It counts in its own time, for whatever is judged next. */
        NEXT_REVIEW,
        /** The review can be judged again. */
        JUDGE_AGAIN
    }

    /**
     * Who keeps a level although thresholds were raised.
     *
     * @param reachedBefore the first day on which a level that is reached is not kept any more
     * @param until the last day up to which it is kept
     */
    public record Grandfathering(LocalDate reachedBefore, LocalDate until) {
        public Grandfathering {
            if (until.isBefore(reachedBefore)) {
                throw new IllegalArgumentException("levels reached before " + reachedBefore + " are kept until " + until
                        + ", before that. Maybe the two are exchanged?");
            }
        }
    }

    public TierSwitches {
        Objects.requireNonNull(kept, "kept");
        Objects.requireNonNull(reviewAfterUpgrade, "reviewAfterUpgrade");
        Objects.requireNonNull(down, "down");
        Objects.requireNonNull(lateEvents, "lateEvents");
        Objects.requireNonNull(crossingOrder, "crossingOrder");
        Objects.requireNonNull(bonuses, "bonuses");
        if (levelsPerReturn < 0 || levelsPerReturn > ALL_LEVELS) {
            throw new IllegalArgumentException("levelsPerReturn " + levelsPerReturn + " is outside 0 to " + ALL_LEVELS);
        }
        requireDays("grace", grace);
        requireDays("warning", warning);
        if (down == Demotion.NEVER && (grace != null || levelsPerReturn > 0)) {
            throw new IllegalArgumentException("levels never fall, so that there is nothing for grace or returns to do."
                    + " Maybe down TO_QUALIFIED, the default?");
        }
    }

    private static void requireDays(String what, @Nullable Span span) {
        if (span != null && !span.isOnCalendar()) {
            throw new IllegalArgumentException(what + " of " + span + " does not end with a day. Maybe use days?");
        }
    }

    /** Whether a return can cost a level at once. */
    public boolean rechecksReturns() {
        return levelsPerReturn > 0;
    }

    /** Begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects choices; not for use by several threads. */
    public static final class Builder {
        private TierTerm kept = new TierTerm.WhileQualified();
        private @Nullable PeriodUnit upgradeAtNext;
        private ReviewDate reviewAfterUpgrade = ReviewDate.MOVES;
        private Demotion down = Demotion.TO_QUALIFIED;
        private @Nullable Span grace;
        private int levelsPerReturn;
        private LateEvents lateEvents = LateEvents.NEXT_REVIEW;
        private @Nullable Grandfathering grandfathering;
        private CrossingOrder crossingOrder = CrossingOrder.OLD_LEVEL;
        private LevelBonuses bonuses = LevelBonuses.KEEP;
        private Span warning = new Span(30, SpanUnit.DAY);

        private Builder() {}

        public Builder kept(TierTerm term) {
            kept = term;
            return this;
        }

        public Builder upgradeAtNext(@Nullable PeriodUnit period) {
            upgradeAtNext = period;
            return this;
        }

        public Builder reviewAfterUpgrade(ReviewDate choice) {
            reviewAfterUpgrade = choice;
            return this;
        }

        public Builder down(Demotion choice) {
            down = choice;
            return this;
        }

        public Builder grace(@Nullable Span span) {
            grace = span;
            return this;
        }

        public Builder levelsPerReturn(int levels) {
            levelsPerReturn = levels;
            return this;
        }

        public Builder lateEvents(LateEvents choice) {
            lateEvents = choice;
            return this;
        }

        public Builder grandfathering(@Nullable Grandfathering choice) {
            grandfathering = choice;
            return this;
        }

        public Builder crossingOrder(CrossingOrder choice) {
            crossingOrder = choice;
            return this;
        }

        public Builder bonuses(LevelBonuses choice) {
            bonuses = choice;
            return this;
        }

        public Builder warning(Span span) {
            warning = span;
            return this;
        }

        /** @throws IllegalArgumentException if two choices contradict each other */
        public TierSwitches build() {
            return new TierSwitches(
                    kept,
                    upgradeAtNext,
                    reviewAfterUpgrade,
                    down,
                    grace,
                    levelsPerReturn,
                    lateEvents,
                    grandfathering,
                    crossingOrder,
                    bonuses,
                    warning);
        }
    }
}
