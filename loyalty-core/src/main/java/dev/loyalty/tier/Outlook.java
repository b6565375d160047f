package dev.loyalty.tier;

import dev.loyalty.model.Fraction;
import dev.loyalty.model.Member;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.MeasureWindow;
import dev.loyalty.policy.definition.PolicyDefinition;
import dev.loyalty.policy.definition.TierSwitches.Demotion;
import dev.loyalty.policy.definition.TierTerm;
import dev.loyalty.policy.definition.Tiers;
import dev.loyalty.policy.definition.Viewpoint;
import dev.loyalty.tier.TierOutcome.Downgraded;
import dev.loyalty.tier.TierOutcome.Kept;
import dev.loyalty.tier.TierOutcome.Upgraded;
import dev.loyalty.tier.TierState.Floor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a settled state means for the member: the outcome, how far the next level is, and what is to come. */
final class Outlook {

    private final PolicyDefinition policy;
    private final Tiers tiers;
    private final Member member;
    private final Instant at;
    private final TierState state;
    private final List<SettledLevel> levels;

    /**
     * @param state after the assessment
     * @param levels what rules proposed, the lowest first
     */
    Outlook(PolicyDefinition policy, Member member, Instant at, TierState state, List<SettledLevel> levels) {
        this.policy = policy;
        this.tiers = policy.tiers();
        this.member = member;
        this.at = at;
        this.state = state;
        this.levels = levels;
    }

    /** A level that the member has for one reason. */
    private record Hold(
            int rank, @Nullable Instant since, @Nullable LocalDate until, boolean isWon) {}

    TierOutcome outcome(int before, int after) {
        String level = tiers.at(after);
        List<Hold> holds = holds().filter(hold -> hold.rank() == after).toList();
        LocalDate until = holds.stream().anyMatch(hold -> hold.until() == null)
                ? null
                : holds.stream()
                        .map(Hold::until)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        Instant since = holds.stream()
                .map(Hold::since)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (level != null && after > before) {
            return new Upgraded(tiers.at(before), level, Objects.requireNonNullElse(since, at), until);
        }
        return after < before
                ? new Downgraded(String.valueOf(tiers.at(before)), level, at, until)
                : new Kept(level, since, until);
    }

    private Stream<Hold> holds() {
        LocalDate last = state.grace() == null ? state.until() : state.grace().until();
        Floor floor = state.floor();
        return Stream.of(
                        Stream.of(new Hold(tiers.rank(state.level()), state.since(), last, true)),
                        Stream.ofNullable(floor)
                                .map(each -> new Hold(tiers.rank(each.level()), each.since(), each.until(), false)),
                        state.gifts().stream()
                                .map(gift -> new Hold(tiers.rank(gift.level()), gift.since(), gift.until(), false)))
                .flatMap(each -> each);
    }

    /** The lowest level above the one that the member has, of those that rules propose for this member. */
    @Nullable
    Distance next(int rank) {
        return levels.stream()
                .map(SettledLevel::level)
                .filter(level -> tiers.rank(level) > rank)
                .findFirst()
                .flatMap(level -> nearest(levels, tiers.rank(level), tiers.rank(level)))
                .orElse(null);
    }

    /** What the level that was won still needs at its next review, as far as that can be known; null if there is none. */
    @Nullable
    Distance keeping() {
        int rank = tiers.rank(state.level());
        return rank == 0 || !canBeLost()
                ? null
                : nearest(atReview(), rank, tiers.levels().size()).orElse(null);
    }

    private boolean canBeLost() {
        return !(tiers.switches().kept() instanceof TierTerm.ForEver)
                && tiers.switches().down() != Demotion.NEVER;
    }

    /** The proposals with what will count at the review: nothing of a window that has not begun by now. */
    private List<SettledLevel> atReview() {
        LocalDate until = state.until();
        if (until == null) {
            return levels;
        }
        Instant border = until.plusDays(1).atStartOfDay(policy.zone()).toInstant();
        Viewpoint review = Viewpoint.before(member, border, policy.zone()).withTierSince(state.since());
        return levels.stream()
                .map(level -> new SettledLevel(
                        level.rule(),
                        level.level(),
                        level.needs().stream()
                                .map(need -> beginsLater(need.measure(), review)
                                        ? new Need(need.measure(), need.threshold(), BigDecimal.ZERO)
                                        : need)
                                .toList(),
                        level.enough()))
                .toList();
    }

    private boolean beginsLater(String name, Viewpoint review) {
        Measure measure = policy.measures().get(name);
        if (measure == null || (measure.window() instanceof MeasureWindow.MemberYear && review.joined() == null)) {
            return false;
        }
        return measure.start(review).filter(start -> start.isAfter(at)).isPresent();
    }

    /** A warning if the level ends soon as things are now; always if it is lost and only kept for a while. */
    @Nullable
    ComingDowngrade comingDowngrade(int rank) {
        String from = tiers.at(rank);
        List<Hold> holds = expected();
        if (from == null || holds.stream().anyMatch(hold -> hold.rank() == rank && hold.until() == null)) {
            return null;
        }
        LocalDate last = holds.stream()
                .filter(hold -> hold.rank() == rank)
                .map(Hold::until)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        int to = holds.stream()
                .filter(hold -> hold.until() == null || hold.until().isAfter(last))
                .mapToInt(Hold::rank)
                .max()
                .orElse(0);
        boolean lost = state.grace() != null && rank == tiers.rank(state.level());
        return !lost && isFar(last) ? null : new ComingDowngrade(from, tiers.at(to), last);
    }

    /** What the member will have as things are now: the level that was won to its end, and the one after it. */
    private List<Hold> expected() {
        int rank = tiers.rank(state.level());
        LocalDate last = lastDayIfLost(rank);
        List<Hold> holds = new ArrayList<>(holds().filter(hold -> !hold.isWon()).toList());
        holds.add(new Hold(rank, state.since(), last, true));
        if (last != null) {
            holds.add(new Hold(rankAfterLoss(rank), null, null, true));
        }
        return holds;
    }

    /** The last day of the level that was won, if it would be lost as things are now; or null. */
    private @Nullable LocalDate lastDayIfLost(int rank) {
        if (state.grace() != null) {
            return state.grace().until();
        }
        return canBeLost() && qualified(atReview()) < rank ? state.until() : null;
    }

    private int rankAfterLoss(int rank) {
        if (state.grace() != null) {
            return Math.max(tiers.rank(state.grace().fallsTo()), Math.min(rank, qualified(levels)));
        }
        int qualified = qualified(atReview());
        return tiers.switches().down() == Demotion.ONE_LEVEL ? Math.max(qualified, rank - 1) : qualified;
    }

    private boolean isFar(LocalDate last) {
        LocalDate today = at.atZone(policy.zone()).toLocalDate();
        return tiers.switches().warning().addTo(today).isBefore(last);
    }

    private int qualified(List<SettledLevel> proposed) {
        return proposed.stream()
                .filter(SettledLevel::isMet)
                .mapToInt(level -> tiers.rank(level.level()))
                .max()
                .orElse(0);
    }

    /** The way to a level between two places that has the fewest open needs, then the least still to go in proportion. */
    private Optional<Distance> nearest(List<SettledLevel> proposed, int lowest, int highest) {
        return proposed.stream()
                .filter(level -> tiers.rank(level.level()) >= lowest && tiers.rank(level.level()) <= highest)
                .min(Comparator.comparingInt(SettledLevel::open)
                        .thenComparing(Outlook::toGo)
                        .thenComparing(level -> tiers.rank(level.level()))
                        .thenComparing(SettledLevel::rule))
                .map(level -> new Distance(
                        level.level(), level.rule(), level.open(), level.isMet() ? List.of() : open(level)));
    }

    private static List<Need> open(SettledLevel level) {
        List<Need> open = new ArrayList<>(level.needs());
        open.removeIf(Need::isMet);
        open.sort(Comparator.comparing(Outlook::share).thenComparing(Need::measure));
        return open;
    }

    private static Fraction toGo(SettledLevel level) {
        return level.isMet()
                ? Fraction.ZERO
                : open(level).stream().limit(level.open()).map(Outlook::share).reduce(Fraction.ZERO, Fraction::plus);
    }

    /** How much of a threshold is missing. */
    private static Fraction share(Need need) {
        Fraction threshold = Fraction.of(need.threshold());
        return threshold.signum() == 0
                ? Fraction.ONE
                : Fraction.of(need.missing()).dividedBy(threshold);
    }
}
