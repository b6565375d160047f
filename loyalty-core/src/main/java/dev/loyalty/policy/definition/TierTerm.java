package dev.loyalty.policy.definition;

import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.Span;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a level is kept before it is reviewed. */
public sealed interface TierTerm {

    /**
     * The last day of a level that was qualified for on a day; empty if it has none.
     *
     * @param joined the day on which the member joined, or null if it is not known
     * @throws IllegalArgumentException if the term is counted from that day, and it is not known
     */
    Optional<LocalDate> lastDay(LocalDate qualified, @Nullable LocalDate joined);

    /** Whether a level has no last day on which it is reviewed. */
    default boolean hasNoReview() {
        return this instanceof WhileQualified || this instanceof ForEver;
    }

    /** Written {@code while-qualified}: looked at whenever the member is. */
    record WhileQualified() implements TierTerm {
        @Override
        public Optional<LocalDate> lastDay(LocalDate qualified, @Nullable LocalDate joined) {
            return Optional.empty();
        }
    }

    /** Written {@code for-ever}: never reviewed, never lost. */
    record ForEver() implements TierTerm {
        @Override
        public Optional<LocalDate> lastDay(LocalDate qualified, @Nullable LocalDate joined) {
            return Optional.empty();
        }
    }

    /** Written {@code 12 months}: up to the same day so much later, that day included. */
    record Lasting(Span span) implements TierTerm {
        public Lasting {
            requireDays(span);
        }

        @Override
        public Optional<LocalDate> lastDay(LocalDate qualified, @Nullable LocalDate joined) {
            return Optional.of(span.addTo(qualified));
        }
    }

    /**
     * Written {@code end of year + 1 year}: up to the end of the calendar period in which it was qualified for, or so
     * much later. The border between the periods is moved: a month after the end of a June is the end of July.
     */
    record EndOf(PeriodUnit period, @Nullable Span plus) implements TierTerm {
        public EndOf {
            Objects.requireNonNull(period, "period");
            requireDays(plus);
        }

        @Override
        public Optional<LocalDate> lastDay(LocalDate qualified, @Nullable LocalDate joined) {
            return Optional.of(before(period.next(qualified), plus));
        }
    }

    /** Written {@code end of member-year + 1 year}: up to the day before an anniversary of the member's joining. */
    record EndOfMemberYear(@Nullable Span plus) implements TierTerm {
        public EndOfMemberYear {
            requireDays(plus);
        }

        @Override
        public Optional<LocalDate> lastDay(LocalDate qualified, @Nullable LocalDate joined) {
            return Optional.of(before(MeasureWindow.MemberYear.start(qualified, joined, 1), plus));
        }
    }

    private static LocalDate before(LocalDate border, @Nullable Span plus) {
        return (plus == null ? border : plus.addTo(border)).minusDays(1);
    }

    private static void requireDays(@Nullable Span span) {
        if (span != null && !span.isOnCalendar()) {
            throw new IllegalArgumentException("a level of " + span + " does not end with a day. Maybe use days?");
        }
    }
}
