package dev.loyalty.tier;

import dev.loyalty.policy.definition.Tiers;
import dev.loyalty.tier.TierState.Floor;
import dev.loyalty.tier.TierState.Gift;
import dev.loyalty.tier.TierState.Given;
import dev.loyalty.tier.TierState.Grace;
import dev.loyalty.tier.TierState.Waiting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A tier state while it is settled; used by one call and thrown away. */
final class TierDraft {

    private final TierState before;

    @Nullable
    String level;

    @Nullable
    Instant since;

    @Nullable
    LocalDate qualified;

    @Nullable
    LocalDate until;

    @Nullable
    Grace grace;

    @Nullable
    Waiting waiting;

    @Nullable
    Floor floor;

    final List<Gift> gifts;
    final List<Given> given;

    TierDraft(TierState before) {
        this.before = before;
        level = before.level();
        since = before.since();
        qualified = before.qualified();
        until = before.until();
        grace = before.grace();
        waiting = before.waiting();
        floor = before.floor();
        gifts = new ArrayList<>(before.gifts());
        given = new ArrayList<>(before.given());
    }

    /**
     * Puts what a review comes to now in the place of what it came to then. A level that was won or lost since stays,
     * unless the review comes to a higher one.
     */
    void correct(TierState then, TierDraft now, Tiers tiers) {
        boolean sameAsThen = now.isLike(new TierDraft(then));
        boolean nothingSince = isLike(new TierDraft(then));
        if (!sameAsThen && (nothingSince || tiers.rank(now.level) > tiers.rank(level))) {
            take(now);
        }
    }

    /** Adds what another member has: the higher of the levels that were won, the higher floor, and all gifts. */
    void merge(TierState other, Tiers tiers) {
        int order = Integer.compare(tiers.rank(other.level()), tiers.rank(level));
        if (order > 0 || (order == 0 && lastsLonger(other.until(), until))) {
            take(new TierDraft(other));
        }
        Floor its = other.floor();
        if (its != null
                && (floor == null
                        || tiers.rank(its.level()) > tiers.rank(floor.level())
                        || (its.level().equals(floor.level()) && lastsLonger(its.until(), floor.until())))) {
            floor = its;
        }
        gifts.addAll(other.gifts());
        for (Given each : other.given()) {
            given.removeIf(mine -> mine.isOf(each) && !mine.on().isAfter(each.on()));
            if (given.stream().noneMatch(mine -> mine.isOf(each))) {
                given.add(each);
            }
        }
    }

    private static boolean lastsLonger(@Nullable LocalDate one, @Nullable LocalDate other) {
        return other != null && (one == null || one.isAfter(other));
    }

    private void take(TierDraft other) {
        level = other.level;
        since = other.since;
        qualified = other.qualified;
        until = other.until;
        grace = other.grace;
        waiting = other.waiting;
    }

    /** Whether the level that was won is the same, floors and gifts aside. */
    private boolean isLike(TierDraft other) {
        return Objects.equals(level, other.level)
                && Objects.equals(since, other.since)
                && Objects.equals(qualified, other.qualified)
                && Objects.equals(until, other.until)
                && Objects.equals(grace, other.grace)
                && Objects.equals(waiting, other.waiting);
    }

    /** The state now; the one before if nothing changed. */
    TierState state() {
        TierState same = state(before.revision());
        return same.equals(before) ? before : state(Math.addExact(before.revision(), 1));
    }

    private TierState state(long revision) {
        return new TierState(
                before.member(), revision, level, since, qualified, until, grace, waiting, floor, gifts, given);
    }
}
