package dev.loyalty.tier;

import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Action;
import dev.loyalty.model.Attributes;
import dev.loyalty.model.Member;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.TierSwitches;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which level a member has, and why. As stored, it is a receipt like any other. Immutable.
 *
 * @param version the policy version that decided
 * @param bodyHash of what was asked alone: the occasion, the event, the moment, the change
 * @param member as the host gave the member
 * @param occasion why the member was assessed
 * @param at the moment of the assessment
 * @param ranking the levels of the policy, the lowest first
 * @param switches the choices that were in force
 * @param measures the values of the past that the rules saw
 * @param atQualification of a return: the values as of the day on which the level was won, or null
 * @param change what the host changed by hand, or null
 * @param levels every level that rules proposed, and how far the member is; the lowest first, then by rule name
 * @param gifts every level that rules proposed to give, and what became of it, by rule name
 * @param silent the rules whose conditions did not hold, sorted
 * @param before the tier state that was given
 * @param after the tier state now; what the host stores
 * @param outcome what became of the member's level
 * @param nextAssessment when something is due by itself, or null
 * @param next how far the next level is; null if there is none that rules propose for this member
 * @param keeping how far the member is from keeping the level that was won at its next review, as far as that is known by
 *     now; null if it cannot be lost
 * @param comingDowngrade a warning that the level ends soon, or null
 * @param booking what the host writes, in one transaction with the tier state: no entries, the expectations
 * @param warnings what is worth a look
 */
public record AssessmentDecision(
        VersionId version,
        String bodyHash,
        Member member,
        Occasion occasion,
        Instant at,
        List<String> ranking,
        TierSwitches switches,
        MeasureValues measures,
        @Nullable MeasureValues atQualification,
        @Nullable TierChange change,
        List<SettledLevel> levels,
        List<SettledGift> gifts,
        List<String> silent,
        TierState before,
        TierState after,
        TierOutcome outcome,
        @Nullable Instant nextAssessment,
        @Nullable Distance next,
        @Nullable Distance keeping,
        @Nullable ComingDowngrade comingDowngrade,
        Booking booking,
        List<String> warnings)
        implements Receipt {

    /** The type of the action of reaching a level; its subject is the level. */
    public static final String LEVEL_REACHED = "level-reached";

    public AssessmentDecision {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(bodyHash, "bodyHash");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(occasion, "occasion");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(switches, "switches");
        Objects.requireNonNull(measures, "measures");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(booking, "booking");
        ranking = List.copyOf(ranking);
        levels = List.copyOf(levels);
        gifts = List.copyOf(gifts);
        silent = List.copyOf(silent);
        warnings = List.copyOf(warnings);
    }

    /** Whether the tier state is another one than before. If not, the host need not store anything. */
    public boolean changesState() {
        return !after.equals(before);
    }

    /** The level that the member has now; null for none. */
    public @Nullable String level() {
        return outcome.level();
    }

    /** From which level to which. */
    public TierMove move() {
        if (outcome instanceof TierOutcome.Upgraded up) {
            return new TierMove(up.from(), up.level());
        }
        return outcome instanceof TierOutcome.Downgraded down
                ? new TierMove(down.from(), down.level())
                : new TierMove(outcome.level(), outcome.level());
    }

    /** The highest level that the member qualifies for by now; null for none. It may begin later, or not count yet. */
    public @Nullable String qualifiesFor() {
        String highest = null;
        for (SettledLevel level : levels) {
            highest = level.isMet() ? level.level() : highest;
        }
        return highest;
    }

    /** The levels that the member has reached by this assessment, the lowest first, each that was passed included. */
    public List<String> reached() {
        return outcome instanceof TierOutcome.Upgraded up ? between(up.from(), up.level()) : List.of();
    }

    /** The levels that the member has lost by this assessment, the lowest first. */
    public List<String> lost() {
        return outcome instanceof TierOutcome.Downgraded down ? between(down.level(), down.from()) : List.of();
    }

    /**
     * An action of type {@link #LEVEL_REACHED} for each level that was reached, the lowest first; its subject is the level.
     * Rules of earning give what reaching a level brings, and each action earns once. A checkout has earned for them.
     */
    public List<Action> actions() {
        return reached().stream()
                .map(level -> reached(key().event(), level, at))
                .toList();
    }

    /** The action of reaching a level by an event, such as an order. */
    public static Action reached(String event, String level, Instant at) {
        return new Action(eventOf(event, level), at, LEVEL_REACHED, level, Attributes.none());
    }

    /** The event id of what has to do with a level that was reached or lost by an event. */
    public static String eventOf(String event, String level) {
        return event + "#level:" + level;
    }

    /** Why it is what it is. */
    public TierExplanation explanation() {
        return TierExplanation.of(this);
    }

    private List<String> between(@Nullable String below, String top) {
        int from = below == null ? 0 : ranking.indexOf(below) + 1;
        return ranking.subList(from, ranking.indexOf(top) + 1);
    }
}
