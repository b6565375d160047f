package dev.loyalty.tier;

import dev.loyalty.policy.definition.Tiers;
import dev.loyalty.tier.SettledGift.Fate;
import dev.loyalty.tier.TierState.Floor;
import dev.loyalty.tier.TierState.Gift;
import dev.loyalty.tier.TierState.Given;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Floors and gifts: levels that stand beside the one that was won. Used by one call on one thread. */
final class TierGifts {

    private final Tiers tiers;
    private final ZoneId zone;
    private final TierDraft draft;

    /** @param draft what is changed */
    TierGifts(Tiers tiers, ZoneId zone, TierDraft draft) {
        this.tiers = tiers;
        this.zone = zone;
        this.draft = draft;
    }

    /** Ends what had its last day before this one. */
    void end(LocalDate day) {
        draft.gifts.removeIf(gift -> gift.until().isBefore(day));
        Floor floor = draft.floor;
        if (floor != null && floor.until() != null && floor.until().isBefore(day)) {
            draft.floor = null;
        }
    }

    /** Does what the host asks for. */
    void apply(@Nullable TierChange change, Instant at) {
        if (change instanceof TierChange.SetFloor floor) {
            requireFuture(floor.level(), floor.until(), at);
            draft.floor = new Floor(floor.level(), at, floor.until());
        } else if (change instanceof TierChange.EndFloor) {
            draft.floor = null;
        } else if (change instanceof TierChange.Give gift) {
            requireFuture(gift.level(), gift.until(), at);
            draft.gifts.add(new Gift(gift.level(), at, gift.until()));
        } else if (change instanceof TierChange.Merge merge) {
            draft.merge(merge.other(), tiers);
        } else if (change instanceof TierChange.EndGift gift) {
            draft.gifts.removeIf(each -> each.level().equals(gift.level()));
        }
    }

    private void requireFuture(String level, @Nullable LocalDate until, Instant at) {
        if (tiers.rank(level) == 0) {
            throw new IllegalArgumentException("the policy has no level \"" + level + "\". Maybe one of "
                    + String.join(", ", tiers.names()) + "?");
        }
        LocalDate today = at.atZone(zone).toLocalDate();
        if (until != null && until.isBefore(today)) {
            throw new IllegalArgumentException("the last day of level \"" + level + "\" would be " + until + ", before "
                    + today + ". Maybe a later one?");
        }
    }

    /** Gives what rules propose, if they did not give it before and it is higher than what the member has. */
    List<SettledGift> give(List<GiftAsk> asks, Instant at) {
        LocalDate today = at.atZone(zone).toLocalDate();
        List<SettledGift> settled = new ArrayList<>();
        for (GiftAsk ask : asks) {
            LocalDate until = ask.span().addTo(today);
            Fate fate = fate(ask, today, at);
            if (fate == Fate.GIVEN) {
                draft.gifts.add(new Gift(ask.level(), at, until));
                draft.given.removeIf(each -> isOf(each, ask));
                draft.given.add(new Given(ask.rule(), ask.level(), today));
            }
            settled.add(new SettledGift(ask.rule(), ask.level(), until, fate));
        }
        return settled;
    }

    private Fate fate(GiftAsk ask, LocalDate today, Instant at) {
        if (draft.given.stream().anyMatch(each -> isOf(each, ask) && excludes(each, ask, today))) {
            return Fate.GIVEN_BEFORE;
        }
        return draft.state().rankAt(tiers, at, zone) < tiers.rank(ask.level()) ? Fate.GIVEN : Fate.NOT_HIGHER;
    }

    private static boolean isOf(Given given, GiftAsk ask) {
        return given.rule().equals(ask.rule()) && given.level().equals(ask.level());
    }

    private static boolean excludes(Given given, GiftAsk ask, LocalDate today) {
        return ask.oncePer() == null || !ask.oncePer().start(today).isAfter(given.on());
    }
}
