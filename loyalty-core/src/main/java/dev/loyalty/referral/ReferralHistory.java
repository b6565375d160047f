package dev.loyalty.referral;

import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.ledger.ReversalReceipt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A member's referrals in one programme, as friend and as advocate. The host adds each receipt once it is committed: every
 * decision in which the member takes part, and every reversal of a part of one, the other member's too. Adding one twice
 * changes nothing, and the order in which receipts are added does not matter.
 *
 * <p>Immutable, and a plain value that a host can store. A host that has the facts in its database tells them itself.
 *
 * @param programme the programme's id
 * @param member the member's id
 * @param referrals sorted by key
 * @param undoings sorted by key
 */
public record ReferralHistory(
        String programme, String member, List<PastReferral> referrals, List<PastUndoing> undoings) {

    public ReferralHistory {
        Texts.notBlank(programme, "programme");
        Texts.notBlank(member, "member");
        referrals = List.copyOf(referrals);
        undoings = List.copyOf(undoings);
    }

    /** Of a member of whom nothing is known. */
    public static ReferralHistory empty(String programme, String member) {
        return new ReferralHistory(programme, member, List.of(), List.of());
    }

    /** This history and one receipt more; receipts that tell nothing of referrals change nothing. */
    public ReferralHistory plus(Receipt receipt) {
        return plus(List.of(receipt));
    }

    /**
     * This history and these receipts, in any order. Adding many at once is faster than one by one.
     *
     * @throws IllegalArgumentException if a receipt is of another programme, or a referral of other members
     */
    public ReferralHistory plus(Collection<? extends Receipt> receipts) {
        SortedMap<IdempotencyKey, PastReferral> allReferrals = byKey(referrals, PastReferral::key);
        SortedMap<IdempotencyKey, PastUndoing> allUndoings = byKey(undoings, PastUndoing::key);
        for (Receipt receipt : receipts) {
            if (receipt instanceof ReferralDecision decision) {
                check(decision);
                allReferrals.put(decision.key(), PastReferral.of(decision));
            } else if (receipt instanceof ReversalReceipt reversal
                    && reversal.originals().stream().anyMatch(key -> key.calculation() == Calculation.REFERRAL)) {
                allUndoings.put(reversal.key(), PastUndoing.of(reversal));
            }
        }
        return new ReferralHistory(
                programme, member, List.copyOf(allReferrals.values()), List.copyOf(allUndoings.values()));
    }

    private void check(ReferralDecision decision) {
        boolean own = decision.friend().equals(member)
                || decision.advocate().filter(member::equals).isPresent();
        if (!own || !decision.key().programme().equals(programme)) {
            throw new IllegalArgumentException("receipt " + decision.key() + " is of friend \"" + decision.friend()
                    + "\" and advocate \"" + decision.advocate().orElse("") + "\", not of member \"" + member
                    + "\" of programme \"" + programme + "\". Maybe two members' receipts were mixed up?");
        }
    }

    private static <T> SortedMap<IdempotencyKey, T> byKey(List<T> list, Function<T, IdempotencyKey> key) {
        SortedMap<IdempotencyKey, T> map = new TreeMap<>();
        list.forEach(each -> map.put(key.apply(each), each));
        return map;
    }

    /** What is on record of the member as a friend. */
    public FriendRecord asFriend() {
        Set<String> closed = referrals.stream()
                .filter(past -> past.friend().equals(member) && past.status() == PastReferral.Status.CLOSED)
                .map(PastReferral::claim)
                .filter(Objects::nonNull)
                .map(Claim::id)
                .collect(Collectors.toSet());
        List<Claim> claims = new ArrayList<>();
        Set<Side> rewarded = EnumSet.noneOf(Side.class);
        String advocate = null;
        SortedMap<IdempotencyKey, Set<Side>> waiting = new TreeMap<>();
        StandingReferrals standing = new StandingReferrals(this);
        for (PastReferral past : referrals) {
            Claim claim = past.claim();
            if (past.friend().equals(member)) {
                if (claim != null && past.isClaim() && !closed.contains(claim.id())) {
                    claims.add(claim);
                }
                Set<Side> sides = standing.sides(past);
                if (standing.isWaiting(past)) {
                    waiting.put(past.key(), sides);
                }
                for (Side side : sides) {
                    rewarded.add(side);
                    advocate = side == Side.ADVOCATE ? past.advocate() : advocate;
                }
            }
        }
        return new FriendRecord(claims, advocate, rewarded, waiting);
    }

    /** Who referred the member; null if nobody whose referral stands. */
    public @Nullable String advocate() {
        return asFriend().advocate();
    }

    /** The different friends whom the member brought, whose referrals stand; those that wait for a review are not among them. */
    public SortedSet<String> friends() {
        SortedSet<String> friends = new TreeSet<>();
        StandingReferrals standing = new StandingReferrals(this);
        for (PastReferral past : referrals) {
            if (member.equals(past.advocate())
                    && past.status() == PastReferral.Status.REWARDED
                    && standing.sides(past).contains(Side.ADVOCATE)) {
                friends.add(past.friend());
            }
        }
        return Collections.unmodifiableSortedSet(friends);
    }

    /**
     * Milestones that were rewarded and are no longer reached, where the policy of the time takes them back: each is
     * reversed by itself, {@link ReferralDecision#milestone}. In the order of the receipts.
     */
    public List<LostMilestone> lostMilestones() {
        long friends = friends().size();
        StandingReferrals standing = new StandingReferrals(this);
        List<LostMilestone> lost = new ArrayList<>();
        for (PastReferral past : referrals) {
            for (Milestone milestone : past.milestones()) {
                boolean mine = member.equals(past.advocate());
                if (mine && friends < milestone.friends() && standing.isRewarded(past, milestone)) {
                    lost.add(new LostMilestone(past.key(), milestone.name()));
                }
            }
        }
        return List.copyOf(lost);
    }
}
