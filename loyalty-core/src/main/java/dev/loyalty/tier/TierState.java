package dev.loyalty.tier;

import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.Tiers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a host keeps of a member's level, from one assessment to the next. All days are those of the programme's zone, and
 * the last one is always included. Immutable; equals the state of the member's last assessment, so that it can be rebuilt
 * from the receipts.
 *
 * @param member the member's id
 * @param revision how many assessments changed it
 * @param level that the member won, or null
 * @param since when it was won, or lost, last; null if it never was
 * @param qualified the day on which the member last qualified for it, or null
 * @param until the last day before it is reviewed, or null if there is no review
 * @param grace how long it is kept although it is lost, or null
 * @param waiting a higher level that begins later, or null
 * @param floor the level that the member has at least, or null
 * @param gifts levels that were given for a time and are not over
 * @param given what rules gave so far, so that each gives once
 */
public record TierState(
        String member,
        long revision,
        @Nullable String level,
        @Nullable Instant since,
        @Nullable LocalDate qualified,
        @Nullable LocalDate until,
        @Nullable Grace grace,
        @Nullable Waiting waiting,
        @Nullable Floor floor,
        List<Gift> gifts,
        List<Given> given) {

    /** @throws IllegalArgumentException if the member's id is blank */
    public TierState {
        if (member.isBlank()) {
            throw new IllegalArgumentException("the member of a tier state is blank");
        }
        gifts = List.copyOf(gifts).stream().sorted(Gift.ORDER).toList();
        given = List.copyOf(given).stream().sorted(Given.ORDER).toList();
    }

    /**
     * A level that is lost, and kept for a while.
     *
     * @param fallsTo the level after it, or null for none
     * @param judged the day by which that was judged
     * @param until the last day
     */
    public record Grace(@Nullable String fallsTo, LocalDate judged, LocalDate until) {
        public Grace {
            Objects.requireNonNull(judged, "judged");
            Objects.requireNonNull(until, "until");
        }
    }

    /**
     * A higher level that begins with the next period, if it is still qualified for then.
     *
     * @param from the first day
     */
    public record Waiting(String level, LocalDate from) {
        public Waiting {
            Objects.requireNonNull(level, "level");
            Objects.requireNonNull(from, "from");
        }
    }

    /**
     * The level that the member has at least: set by hand, and kept whatever assessments say.
     *
     * @param since when it was set
     * @param until the last day, or null for no end
     */
    public record Floor(
            String level, Instant since, @Nullable LocalDate until) {
        public Floor {
            Objects.requireNonNull(level, "level");
            Objects.requireNonNull(since, "since");
        }
    }

    /**
     * A level that was given for a time.
     *
     * @param since when it was given
     * @param until the last day
     */
    public record Gift(String level, Instant since, LocalDate until) {

        static final Comparator<Gift> ORDER =
                Comparator.comparing(Gift::until).thenComparing(Gift::level).thenComparing(Gift::since);

        public Gift {
            Objects.requireNonNull(level, "level");
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(until, "until");
        }
    }

    /**
     * The last time that a rule gave a level.
     *
     * @param on the day
     */
    public record Given(String rule, String level, LocalDate on) {

        boolean isOf(Given other) {
            return rule.equals(other.rule) && level.equals(other.level);
        }

        static final Comparator<Given> ORDER = Comparator.comparing(Given::rule).thenComparing(Given::level);

        public Given {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(level, "level");
            Objects.requireNonNull(on, "on");
        }
    }

    /** The state of a member who never had a level. */
    public static TierState none(String member) {
        return new TierState(member, 0, null, null, null, null, null, null, null, List.of(), List.of());
    }

    /**
     * The state of a member who brings a level along, such as from another system.
     *
     * @param until the last day before it is reviewed, or null if there is no review
     */
    public static TierState of(
            String member, String level, Instant since, LocalDate qualified, @Nullable LocalDate until) {
        Objects.requireNonNull(level, "level");
        return new TierState(member, 0, level, since, qualified, until, null, null, null, List.of(), List.of());
    }

    /**
     * The state after these assessments of one member, given in any order and with repetitions.
     *
     * @param first the state before the first of them, such as {@link #none}
     * @throws IllegalArgumentException if one of another member is among them, or one is missing between two others
     */
    public static TierState rebuild(TierState first, Collection<AssessmentDecision> assessments) {
        TierState state = first;
        List<AssessmentDecision> changes = assessments.stream()
                .filter(AssessmentDecision::changesState)
                .sorted(Comparator.comparingLong(decision -> decision.after().revision()))
                .toList();
        for (AssessmentDecision decision : changes) {
            if (decision.after().equals(state)) {
                continue;
            }
            if (!decision.before().equals(state)) {
                throw new IllegalArgumentException("the assessment "
                        + decision.key().event() + " of member "
                        + decision.before().member() + " begins at revision "
                        + decision.before().revision() + " of the tier state, after revision " + state.revision()
                        + " of member " + state.member() + ". Maybe a receipt is missing?");
            }
            state = decision.after();
        }
        return state;
    }

    /**
     * The level that the member has at an instant: the highest of what was won, given, and set as a floor. Null for none,
     * also if the policy does not declare it any more.
     *
     * @param at not later than the next {@linkplain #due assessment that is due}, or it may be out of date
     */
    public @Nullable String levelAt(PolicyDefinition policy, Instant at) {
        return policy.tiers().at(rankAt(policy.tiers(), at, policy.zone()));
    }

    int rankAt(Tiers tiers, Instant at, ZoneId zone) {
        LocalDate day = at.atZone(zone).toLocalDate();
        int rank = tiers.rank(level);
        if (floor != null && !isOver(floor.until(), day)) {
            rank = Math.max(rank, tiers.rank(floor.level()));
        }
        for (Gift gift : gifts) {
            if (!isOver(gift.until(), day)) {
                rank = Math.max(rank, tiers.rank(gift.level()));
            }
        }
        return rank;
    }

    /** Whether the member was given a level up to a day, or longer. */
    boolean isGiven(String level, LocalDate lastDay) {
        return gifts.stream()
                .anyMatch(gift -> gift.level().equals(level) && !gift.until().isBefore(lastDay));
    }

    private static boolean isOver(@Nullable LocalDate until, LocalDate day) {
        return until != null && day.isAfter(until);
    }

    /**
     * The next instant at which the member must be assessed: a review, the end of grace, the begin of a level that waits,
     * the end of a gift or floor. Empty if nothing is to come by itself.
     *
     * @param zone the programme's
     */
    public Optional<Instant> due(ZoneId zone) {
        return dueDay().map(day -> day.atStartOfDay(zone).toInstant());
    }

    /** The first day on which the next assessment holds. */
    Optional<LocalDate> dueDay() {
        List<@Nullable LocalDate> last = new ArrayList<>();
        last.add(grace == null ? until : grace.until());
        last.add(floor == null ? null : floor.until());
        gifts.forEach(gift -> last.add(gift.until()));
        Stream<LocalDate> ends = last.stream().filter(Objects::nonNull).map(day -> day.plusDays(1));
        return Stream.concat(ends, Stream.ofNullable(waiting).map(Waiting::from))
                .min(Comparator.naturalOrder());
    }
}
