package dev.loyalty.tier;

import dev.loyalty.model.PeriodUnit;
import dev.loyalty.policy.definition.TierSwitches;
import dev.loyalty.policy.definition.TierSwitches.Grandfathering;
import dev.loyalty.policy.definition.TierSwitches.ReviewDate;
import dev.loyalty.policy.definition.TierTerm;
import dev.loyalty.policy.definition.Tiers;
import dev.loyalty.tier.TierState.Grace;
import dev.loyalty.tier.TierState.Waiting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Settles which level the member has won.
 *
 * <p>level = upgrade( review( grace( highest level of which a proposal is met )))
 *
 * <ol>
 *   <li>A proposal is met if enough of its needs are: {@code >=}. The highest level with one that is met, by the
 *       thresholds that rank levels, is the one that the member qualifies for.
 *   <li>What is due comes first, in this order: the end of grace; the review of the level, by the time that ends here.
 *       Who qualifies keeps the level for another term; who does not loses it, as far down as the policy says, at once
 *       or after its grace.
 *   <li>Then a higher level is won, at once or with the next period. Its term begins, unless the policy lets the review
 *       stay.
 *   <li>A return that is checked costs no more levels than the policy says, and none that is still qualified for, be it
 *       now or as of the day on which the level was won.
 * </ol>
 *
 * <p>Floors and gifts stand beside the level that was won, and an assessment never changes them; the member has the
 * highest of all. Used by one call on one thread.
 */
final class TierSettlement {

    private final Tiers tiers;
    private final TierSwitches switches;
    private final ZoneId zone;
    private final @Nullable LocalDate joined;
    private final TierDraft draft;

    /** @param draft what is settled; changed by this */
    TierSettlement(Tiers tiers, ZoneId zone, @Nullable Instant joined, TierDraft draft) {
        this.tiers = tiers;
        this.switches = tiers.switches();
        this.zone = zone;
        this.joined = joined == null ? null : day(joined);
        this.draft = draft;
    }

    /**
     * Something happened at an instant.
     *
     * @param qualified the place of the level that the member qualifies for
     * @param canFall whether a level that needs no review can be lost
     */
    void look(Instant at, int qualified, boolean canFall) {
        Instant since = draft.since;
        boolean late = since != null && !at.isAfter(since);
        Moment moment = since != null && late ? new Moment(since, day(since), day(at)) : moment(at);
        int held = held();
        if (held > 0 && qualified >= held && draft.grace != null) {
            renew(moment);
        } else if (held > 0 && draft.grace == null && draft.until == null) {
            if (!switches.kept().hasNoReview()) {
                draft.until = end(moment);
            } else if (canFall && !late && qualified < held && switches.kept() instanceof TierTerm.WhileQualified) {
                lose(qualified, moment);
            }
        }
        upgrade(qualified, moment);
    }

    /** A day has come on which something is due. */
    void due(LocalDate day, int qualified) {
        Moment moment = new Moment(day.atStartOfDay(zone).toInstant(), day, day.minusDays(1));
        Grace grace = draft.grace;
        boolean begins = draft.waiting != null && draft.waiting.from().equals(day);
        if (grace != null && grace.until().equals(moment.judged)) {
            endOfGrace(grace, qualified, moment);
        } else if (grace == null && moment.judged.equals(draft.until)) {
            review(qualified, moment);
        }
        if (begins) {
            draft.waiting = null;
            if (qualified > held()) {
                win(qualified, moment);
            }
        } else {
            upgrade(qualified, moment);
        }
    }

    /** Something came back, and the policy checks what that means. */
    void recheck(Instant at, int qualified) {
        int held = held();
        if (qualified < held) {
            int target = Math.max(target(held, qualified), held - switches.levelsPerReturn());
            Grace grace = draft.grace;
            if (grace != null && target <= tiers.rank(grace.fallsTo())) {
                fall(tiers.rank(grace.fallsTo()), moment(at), grace.judged());
            } else if (target < held) {
                Instant since = draft.since;
                draft.level = tiers.at(target);
                draft.since = since != null && since.isAfter(at) ? since : at;
                draft.until = target == 0 ? null : draft.until;
                draft.qualified = target == 0 ? null : draft.qualified;
            }
        }
    }

    /**
     * When something holds.
     *
     * @param at from which instant on
     * @param day the day of that instant
     * @param judged the day by which it is judged: the same, or the one before if that ends a term, or that of an event
     *     that became known late
     */
    private record Moment(Instant at, LocalDate day, LocalDate judged) {}

    private Moment moment(Instant at) {
        return new Moment(at, day(at), day(at));
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private int held() {
        return tiers.rank(draft.level);
    }

    private void endOfGrace(Grace grace, int qualified, Moment moment) {
        int fallsTo = tiers.rank(grace.fallsTo());
        if (qualified >= held()) {
            renew(moment);
        } else if (qualified > fallsTo) {
            fall(qualified, moment, moment.judged);
        } else {
            fall(fallsTo, moment, grace.judged());
        }
    }

    private void review(int qualified, Moment moment) {
        draft.until = null;
        if (switches.kept() instanceof TierTerm.ForEver) {
            return;
        }
        if (qualified >= held()) {
            renew(moment);
        } else {
            lose(qualified, moment);
        }
    }

    private void renew(Moment moment) {
        draft.grace = null;
        draft.qualified = moment.judged;
        draft.until = end(moment);
    }

    /** The level is no longer qualified for. */
    private void lose(int qualified, Moment moment) {
        int target = target(held(), qualified);
        if (target == held()) {
            draft.until = end(moment);
            return;
        }
        LocalDate kept = keptUntil(moment);
        if (kept == null) {
            fall(target, moment, moment.judged);
        } else {
            draft.grace = new Grace(tiers.at(target), moment.judged, kept);
        }
    }

    private int target(int held, int qualified) {
        return switch (switches.down()) {
            case TO_QUALIFIED -> qualified;
            case ONE_LEVEL -> Math.max(qualified, held - 1);
            case NEVER -> held;
        };
    }

    /** The last day up to which a level that is lost is kept, or null. */
    private @Nullable LocalDate keptUntil(Moment moment) {
        LocalDate grace = switches.grace() == null ? null : switches.grace().addTo(moment.day);
        Grandfathering old = switches.grandfathering();
        Instant since = draft.since;
        boolean kept = old != null
                && since != null
                && day(since).isBefore(old.reachedBefore())
                && !old.until().isBefore(moment.day);
        if (!kept || old == null) {
            return grace;
        }
        return grace == null || old.until().isAfter(grace) ? old.until() : grace;
    }

    private void fall(int target, Moment moment, LocalDate judged) {
        draft.level = tiers.at(target);
        draft.since = moment.at;
        draft.grace = null;
        draft.waiting = null;
        draft.qualified = target == 0 ? null : judged;
        draft.until = target == 0 ? null : end(judged, moment.day);
    }

    private void upgrade(int qualified, Moment moment) {
        PeriodUnit period = switches.upgradeAtNext();
        if (qualified <= held()) {
            draft.waiting = null;
        } else if (period == null
                || (moment.judged.isBefore(moment.day)
                        && period.start(moment.day).equals(moment.day))) {
            win(qualified, moment);
        } else {
            draft.waiting = new Waiting(String.valueOf(tiers.at(qualified)), period.next(moment.day));
        }
    }

    private void win(int rank, Moment moment) {
        boolean stays = switches.reviewAfterUpgrade() == ReviewDate.STAYS && draft.grace == null;
        LocalDate until = draft.until;
        draft.level = tiers.at(rank);
        draft.since = moment.at;
        draft.qualified = moment.judged;
        draft.until = stays && until != null && !until.isBefore(moment.day) ? until : end(moment);
        draft.grace = null;
        draft.waiting = null;
    }

    private @Nullable LocalDate end(Moment moment) {
        return end(moment.judged, moment.day);
    }

    /** A term that would be over before it holds is counted from the day on which it does. */
    private @Nullable LocalDate end(LocalDate judged, LocalDate day) {
        LocalDate end = switches.kept().lastDay(judged, joined).orElse(null);
        return end != null && end.isBefore(day)
                ? switches.kept().lastDay(day, joined).orElse(null)
                : end;
    }
}
