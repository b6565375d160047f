package dev.loyalty.referral;

import dev.loyalty.ledger.IdempotencyKey;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What of a history's referrals stands: neither reviewed otherwise nor undone. */
final class StandingReferrals {

    /** How much came back. */
    private record Back(BigDecimal uncounted, BigDecimal returned) {
        private static final Back NOTHING = new Back(BigDecimal.ZERO, BigDecimal.ZERO);

        Back plus(PastUndoing undoing) {
            return new Back(uncounted.add(undoing.uncounted()), returned.add(undoing.returned()));
        }
    }

    private final String member;
    private final Set<IdempotencyKey> reviewed = new HashSet<>();
    private final Map<IdempotencyKey, Back> undone = new HashMap<>();

    StandingReferrals(ReferralHistory history) {
        this.member = history.member();
        for (PastReferral past : history.referrals()) {
            IdempotencyKey held = past.held();
            if (held != null) {
                reviewed.add(held);
            }
        }
        for (PastUndoing undoing : history.undoings()) {
            for (IdempotencyKey original : undoing.originals()) {
                undone.put(original, undone.getOrDefault(original, Back.NOTHING).plus(undoing));
            }
        }
    }

    /** The sides whose reward stands, or waits for a review that has not been made. */
    Set<Side> sides(PastReferral past) {
        Set<Side> standing = EnumSet.noneOf(Side.class);
        if (!reviewed.contains(past.key())) {
            past.sides().forEach((side, referred) -> {
                Back back = undone.getOrDefault(key(past, side), Back.NOTHING);
                if (referred.stands(back.uncounted(), back.returned())) {
                    standing.add(side);
                }
            });
        }
        return standing;
    }

    /** Whether it was held and not reviewed yet. */
    boolean isWaiting(PastReferral past) {
        return past.status() == PastReferral.Status.HELD && !reviewed.contains(past.key());
    }

    /** Whether the reward of a milestone was not taken back. */
    boolean isRewarded(PastReferral past, Milestone milestone) {
        IdempotencyKey key = past.key();
        String event = RewardKeys.event(key, milestone.name());
        return !undone.containsKey(new IdempotencyKey(key.programme(), member, event, key.calculation()));
    }

    private static IdempotencyKey key(PastReferral past, Side side) {
        String advocate = past.advocate();
        return past.key().of(side == Side.FRIEND || advocate == null ? past.friend() : advocate);
    }
}
